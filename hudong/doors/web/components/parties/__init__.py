"""组件：甲乙双方 · The component ``parties``: props, template, demo."""
