"""组件：金额 · The component ``yuan``: props, template, demo."""
