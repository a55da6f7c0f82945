"""组件：走到哪一步 · The component ``steps``: props, template, demo."""
