"""The routes of templates, from import to version."""
