"""Importing over HTTP: every file gets a row, and what can land, lands."""

import httpx
import pytest
from tests.builders import Browser, code, data
from tests.emails import (
    BROKEN,
    DANGEROUS_HTML,
    HELLO,
    NAMED,
    PLAIN_HTML,
    a_template,
    a_zip,
    real_emails,
    sent_files,
)

BASE = '<mj-attributes><mj-text color="#123456" /></mj-attributes>'
INCLUDING = HELLO.replace("<mj-title>", '<mj-include path="./partials/base.mjml" /><mj-title>')


async def imported(ada: Browser, files: dict[str, str | bytes]) -> list[dict[str, object]]:
    answer = await sent(ada, files)
    assert answer.status_code == 201, answer.text
    rows: list[dict[str, object]] = data(answer)
    return rows


async def sent(ada: Browser, files: dict[str, str | bytes], **headers: str) -> httpx.Response:
    return await ada.send("POST", "/api/templates/import", files=sent_files(files), headers=headers)


async def test_each_file_lands_with_a_report_and_a_name(ada: Browser) -> None:
    rows = await imported(ada, {"a.mjml": HELLO, "some-letter.html": "<p>Untitled</p>"})
    assert [(row["file"], row["name"]) for row in rows] == [
        ("a.mjml", "Hello there"),
        ("some-letter.html", "Some letter"),
    ]
    report = rows[0]["report"]
    assert isinstance(report, dict)
    assert set(report) == {"format", "score", "blocks", "lines"}
    assert report["format"] == "mjml"
    assert 0 < report["score"] <= 1
    template = data(await ada.get(f"/api/templates/{rows[0]['templateId']}"))
    assert template["name"] == "Hello there"
    history = data(await ada.get(f"/api/templates/{rows[0]['templateId']}/versions"))
    assert history[0]["message"] == "Imported from a.mjml"
    source = await ada.get(f"/api/templates/{rows[0]['templateId']}/source?format=mjml")
    assert source.text == HELLO


async def test_what_cannot_be_taken_says_why_and_the_others_land(ada: Browser) -> None:
    rows = await imported(
        ada,
        {
            "good.mjml": HELLO,
            "broken.mjml": BROKEN,
            "notes.txt": "no email",
            "empty.html": "  ",
            "odd.html": b"\xff\xfe\xff not text \x81",
            "logo.png": b"\x89PNG",
        },
    )
    by_file = {row["file"]: row for row in rows}
    assert len(rows) == 6
    assert "templateId" in by_file["good.mjml"]
    error = by_file["broken.mjml"]["error"]
    assert isinstance(error, dict)
    assert error["code"] == "TEMPLATE_INVALID"
    assert error["line"] > 1
    for name in ("notes.txt", "empty.html", "logo.png"):
        assert "error" in by_file[name], name
        assert "templateId" not in by_file[name]
    assert len(data(await ada.get("/api/templates"))) == sum("templateId" in row for row in rows)


async def test_partials_serve_includes_by_name(ada: Browser) -> None:
    rows = await imported(ada, {"partials/base.mjml": BASE, "a.mjml": INCLUDING})
    assert [row["file"] for row in rows] == ["a.mjml"]
    address = f"/api/templates/{rows[0]['templateId']}"
    template = data(await ada.get(address))
    assert "#123456" in template["content"]
    assert (await ada.get(f"{address}/source?format=mjml")).text == INCLUDING
    changed = data(await ada.put(address, {"subject": "Still includes"}))
    assert (changed["version"], "#123456" in changed["content"]) == (2, True)
    changed_source = INCLUDING.replace("points", "coins")
    await ada.put(f"{address}/draft", {"format": "mjml", "source": changed_source})
    assert (await ada.post(f"{address}/versions")).status_code == 201
    bench = {"mjml": INCLUDING, "data": NAMED}
    assert (await ada.post("/api/engine/render", bench)).status_code == 422
    lent = await ada.post("/api/engine/render", bench | {"templateId": template["id"]})
    assert "#123456" in data(lent)["html"]
    given = await ada.post("/api/engine/render", bench | {"partials": {"base.mjml": BASE}})
    assert "#123456" in data(given)["html"]


