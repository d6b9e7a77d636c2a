"""The routes of brand kits and synced blocks."""
