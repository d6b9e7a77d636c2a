"""The local mailbox: messages go nowhere but into a folder where they can be read."""

from craftify.adapters.mailbox.post import FileMailbox

__all__ = ["FileMailbox"]
