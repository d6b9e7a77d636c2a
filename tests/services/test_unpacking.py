"""Unpacking finds the emails in uploads and lets nothing lead it astray."""

import io
import stat
import zipfile
from time import perf_counter

import pytest
from tests.emails import HELLO, a_zip

from craftify.services.templates.unpacking import MOST_DOCUMENTS, Found, Refusal, Upload, unpacked


def taken(*uploads: tuple[str, bytes]) -> list[Found | Refusal]:
    return unpacked([Upload(name=name, data=content) for name, content in uploads])


def only(rows: list[Found | Refusal]) -> Found | Refusal:
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a.mjml", "a.mjml"),
        ("../../a.mjml", "a.mjml"),
        ("C:\\mails\\a.mjml", "C:/mails/a.mjml"),
        ("/etc/a.mjml", "etc/a.mjml"),
        ("a\r\n\x1b[31m.mjml", "a[31m.mjml"),
        ("x" * 500 + ".mjml", "x" * 195 + ".mjml"),
    ],
)
def test_names_are_only_shown(name: str, shown: str) -> None:
    assert only(taken((name, HELLO.encode()))).file == shown


def test_mjml_is_known_by_its_content_too() -> None:
    row = only(taken(("a.html", HELLO.encode())))
    assert isinstance(row, Found)
    assert row.format == "mjml"


def test_partials_of_an_archive_stay_in_it() -> None:
    archive = a_zip({"partials/base.mjml": "<mj-text/>", "a.mjml": HELLO})
    inside, outside = taken(("a.zip", archive), ("b.mjml", HELLO.encode()))
    assert isinstance(inside, Found)
    assert isinstance(outside, Found)
    assert inside.partials == {"base.mjml": "<mj-text/>"}
    assert outside.partials == {}


def test_two_partials_of_one_name_are_one_too_many() -> None:
    rows = taken(("partials/a.mjml", b"x"), ("other/partials/a.mjml", b"y"), ("m.mjml", b"<mjml>"))
    assert [type(row) for row in rows] == [Refusal, Found]


def test_a_symbolic_link_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("link.mjml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    row = only(taken(("a.zip", packed.getvalue())))
    assert isinstance(row, Refusal)
    assert "symbolic link" in row.message


def test_an_encrypted_archive_is_refused() -> None:
    archive = bytearray(a_zip({"a.mjml": HELLO}))
    archive[6] |= 1
    archive[archive.index(b"PK\x01\x02") + 8] |= 1
    assert isinstance(only(taken(("a.zip", bytes(archive)))), Refusal)


def test_a_lying_archive_is_cut_off() -> None:
    bomb = bytearray(a_zip({"a.mjml": b"\0" * 50_000_000}))
    size = (50_000_000).to_bytes(4, "little")
    lie = (90_000).to_bytes(4, "little")
    begun = perf_counter()
    row = only(taken(("a.zip", bytes(bomb.replace(size, lie)))))
    assert isinstance(row, Refusal)
    assert perf_counter() - begun < 5


def test_many_entries_are_refused_at_once() -> None:
    archive = a_zip({f"{number}.mjml": "" for number in range(20_000)})
    begun = perf_counter()
    assert isinstance(only(taken(("a.zip", archive))), Refusal)
    assert perf_counter() - begun < 5


def test_damage_is_one_row() -> None:
    archive = a_zip({"a.mjml": HELLO})
    for cut in (1, 30, len(archive) // 2, len(archive) - 1):
        assert isinstance(only(taken(("a.zip", archive[:cut]))), Refusal)
    damaged = bytearray(a_zip({"a.mjml": "x" * 5_000}))
    damaged[45] ^= 0xFF
    assert isinstance(only(taken(("a.zip", bytes(damaged)))), Refusal)


def test_there_is_an_end_to_the_number_of_emails() -> None:
    uploads = [Upload(name=f"{n}.mjml", data=b"<mjml/>") for n in range(MOST_DOCUMENTS + 2)]
    rows = unpacked(uploads)
    assert [type(row) for row in rows[-3:]] == [Found, Refusal, Refusal]


def test_an_email_has_a_largest_size() -> None:
    row = only(taken(("a.html", b"x" * (2 * 1024 * 1024 + 1))))
    assert isinstance(row, Refusal)
    assert row.code == "TOO_LARGE"
