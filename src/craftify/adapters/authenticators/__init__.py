"""Codes of authenticator apps, by pyotp."""

from craftify.adapters.authenticators.time_codes import TimeCodes

__all__ = ["TimeCodes"]
