"""多选 · Several of many."""
