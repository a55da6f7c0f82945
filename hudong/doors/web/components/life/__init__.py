"""组件：来龙去脉 · The component ``life``: props, template, demo."""
