"""组件：示例条 · The component ``strip``: props, template, demo."""
