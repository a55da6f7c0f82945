"""网页 · The web door: parse, one act or one query, a page; components, layout, error pages."""
