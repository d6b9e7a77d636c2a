"""`craftify render` and `craftify check`, on real files and as real processes."""

import argparse
import json
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from craftify.commands import check, render

MAIL = """<mjml lang="en">
  <mj-head>
    <mj-title>Hello {{ name }}</mj-title>
    <mj-preview>Your linen jacket is on its way to you today.</mj-preview>
  </mj-head>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text><p>Dear {{ name }}, it arrives on Thursday.</p></mj-text>
        <mj-button href="#">Track</mj-button>
        <mj-text><a href="https://shop.net/unsubscribe">Unsubscribe</a></mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
"""


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    path = tmp_path / "mail.mjml"
    path.write_text(MAIL, encoding="utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data.json"
    path.write_text('{"name": "Ada & Ben"}', encoding="utf-8")
    return path


def craftify(*arguments: str | Path) -> int:
    """Run a verb through the grammar it registers."""
    parser = argparse.ArgumentParser(prog="craftify")
    verbs = parser.add_subparsers(required=True)
    for module in (check, render):
        module.register(verbs)
    chosen = parser.parse_args([str(argument) for argument in arguments])
    return int(chosen.run(chosen))


def process(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the real command."""
    command = [sys.executable, "-m", "craftify", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, check=False)


def test_render_writes_the_html_that_would_be_sent(
    mail: Path, data: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert craftify("render", mail, "--data", data) == 0
    html = capfdbinary.readouterr().out.decode()
    assert html.startswith("<!doctype html>")
    assert "Dear Ada &amp; Ben, it arrives" in html


def test_render_writes_text_json_and_mjml(
    mail: Path, data: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert craftify("render", mail, "--data", data, "--format", "text") == 0
    assert capfdbinary.readouterr().out.decode() == (
        "Dear Ada & Ben, it arrives on Thursday.\n\nTrack\n\n"
        "Unsubscribe (https://shop.net/unsubscribe)\n"
    )
    assert craftify("render", mail, "--data", data, "--format", "json") == 0
    rendered = json.loads(capfdbinary.readouterr().out)
    assert rendered["subject"] == "Hello Ada & Ben"
    assert rendered["size"]["html"] == len(rendered["html"].encode())
    assert craftify("render", mail, "--format", "mjml") == 0
    assert b"<mj-button" in capfdbinary.readouterr().out


def test_render_writes_a_whole_message_always_the_same(
    mail: Path, data: Path, tmp_path: Path
) -> None:
    target = tmp_path / "mail.eml"
    assert craftify("render", mail, "--data", data, "--format", "eml", "-o", target) == 0
    first = target.read_bytes()
    message = message_from_bytes(first, policy=policy.default)
    assert message["Subject"] == "Hello Ada & Ben"
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert craftify("render", mail, "--data", data, "--format", "eml", "-o", target) == 0
    assert target.read_bytes() == first


def test_render_refuses_absent_data_or_fills_it(
    mail: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert craftify("render", mail) == 1
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert b"name" in err
    assert craftify("render", mail, "--missing", "sample", "--format", "text") == 0
    assert b"Dear " in capfdbinary.readouterr().out


def test_partials_beside_the_file_serve_includes(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials/footer.mjml").write_text(
        "<mj-section><mj-column><mj-text>From the partial</mj-text></mj-column></mj-section>"
    )
    mail = tmp_path / "mail.mjml"
    include = '<mj-include path="./footer.mjml" />'
    mail.write_text(f"<mjml><mj-body>{include}</mj-body></mjml>")
    assert craftify("render", mail, "--format", "text") == 0
    assert capfdbinary.readouterr().out == b"From the partial\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("mail.mjml", "<mjml><mj-body><mj-section></mj-body></mjml>", "mail.mjml:1:"),
        ("mail.json", '{"children": [{"type": "nothing"}]}', "mail.json:"),
        ("mail.txt", "hello", "expected .mjml, .html or .json"),
        ("mail.html", b"\xff\xfe", "not text in UTF-8"),
        ("mail.html", "<p>{{ name </p>{% if %}", "mail.html:1:"),
    ],
)
@pytest.mark.parametrize("verb", ["render", "check"])
def test_what_cannot_be_read_is_told_with_its_place(
    verb: str,
    name: str,
    content: str | bytes,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert craftify(verb, path) == 2
    printed = capsys.readouterr()
    assert said in printed.out + printed.err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert craftify("check", tmp_path / "none.mjml") == 2
    assert "No such file" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["[1]", "{", "null"])
def test_data_that_is_no_object_is_refused(
    content: str, mail: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "data.json"
    path.write_text(content)
    assert craftify("render", mail, "--data", path) == 2
    assert "JSON" in capsys.readouterr().err


def test_check_prints_as_compilers_do(mail: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert craftify("check", mail) == 1
    printed = capsys.readouterr()
    first, second, *_ = printed.out.splitlines()
    assert first == (
        f'{mail}:10:20: error links.empty The link "Track" leads nowhere: its address is "#".'
    )
    assert second.startswith("    Give it an address")
    assert "\x1b" not in printed.out
    assert "1 error," in printed.err


def test_check_exits_as_asked(mail: Path, tmp_path: Path) -> None:
    better = tmp_path / "better.mjml"
    better.write_text(MAIL.replace('href="#"', 'href="http://shop.net/track"'))
    assert craftify("check", better) == 0
    assert craftify("check", better, "--fail-on", "warning") == 1
    best = tmp_path / "best.mjml"
    best.write_text(MAIL.replace('href="#"', 'href="https://shop.net/track" color="#fff"'))
    assert craftify("check", best, "--fail-on", "info") == 0
    assert craftify("check", best, mail) == 1


def test_check_speaks_json(
    mail: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    broken = tmp_path / "broken.mjml"
    broken.write_text("<mjml>")
    assert craftify("check", mail, broken, "--format", "json") == 2
    found, failed = json.loads(capfdbinary.readouterr().out)["files"]
    assert found["file"] == str(mail)
    assert found["findings"][0]["check"] == "links.empty"
    assert found["findings"][0]["line"] == 10
    assert found["problems"] == []
    assert failed["findings"] == []
    assert failed["problems"][0]["line"] == 1


def test_documents_in_json_name_their_blocks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    button = {"id": "pay1", "type": "button", "html": "Pay", "props": {"href": "#"}}
    column = {"id": "col1", "type": "column", "children": [button]}
    section = {"id": "sec1", "type": "section", "children": [column]}
    path = tmp_path / "mail.json"
    path.write_text(json.dumps({"children": [section]}))
    assert craftify("check", path) == 1
    assert any(
        line.startswith(f"{path}: error links.empty [pay1] ")
        for line in capsys.readouterr().out.splitlines()
    )


def test_as_processes(mail: Path) -> None:
    found = process("check", mail)
    assert (found.returncode, found.stderr) == (1, "1 file: 1 error, 0 warnings, 0 notes\n")
    assert "links.empty" in found.stdout
    piped = process("render", mail, "--data", "-", "--format", "text", stdin='{"name": "Ada"}')
    assert (piped.returncode, piped.stderr) == (0, "")
    assert piped.stdout.startswith("Dear Ada, it arrives")
    assert process("render", mail).returncode == 1
    assert process("check").returncode == 2
