"""工作台的页面 · Pages of the desk: what awaits, how far things have come, one act at a time."""
