"""What people can do with templates, from import to version."""
