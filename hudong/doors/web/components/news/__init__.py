"""组件：列表 · The component ``news``: props, template, demo."""
