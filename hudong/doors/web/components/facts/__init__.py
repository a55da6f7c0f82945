"""组件：要点 · The component ``facts``: props, template, demo."""
