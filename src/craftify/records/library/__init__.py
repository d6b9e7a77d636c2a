"""How brand kits and synced blocks lie in the item store."""
