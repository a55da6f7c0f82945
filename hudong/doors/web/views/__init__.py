"""网页视图 · Views of the web door: each is short and ends in one answer."""
