"""门 · Doors: how people and machines come in, and how papers and messages go out."""
