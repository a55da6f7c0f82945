"""组件：二维码 · The component ``qr``: props, template, demo."""
