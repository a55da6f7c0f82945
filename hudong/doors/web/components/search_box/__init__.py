"""组件：查找 · The component ``search_box``: props, template, demo."""
