"""组件：选一项 · The component ``pick``: props, template, demo."""
