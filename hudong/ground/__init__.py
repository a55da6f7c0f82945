"""地基:法、存证、门、人。The ground floor: law, record, kernel, people."""
