"""组件：链接 · The component ``link``: props, template, demo."""
