"""组件：还不能办 · The component ``blocked``: props, template, demo."""
