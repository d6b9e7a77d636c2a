"""What every way out promises: it leads to the internet, and ends in time, whoever is out there."""

import socket
from collections.abc import Sequence
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from tests.builders import Notes
from tests.contracts.calling import Names, opened, why
from tests.contracts.hosts import certified, plain, serving
from tests.contracts.spellings import INSIDE, INSIDE_6, spellings

from craftify.adapters.egress import HttpEgress, SystemLookup
from craftify.adapters.egress.grounds import Grounds
from craftify.ports.egress import Call, Opening

LOOPBACK = ip_network("127.0.0.0/8")
PUBLIC = "93.184.215.14"


async def test_brings_what_is_there(egress: HttpEgress) -> None:
    async with serving(
        plain(b"hello", "X-Kind: test", "X-Kind: real", status="418 Teapot")
    ) as host:
        call = Call(
            url=f"http://partner.example:{host.port}/a%20b?c=d#e",
            method="POST",
            headers={"Content-Type": "text/plain", "X-Own": "yes"},
            authorization="Bearer ours",
            body=b"body",
        )
        reply = await egress.call(call)
    assert (reply.status, reply.body) == (418, b"hello")
    assert reply.headers["x-kind"] == "test, real"
    assert host.heads[0].startswith(b"POST /a%20b?c=d HTTP/1.1\r\n")
    assert host.header("host") == [f"partner.example:{host.port}"]
    assert host.header("authorization") == ["Bearer ours"]
    assert host.header("user-agent") == ["Tests/1"]
    assert host.header("content-length") == ["4"]
    assert host.header("x-own") == ["yes"]


async def test_spellings_of_inside_addresses_lead_nowhere(notes: Notes) -> None:
    """Every name that is no number leads inside as well: a hostile resolver."""

    async def hostile(name: str, port: int) -> Sequence[str]:
        del port
        try:
            return [socket.inet_ntoa(socket.inet_aton(name))]
        except OSError:
            return ["127.0.0.1"]

    async with serving(plain()) as host:
        grounds = Grounds(ports=frozenset((80, 443, host.port)))
        made = HttpEgress(notes, "Tests/1", grounds=grounds, lookup=hostile)
        table = sorted(set(spellings()))
        assert len(table) >= 819
        for spelling in table:
            for url in (f"http://{spelling}:{host.port}/", f"https://{spelling}/"):
                assert (await why(made, url, plain=True)).startswith("refused: "), url
        assert host.heads == []
        await made.close()
    assert len(notes.of("egress.refused")) == 2 * len(table)


@pytest.mark.parametrize("text", [*INSIDE, *INSIDE_6])
def test_what_is_inside_is_not_public(text: str) -> None:
    assert not Grounds().permits(ip_address(text), 443)


@pytest.mark.parametrize(
    "text", [PUBLIC, "8.8.8.8", "1.1.1.1", "2606:4700::1111", "2a00:1450::1", "193.0.0.1"]
)
def test_the_internet_is(text: str) -> None:
    for port, allowed in ((443, True), (80, True), (22, False), (6379, False), (8080, False)):
        assert Grounds().permits(ip_address(text), port) is allowed


def test_credentials_of_clouds_stay_closed_whatever_is_opened() -> None:
    everything = opened("0.0.0.0/0", "::/0")
    for text in (
        "169.254.169.254",
        "169.254.170.2",
        "169.254.170.23",
        "168.63.129.16",
        "100.100.100.200",
        "192.0.0.192",
        "fd00:ec2::254",
        "fd00:ec2::23",
        "fd20:ce::254",
        "fe80::a9fe:a9fe",
        "::ffff:169.254.169.254",
        "::169.254.169.254",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::a9fe:a9fe",
        "2002:a9fe:a9fe::",
        "0.0.0.0",  # noqa: S104 - an address to be refused
        "::",
    ):
        assert not everything.permits(ip_address(text), 80), text
    assert everything.permits(ip_address("10.0.0.1"), 9999)


async def test_an_opened_network_opens_nothing_else(notes: Notes) -> None:
    async with serving(plain()) as host:
        port = host.port
        grounds = opened("127.0.0.1/32", ports=frozenset((port,)))
        made = HttpEgress(notes, "Tests/1", grounds=grounds)
        assert await why(made, f"http://127.0.0.1:{port}/") == "200 b'hello'"
        assert await why(made, f"http://127.0.0.2:{port}/") == "refused: address"
        assert await why(made, f"http://127.0.0.1:{port ^ 1}/") == "refused: port"
        assert await why(made, "http://127.0.0.1/") == "refused: address"
        assert await why(made, f"http://{PUBLIC}:{port}/", plain=True) == "refused: address"
        assert await why(made, "http://192.168.0.1/", plain=True) == "refused: address"
        assert len(host.heads) == 1
        await made.close()


