"""组件：一句话 · The component ``phrase``: props, template, demo."""
