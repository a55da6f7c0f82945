"""组件：会场大屏 · The component ``wall``: props, template, demo."""