async def test_a_missing_partial_is_an_error_of_that_file_alone(ada: Browser) -> None:
    rows = await imported(ada, {"a.mjml": INCLUDING, "b.mjml": HELLO})
    assert "base.mjml" in str(rows[0]["error"])
    assert "templateId" in rows[1]


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../../etc/passwd", "http://127.0.0.1/x.mjml", "file:///etc/passwd"]
)
async def test_an_include_reads_no_file_and_no_address(ada: Browser, path: str) -> None:
    rows = await imported(ada, {"a.mjml": INCLUDING.replace("./partials/base.mjml", path)})
    assert "error" in rows[0]
    assert "root:" not in str(rows)


async def test_an_archive_brings_emails_partials_and_keeps_the_rest_out(ada: Browser) -> None:
    packed = a_zip(
        {
            "set/mails/one.mjml": INCLUDING.replace("count }}", 'count }}<img src="img/a.png"/>'),
            "set/mails/two.html": PLAIN_HTML,
            "set/partials/base.mjml": BASE,
            "set/img/a.png": b"\x89PNG",
            "set/README.md": "read me",
            "__MACOSX/set/._one.mjml": b"\x00\x05",
            ".DS_Store": b"\x00",
        }
    )
    rows = await imported(ada, {"set.zip": packed})
    assert [row["file"] for row in rows] == [
        "set.zip/set/mails/one.mjml",
        "set.zip/set/mails/two.html",
    ]
    report = rows[0]["report"]
    assert isinstance(report, dict)
    kept_out = [line for line in report["lines"] if line["note"].startswith("Kept out")]
    assert [line["what"] for line in kept_out] == [
        "image set.zip/set/img/a.png",
        "1 other file of the archive",
    ]


@pytest.mark.parametrize(
    "entries",
    [
        {"../evil.mjml": HELLO},
        {"/evil.mjml": HELLO},
        {"a\\..\\evil.mjml": HELLO},
        {"C:/evil.mjml": HELLO},
        {"A.mjml": HELLO, "a.mjml": HELLO},
        {"bomb.mjml": b"\0" * 3_000_000},
        {"readme.txt": "nothing"},
        {f"{number}.txt": b"" for number in range(1_001)},
    ],
)
async def test_a_hostile_archive_is_refused_whole_and_the_others_land(
    ada: Browser, entries: dict[str, str | bytes]
) -> None:
    rows = await imported(ada, {"bad.zip": a_zip(entries), "good.mjml": HELLO})
    assert [row["file"] for row in rows] == ["bad.zip", "good.mjml"]
    assert "error" in rows[0]
    assert "templateId" in rows[1]


async def test_an_archive_in_an_archive_is_not_opened(ada: Browser) -> None:
    inner = a_zip({"a.mjml": HELLO})
    rows = await imported(
        ada, {"out.zip": a_zip({"in.zip": inner, "disguised.txt": inner, "b.mjml": HELLO})}
    )
    assert [(row["file"], "error" in row) for row in rows] == [
        ("out.zip/b.mjml", False),
        ("out.zip/in.zip", True),
        ("out.zip/disguised.txt", True),
    ]


async def test_what_is_no_archive_is_told_so(ada: Browser) -> None:
    rows = await imported(ada, {"a.zip": b"PK\x03\x04 not really", "b.zip": b""})
    assert all("error" in row for row in rows)


async def test_other_character_sets_are_read_and_told(ada: Browser) -> None:
    latin = '<meta charset="iso-8859-1"><title>Grüße</title><p>€ ü</p>'
    rows = await imported(
        ada, {"latin.html": latin.encode("windows-1252"), "bom.html": b"\xef\xbb\xbf<p>ok</p>"}
    )
    assert rows[0]["name"] == "Grüße"
    report = rows[0]["report"]
    assert isinstance(report, dict)
    assert "windows-1252" in str(report["lines"])
    assert "templateId" in rows[1]


