"""Secrets that have to be read again later: sealed before they are kept."""

from typing import Protocol


class SealBroken(Exception):
    """Not sealed by us, changed since, for another purpose, or under a secret long gone."""


class Seals(Protocol):
    """Encrypts and authenticates short texts under the server's secret. Nothing here waits.

    A purpose says what is sealed and whose it is, like `totp:<account>` or `sso:<connection>`. It
    is not kept inside but bound to the sealed text, so a text moved to another row does not open
    there. The server's secret may be exchanged: what was sealed under a former one opens for as
    long as the operator names it, and `outdated` says what wants sealing anew.
    """

    def seal(self, purpose: str, text: str) -> str:
        """The text as it may be kept: printable ASCII, another one each time.

        It has at most 4/3 of the text's bytes in UTF-8, and 64 characters more.
        """
        ...

    def unseal(self, purpose: str, sealed: str) -> str:
        """The text again.

        Raises:
            SealBroken: it is anything else than what `seal` made for this very purpose.
        """
        ...

    def outdated(self, sealed: str) -> bool:
        """Whether it was sealed under a former secret, or by nobody we know."""
        ...
