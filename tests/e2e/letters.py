"""Mails of the product itself, as the mailbox shows them, and the links in them."""

from tests.e2e.visitors import Visitor

LINK = r"""async (address) => {
  const list = await fetch('/api/mailbox?search=' + encodeURIComponent(address));
  const [newest] = (await list.json()).data;
  if (!newest) return null;
  const mail = await fetch('/api/mailbox/' + newest.id);
  return (await mail.json()).data.text.match(/\/[a-z-]+#token=\S+/)?.[0] ?? null;
}"""


def link_to(reader: Visitor, address: str) -> str:
    """The path of the link in the newest mail to somebody, once it has come."""
    reader.open("/settings/profile")
    return str(reader.until(LINK, address))
