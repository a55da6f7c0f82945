"""组件：翻页 · The component ``paging``: props, template, demo."""
