"""What a browser keeps of a session: cookies no script can read, and no token anywhere else."""

import pytest
from playwright.sync_api import expect
from tests.e2e.conftest import Site
from tests.e2e.visitors import Visitor
from tests.emails import HELLO

pytestmark = pytest.mark.e2e

KEPT = """async () => {
  const bases = await indexedDB.databases();
  return JSON.stringify([
    document.cookie, document.referrer, location.href, history.state,
    {...localStorage}, {...sessionStorage}, bases, document.documentElement.outerHTML,
    performance.getEntriesByType('resource').map((one) => one.name),
  ]);
}"""


def test_a_page_keeps_no_token(ada: Visitor, site: Site) -> None:
    secrets = [
        cookie["value"] for cookie in ada.page.context.cookies() if len(cookie["value"]) > 20
    ]
    assert len(secrets) >= 2
    for path in (site.template("Kept", mjml=HELLO), "/mailbox", "/settings/sessions"):
        ada.open(path)
        expect(ada.page.get_by_role("heading", level=1)).to_be_visible()
        kept = ada.page.evaluate(KEPT)
        assert [secret for secret in secrets if secret in kept] == []
        assert "craftify_" not in kept.partition(",")[0]
    for cookie in ada.page.context.cookies():
        assert cookie["httpOnly"], cookie["name"]
