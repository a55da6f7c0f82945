"""名册表 · The roll of a meeting on one page."""
