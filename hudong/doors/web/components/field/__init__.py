"""组件：填一栏 · The component ``field``: props, template, demo."""
