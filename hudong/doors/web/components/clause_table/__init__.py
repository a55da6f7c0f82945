"""组件：条款和经费 · The component ``clause_table``: props, template, demo."""
