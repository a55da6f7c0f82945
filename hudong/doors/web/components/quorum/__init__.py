"""组件：到会人数 · The component ``quorum``: props, template, demo."""
