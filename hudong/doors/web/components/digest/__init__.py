"""组件：核对码 · The component ``digest``: props, template, demo."""
