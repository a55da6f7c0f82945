"""组件：日历 · The component ``cal``: props, template, demo."""
