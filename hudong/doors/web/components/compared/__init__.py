"""组件：对照 · The component ``compared``: props, template, demo."""
