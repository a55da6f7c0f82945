"""组件：怎样办 · The component ``how``: props, template, demo."""
