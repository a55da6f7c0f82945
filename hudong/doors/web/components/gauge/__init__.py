"""组件：通过线 · The component ``gauge``: props, template, demo."""
