"""Addresses nobody outside may reach, in all the ways they can be spelled."""

from collections.abc import Iterator
from ipaddress import IPv4Address
from typing import Final

INSIDE: Final = (
    "0.0.0.0",  # noqa: S104 - an address to be refused
    "10.0.0.1",
    "10.255.255.254",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.0.0.53",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "169.254.170.2",
    "172.16.0.1",
    "172.31.255.254",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "192.168.255.254",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
)
INSIDE_6: Final = (
    "::",
    "::1",
    "0:0:0:0:0:0:0:1",
    "0000:0000:0000:0000:0000:0000:0000:0001",
    "fe80::1",
    "febf::1",
    "fec0::1",
    "fc00::1",
    "fd00::1",
    "fd00:ec2::254",
    "fd20:ce::254",
    "ff02::1",
    "ff0e::1",
    "2001:db8::1",
    "2001::1",
    "2001:10::1",
    "2001:20::1",
    "2002::1",
    "3fff::1",
    "100::1",
    "5f00::1",
    "4000::1",
    "64:ff9b:1::1",
)


def spellings() -> Iterator[str]:
    """Hosts, as they stand in a URL."""
    for text in INSIDE:
        address = IPv4Address(text)
        yield from _old(address)
        yield from _new(address)
        yield from _names(text)
    for text in INSIDE_6:
        yield from (f"[{text}]", f"[{text.upper()}]")
    yield from ("[::1%25eth0]", "[::1%eth0]", "[fe80::1%25lo]", "[fe80::1%lo]", "[::1].", "[]", "[")
    yield from ("localhost", "LOCALHOST", "localhost.", "a.localhost", "ip6-localhost")


def _old(address: IPv4Address) -> Iterator[str]:
    """As numbers of one to four parts, decimal, octal, hexadecimal, padded."""
    number = int(address)
    a, b, c, d = address.packed
    yield str(address)
    yield f"{address}."
    yield from (str(number), f"0x{number:x}", f"0X{number:X}", f"0{number:o}", f"0x{number:016x}")
    yield from (f"{a}.{b * 65536 + c * 256 + d}", f"{a}.{b}.{c * 256 + d}")
    yield from (f"0x{a:x}.{b}.{c}.{d}", f"0{a:o}.0{b:o}.0{c:o}.0{d:o}", f"0x{a:02x}.{b}.0{c:o}.{d}")
    yield from (
        f"00{a:o}.{b}.{c}.{d}",
        f"{a:03}.{b:03}.{c:03}.{d:03}",
        f"{a}.0x{int(address) & 0xFFFFFF:x}",
    )
    yield str(number + 2**32)


def _new(address: IPv4Address) -> Iterator[str]:
    """Inside addresses of version 6 that stand for it or lead to it."""
    number = int(address)
    high, low = number >> 16, number & 0xFFFF
    for before in (
        "::ffff:",
        "::",
        "::ffff:0:",
        "64:ff9b::",
        "64:ff9b:1::",
        "2002::",
        "fe80::5efe:",
    ):
        yield f"[{before}{address}]"
        yield f"[{before}{high:x}:{low:x}]"
    yield f"[2002:{high:x}:{low:x}::1]"
    yield f"[2001:0:{high:x}:{low:x}::1]"
    yield f"[2001::{high ^ 0xFFFF:x}:{low ^ 0xFFFF:x}]"
    yield f"[0:0:0:0:0:ffff:{high:x}:{low:x}]"


def _names(text: str) -> Iterator[str]:
    """With other digits and dots, with a user, with names that lead there."""
    yield text.translate({ord(digit): 0xFF10 + int(digit) for digit in "0123456789"})
    yield "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(sign)] if sign.isdecimal() else sign for sign in text)
    for dot in ("\u3002", "\uff0e", "\uff61", "%2e", "\u2024"):
        yield text.replace(".", dot)
    yield f"{text}.nip.example"
    for before in ("public@", "public.example@", "user:word@", "public.example:80@", "@", ":@"):
        yield f"{before}{text}"
    for after in ("\\@public", "%00.public.example", "%20", "#@public", "%23@public", "\t", "\r\n"):
        yield f"{text}{after}"
    yield f"%3{text[0]}{text[1:]}"
