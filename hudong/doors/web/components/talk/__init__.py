"""组件：商量的经过 · The component ``talk``: props, template, demo."""
