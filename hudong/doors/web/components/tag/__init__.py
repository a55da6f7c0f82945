"""组件：标签 · The component ``tag``: props, template, demo."""
