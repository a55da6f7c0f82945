"""组件：两份清单 · The component ``pair``: props, template, demo."""
