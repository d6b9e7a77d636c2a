"""Argon2id, by argon2-cffi."""

from craftify.adapters.passwords.argon import Argon2Passwords

__all__ = ["Argon2Passwords"]
