"""组件：改动 · The component ``change``: props, template, demo."""
