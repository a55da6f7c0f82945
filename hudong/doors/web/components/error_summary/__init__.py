"""组件：还差什么 · The component ``error_summary``: props, template, demo."""
