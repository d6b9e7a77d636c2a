"""Checks of what email clients take away."""
