"""How each noun lies in the item store, once for every database."""
