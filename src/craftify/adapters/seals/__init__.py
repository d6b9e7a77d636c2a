"""Sealing with AES-256-GCM, by cryptography."""

from craftify.adapters.seals.aes_seals import AesSeals

__all__ = ["AesSeals"]
