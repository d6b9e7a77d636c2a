"""A way out is asked of marketing, and only noted for what somebody's own act caused."""

import pytest

from craftify.engine import check, compile_document, import_html


@pytest.mark.parametrize(
    ("subject", "severity"),
    [
        ("Your order {{ order.number }} is confirmed", "info"),
        ("Reset your password", "info"),
        ("Payment received", "info"),
        ("Our autumn collection", "warning"),
        ("Order now and save 30%", "warning"),
        ("{{ order.number }}", "warning"),
    ],
)
def test_the_subject_says_how_grave_it_is(subject: str, severity: str) -> None:
    page = f'<html lang="en"><head><title>{subject}</title></head><body><p>Words</p></body></html>'
    document = import_html(page).document
    found = check(document, compile_document(document))
    assert [one.severity for one in found if one.check == "delivery.unsubscribe"] == [severity]
