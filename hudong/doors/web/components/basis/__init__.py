"""组件：法据 · The component ``basis``: props, template, demo."""
