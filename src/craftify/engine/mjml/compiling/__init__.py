"""MJML elements compiled to HTML: the shield around the native compiler, and what it lacks."""
