"""组件：办完以后 · The component ``told``: props, template, demo."""
