"""组件：核对 · The component ``proof``: props, template, demo."""
