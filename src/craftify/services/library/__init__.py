"""What people can do with brand kits and synced blocks."""
