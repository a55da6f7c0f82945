"""组件：页头 · The component ``head``: props, template, demo."""