async def test_all_answers_are_looked_at(notes: Notes) -> None:
    async with serving(plain()) as host:
        for answers in (
            [PUBLIC, "127.0.0.1"],
            ["127.0.0.1", PUBLIC],
            ["2606:4700::1111", "::ffff:127.0.0.1"],
            [PUBLIC] * 20 + ["10.0.0.1"],
            ["127.0.0.1%lo"],
        ):
            grounds = Grounds(ports=frozenset((host.port,)))
            made = HttpEgress(notes, "Tests/1", grounds=grounds, lookup=Names(answers))
            told = await why(made, f"https://mixed.example:{host.port}/")
            assert told in {"refused: address", "failed: name"}, answers
            await made.close()
        assert host.heads == []


async def test_no_answer_is_a_refusal_to_go_on(notes: Notes) -> None:
    for answer in (OSError("no such name"), [], ["nonsense"], UnicodeError("label too long")):
        made = HttpEgress(notes, "Tests/1", grounds=opened("0.0.0.0/0"), lookup=Names(answer))
        assert await why(made, "https://gone.example/") == "failed: name"
        await made.close()


async def test_the_connection_goes_to_what_was_looked_at(notes: Notes) -> None:
    """A name that leads elsewhere the second time is asked only once."""
    names = Names(["127.0.0.1"], ["127.0.0.2"])
    async with serving(plain()) as host:
        grounds = opened("127.0.0.1/32")
        made = HttpEgress(notes, "Tests/1", grounds=grounds, lookup=names)
        url = f"http://rebound.example:{host.port}/"
        assert await why(made, url) == "200 b'hello'"
        assert names.asked == ["rebound.example"]
        assert host.header("host") == [f"rebound.example:{host.port}"]
        assert await why(made, url) == "refused: address"
        assert len(host.heads) == 1
        await made.close()


async def test_tries_the_next_address(notes: Notes) -> None:
    async with serving(plain()) as host:
        names = Names(["127.0.0.9", "127.0.0.1"])
        made = HttpEgress(notes, "Tests/1", grounds=opened("127.0.0.0/8"), lookup=names)
        assert await why(made, f"http://two.example:{host.port}/") == "200 b'hello'"
        await made.close()


async def test_certificates_are_those_of_the_name(notes: Notes, tmp_path: Path) -> None:
    server, client = certified(tmp_path, "partner.example")
    async with serving(plain(), trust=server) as host:
        names = Names(["127.0.0.1"])
        made = HttpEgress(
            notes, "Tests/1", grounds=opened("127.0.0.0/8"), lookup=names, trust=client
        )
        assert await why(made, f"https://partner.example:{host.port}/") == "200 b'hello'"
        assert host.names == ["partner.example"]
        assert host.header("host") == [f"partner.example:{host.port}"]
        assert await why(made, f"https://other.example:{host.port}/") == "failed: tls"
        assert await why(made, f"https://127.0.0.1:{host.port}/") == "failed: tls"
        strict = HttpEgress(notes, "Tests/1", grounds=opened("127.0.0.0/8"), lookup=names)
        assert await why(strict, f"https://partner.example:{host.port}/") == "failed: tls"
        assert len(host.heads) - host.heads.count(b"") == 1
        await made.close()
        await strict.close()


async def test_no_connection_serves_two_names(notes: Notes, tmp_path: Path) -> None:
    server, client = certified(tmp_path, "one.example", "two.example")
    async with serving(plain(), trust=server) as host:
        made = HttpEgress(
            notes,
            "Tests/1",
            grounds=opened("127.0.0.0/8"),
            lookup=Names(["127.0.0.1"]),
            trust=client,
        )
        for name in ("one.example", "two.example"):
            assert await why(made, f"https://{name}:{host.port}/") == "200 b'hello'"
        assert host.names == ["one.example", "two.example"]
        await made.close()


async def test_plain_http_only_where_the_operator_opened_it_or_it_is_meant(notes: Notes) -> None:
    async with serving(plain()) as host:
        grounds = Grounds(openings=[Opening(ip_network("127.0.0.1/32"), None)])
        made = HttpEgress(notes, "Tests/1", grounds=grounds, lookup=Names([PUBLIC]))
        assert await why(made, "http://public.example/") == "refused: plain"
        assert await why(made, f"http://127.0.0.1:{host.port}/") == "200 b'hello'"
        await made.close()


