"""Networks that may call and networks that may not, in every spelling."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as some

from craftify.domain.access_rules import (
    AccessRules,
    plain_address,
    plain_network,
    require_open_to,
    written_rules,
)
from craftify.domain.errors import Conflict, Invalid


@pytest.mark.parametrize(
    ("allow", "deny", "address", "admitted"),
    [
        ((), (), "203.0.113.7", True),
        (("203.0.113.0/24",), (), "203.0.113.7", True),
        (("203.0.113.0/24",), (), "203.0.114.7", False),
        (("203.0.113.7",), (), "203.0.113.7", True),
        (("203.0.113.7",), (), "203.0.113.70", False),
        ((), ("203.0.113.0/24",), "203.0.113.7", False),
        (("203.0.113.0/24",), ("203.0.113.7",), "203.0.113.7", False),
        (("203.0.113.0/24",), ("203.0.113.7",), "203.0.113.8", True),
        (("203.0.113.0/24",), (), "::ffff:203.0.113.7", True),
        (("::ffff:203.0.113.0/120",), (), "203.0.113.7", True),
        ((), ("::ffff:0:0/96",), "203.0.113.7", False),
        (("2001:db8::/32",), (), "2001:db8:1::1", True),
        (("2001:db8::/32",), (), "2001:0DB8:0001:0000::0001", True),
        (("2001:db8::/32",), (), "203.0.113.7", False),
        (("0.0.0.0/0",), (), "2001:db8::1", False),
        (("fe80::/10",), (), "fe80::1%eth0", True),
        (("10.0.0.0/8",), (), "unknown", False),
        ((), ("0.0.0.0/0", "::/0"), "unknown", True),
    ],
)
def test_who_is_admitted(
    allow: tuple[str, ...], deny: tuple[str, ...], address: str, *, admitted: bool
) -> None:
    assert written_rules(allow, deny).admits(address) is admitted


def test_rules_are_kept_in_one_spelling_and_once() -> None:
    rules = written_rules(
        [" 10.0.0.0/8 ", "10.0.0.0/255.0.0.0", "2001:DB8::/32", "::ffff:192.0.2.1"], ["192.0.2.1"]
    )
    assert rules.allow == ("10.0.0.0/8", "2001:db8::/32", "192.0.2.1/32")
    assert rules.deny == ("192.0.2.1/32",)


def test_what_is_no_network_is_told_by_its_place() -> None:
    with pytest.raises(Invalid) as refused:
        written_rules(["10.0.0.0/8", "10.0.0.5/8", "example.com"], ["", "1.2.3.4/33", "fe80::1%a"])
    assert [problem.path for problem in refused.value.problems] == [
        "allow.1",
        "allow.2",
        "deny.0",
        "deny.1",
        "deny.2",
    ]
    assert refused.value.problems[0].message == "This network begins elsewhere: write 10.0.0.0/8."
    with pytest.raises(Invalid):
        written_rules(["10.0.0.1"] * 501, [])


def test_nobody_shuts_themselves_out_unseen() -> None:
    rules = written_rules(["10.0.0.0/8"], [])
    require_open_to(rules, "10.1.2.3")
    require_open_to(rules, None)
    with pytest.raises(Conflict) as refused:
        require_open_to(rules, "203.0.113.7")
    assert refused.value.code == "WOULD_LOCK_YOU_OUT"
    assert refused.value.problems[0].message == "203.0.113.7"


def numbers(bits: int) -> some.SearchStrategy[int]:
    return some.integers(0, 2**bits - 1)


NETWORKS = some.one_of(
    some.tuples(numbers(32), some.integers(0, 32)).map(
        lambda pair: IPv4Network((pair[0] >> (32 - pair[1]) << (32 - pair[1]), pair[1]))
    ),
    some.tuples(numbers(128), some.integers(0, 128)).map(
        lambda pair: IPv6Network((pair[0] >> (128 - pair[1]) << (128 - pair[1]), pair[1]))
    ),
)


@given(
    network=NETWORKS,
    address=some.one_of(numbers(32).map(IPv4Address), numbers(128).map(IPv6Address)),
)
def test_a_list_hits_exactly_what_lies_in_it(
    network: IPv4Network | IPv6Network, address: IPv4Address | IPv6Address
) -> None:
    plain = plain_address(str(address))
    assert plain is not None
    within = plain in plain_network(network)
    assert AccessRules(allow=(str(plain_network(network)),)).admits(str(address)) is within
    assert AccessRules(deny=(str(plain_network(network)),)).admits(str(address)) is not within


@given(number=numbers(32), bits=some.integers(0, 32))
def test_a_mapped_network_is_the_network_itself(number: int, bits: int) -> None:
    inner = ip_network((number >> (32 - bits) << (32 - bits), bits))
    mapped = ip_network(f"::ffff:{inner.network_address}/{96 + bits}")
    assert plain_network(mapped) == inner
    assert plain_address(f"::ffff:{ip_address(number)}") == ip_address(number)
