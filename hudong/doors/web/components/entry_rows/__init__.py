"""逐项填写 · One row after the other, each with its own fields."""