@pytest.mark.parametrize("status", [300, 301, 302, 303, 304, 305, 306, 307, 308, 399])
@pytest.mark.parametrize(
    "where", ["http://127.0.0.1:{port}/inside", "file:///etc/passwd", "/", "gopher://127.0.0.1/"]
)
async def test_redirects_are_not_followed(egress: HttpEgress, status: int, where: str) -> None:
    async with serving(plain()) as inside:
        location = where.format(port=inside.port)
        answer = plain(b"", f"Location: {location}", status=f"{status} Elsewhere")
        async with serving(answer) as host:
            assert await why(egress, f"http://a.example:{host.port}/") == "refused: redirect"
            assert len(host.heads) == 1
        assert inside.heads == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "inside.example"},
        {"host": "inside.example"},
        {"Authorization": "Bearer stolen"},
        {"Cookie": "a=b"},
        {"Content-Length": "0"},
        {"Transfer-Encoding": "chunked"},
        {"Connection": "Upgrade"},
        {"Upgrade": "websocket"},
        {"TE": "trailers"},
        {"Trailer": "X"},
        {"Expect": "100-continue"},
        {"Keep-Alive": "timeout=99"},
        {"Proxy-Authorization": "Basic eA=="},
        {"Proxy-Connection": "keep-alive"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"X-Forwarded-Host": "inside"},
        {"X-Real-IP": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"Via": "1.1 x"},
        {"Sec-Fetch-Site": "same-origin"},
        {"X-A": "a\r\nHost: inside"},
        {"X-A": "a\nB: c"},
        {"X-A": "a\0b"},
        {"X-A": "ключ"},
        {"X A": "b"},
        {"X:A": "b"},
        {"": "b"},
        {"X-Ä": "b"},
        {"X-A": "b" * 9000},
    ],
    ids=repr,
)
async def test_a_tenants_headers_say_nothing_in_our_name(
    egress: HttpEgress, headers: dict[str, str]
) -> None:
    async with serving(plain()) as host:
        url = f"http://a.example:{host.port}/"
        assert await why(egress, url, headers=headers) == "refused: header"
        assert host.heads == []


async def test_the_environment_is_not_heeded(
    egress: HttpEgress, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine a.example login us password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    async with serving(plain(b"proxy")) as proxy, serving(plain(b"direct")) as host:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert await why(egress, f"http://a.example:{host.port}/") == "200 b'direct'"
        assert proxy.heads == []
        assert host.header("authorization") == []


async def test_no_cookie_is_kept(egress: HttpEgress) -> None:
    async with serving(plain(b"hello", "Set-Cookie: a=b")) as host:
        for _ in range(2):
            await why(egress, f"http://a.example:{host.port}/")
        assert host.header("cookie") == []


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a.example",
        "//a.example/",
        "ftp://a.example/",
        "file:///etc/passwd",
        "gopher://a.example/",
        "http:a.example",
        "http:///a",
        "http://",
        "https://:443/",
        "https://a.example:99999/",
        "https://a.example:0/",
        "https://a.example:-1/",
        "https://a.example:x/",
        "https://a..example/",
        "https://-a.example-/",
        "https://a.example\r\nHost: b/",
        "https://a.example/\nx",
        "https://a.example /",
        " https://a.example/",
        "https://a\\b.example/",
        "https://user@a.example/",
        "https://user:word@a.example/",
        "https://@a.example/",
        "https://" + "a" * 64 + ".example/",
        "https://" + "a." * 130 + "example/",
        "https://a.example/" + "x" * 2048,
        "https://a.exa\0mple/",
    ],
    ids=lambda url: repr(url)[:40],
)
async def test_calls_addresses_of_the_web_only(egress: HttpEgress, url: str) -> None:
    assert await why(egress, url) == "refused: url"


async def test_names_of_other_scripts_are_called_by_their_ascii_form(notes: Notes) -> None:
    names = Names(["127.0.0.1"])
    made = HttpEgress(notes, "Tests/1", grounds=opened("127.0.0.0/8"), lookup=names)
    async with serving(plain()) as host:
        assert await why(made, f"http://bücher.example:{host.port}/") == "200 b'hello'"
        assert host.header("host") == [f"xn--bcher-kva.example:{host.port}"]
    assert names.asked == ["xn--bcher-kva.example"]
    await made.close()


async def test_the_systems_names() -> None:
    lookup = SystemLookup()
    found = await lookup("localhost", 80)
    assert set(found) <= {"127.0.0.1", "::1"}
    assert len(set(found)) == len(found)
    lookup.close()


async def test_refusals_are_security_events(egress: HttpEgress, notes: Notes) -> None:
    assert await why(egress, "https://169.254.169.254/latest/meta-data/") == "refused: address"
    told = notes.of("egress.refused")[0]
    assert (told["why"], told["host"]) == ("address", "169.254.169.254")
    await egress.close()
    await egress.close()
