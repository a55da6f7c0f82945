"""组件：方格 · The component ``cells``: props, template, demo."""
