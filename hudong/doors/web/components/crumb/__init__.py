"""组件：位置 · The component ``crumb``: props, template, demo."""
