"""Craftify Email: the self-hosted home of a company's email templates."""

__version__ = "0.1.0"
