"""Designs to begin from, written for Craftify."""

from craftify.starters.catalog import Starter, starters

__all__ = ["Starter", "starters"]
