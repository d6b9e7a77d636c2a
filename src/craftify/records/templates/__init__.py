"""How templates lie in the item store."""
