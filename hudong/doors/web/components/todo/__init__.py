"""组件：等你办的 · The component ``todo``: props, template, demo."""
