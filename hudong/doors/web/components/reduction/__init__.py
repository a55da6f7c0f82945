"""组件：瘦身 · The component ``reduction``: props, template, demo."""
