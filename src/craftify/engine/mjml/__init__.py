"""MJML: the tolerant parser, block tree ↔ MJML, and the shield around the native compiler."""
