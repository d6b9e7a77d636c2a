"""What people can do with the audit log: look, take along, and see that nobody touched it."""
