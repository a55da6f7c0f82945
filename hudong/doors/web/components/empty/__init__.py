"""组件：空 · The component ``empty``: props, template, demo."""
