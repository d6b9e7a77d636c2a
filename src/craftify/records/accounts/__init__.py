"""How accounts lie in the item store."""
