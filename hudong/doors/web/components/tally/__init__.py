"""组件：计票 · The component ``tally``: props, template, demo."""
