"""组件：按钮 · The component ``button``: props, template, demo."""
