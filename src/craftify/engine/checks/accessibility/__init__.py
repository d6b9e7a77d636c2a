"""Checks for people who read with their ears, with weak eyes or in the dark."""
