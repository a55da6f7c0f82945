"""组件：你填写的内容 · The component ``typed``: props, template, demo."""
