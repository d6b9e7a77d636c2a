"""What templates of an organization share: brand kits and synced blocks."""
