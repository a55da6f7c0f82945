"""组件：算给你看 · The component ``arithmetic``: props, template, demo."""
