"""组件：标志 · The component ``mark``: props, template, demo."""
