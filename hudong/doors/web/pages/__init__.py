"""页面 · One module per topic: frozen dataclasses for pages, and the composers that fill them."""