async def test_what_could_be_executed_goes_and_reads_the_same(ada: Browser) -> None:
    rows = await imported(ada, {"danger.html": DANGEROUS_HTML})
    address = f"/api/templates/{rows[0]['templateId']}"
    content = data(await ada.get(address))["content"]
    assert "alert" not in content
    assert "javascript:" not in content
    assert "  two  spaces</p>" in content
    report = rows[0]["report"]
    assert isinstance(report, dict)
    dropped = [line for line in report["lines"] if line["action"] == "dropped"]
    assert len(dropped) >= 3
    page = await ada.get(f"{address}/rendered")
    assert "alert" not in page.text


async def test_what_holds_nothing_of_that_stays_byte_for_byte(ada: Browser) -> None:
    fonts = (
        "<style>@import url('https://fonts.example/a.css'); p{color:RED}</style><p>&mdash;  x<br>"
    )
    for source in (PLAIN_HTML, fonts):
        [row] = await imported(ada, {"a.html": source})
        template = data(await ada.get(f"/api/templates/{row['templateId']}"))
        assert template["content"] == source
        assert "dropped" not in str(row["report"])


async def test_an_import_is_repeated_safely(ada: Browser) -> None:
    files: dict[str, str | bytes] = {"a.mjml": HELLO, "b.html": PLAIN_HTML}
    key = {"Idempotency-Key": "import-1"}
    first, again = await sent(ada, files, **key), await sent(ada, files, **key)
    assert data(first) == data(again)
    assert len(data(await ada.get("/api/templates"))) == 2
    other = await sent(ada, {"a.mjml": HELLO}, **key)
    assert (other.status_code, code(other)) == (422, "IDEMPOTENCY_MISMATCH")


async def test_without_a_file_there_is_nothing_to_import(ada: Browser) -> None:
    other = [("other", ("a.mjml", HELLO.encode()))]
    answer = await ada.send("POST", "/api/templates/import", files=other)
    assert (answer.status_code, code(answer)) == (422, "VALIDATION_FAILED")
    json = await ada.post("/api/templates/import", {"files": []})
    assert (json.status_code, code(json)) == (415, "UNSUPPORTED_MEDIA_TYPE")


async def walked(ada: Browser, row: dict[str, object]) -> None:
    """A real email: there, previewed with samples, and sent to the mailbox."""
    assert "error" not in row, row
    address = f"/api/templates/{row['templateId']}"
    preview = await ada.post(f"{address}/preview", {"data": {}, "missing": "sample"})
    assert preview.status_code == 200, preview.text
    shown = data(preview)
    assert shown["size"]["html"] > 1_000
    assert "{{" not in shown["html"]
    order = {"to": "ben@meadow.example", "data": {}, "missing": "sample"}
    answer = await ada.post(f"{address}/test", order)
    assert answer.status_code == 202, answer.text
    mail = data(await ada.get(f"/api/mailbox/{data(answer)['messageId']}"))
    assert mail["html"].strip()
    assert mail["text"].strip()


async def test_every_real_mjml_email_is_imported_previewed_and_sent(ada: Browser) -> None:
    emails = real_emails("colorlib/*.mjml")
    partials = real_emails("colorlib/partials/*.mjml")
    files: dict[str, str | bytes] = {f"partials/{p.name}": p.read_bytes() for p in partials}
    files |= {each.name: each.read_bytes() for each in emails}
    rows = await imported(ada, files)
    assert len(rows) == len(emails) == 28
    for row in rows:
        await walked(ada, row)


async def test_every_real_html_email_is_imported_previewed_and_sent(ada: Browser) -> None:
    emails = real_emails("postmark/*/*.html")
    files: dict[str, str | bytes] = {f"{e.parent.name}/{e.name}": e.read_bytes() for e in emails}
    rows = await imported(ada, {"postmark.zip": a_zip(files)})
    assert len(rows) == len(emails) == 33
    for row in rows:
        await walked(ada, row)


async def test_an_imported_copy_of_a_name_gets_its_own_slug(ada: Browser) -> None:
    await a_template(ada, name="Hello there")
    rows = await imported(ada, {"a.mjml": HELLO, "b.mjml": HELLO})
    slugs = {data(await ada.get(f"/api/templates/{row['templateId']}"))["slug"] for row in rows}
    assert slugs == {"hello-there-2", "hello-there-3"}
