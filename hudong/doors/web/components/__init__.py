"""组件 · One folder per component: template, props, demo. Shown at /components/."""
