"""组件：表 · The component ``table``: props, template, demo."""
