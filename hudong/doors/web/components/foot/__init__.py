"""组件：页脚 · The component ``foot``: props, template, demo."""
