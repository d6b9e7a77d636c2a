"""Passkeys, by py_webauthn."""

from craftify.adapters.passkeys.ceremonies import WebauthnPasskeys

__all__ = ["WebauthnPasskeys"]
