"""Template tags of other languages, read as Liquid."""
