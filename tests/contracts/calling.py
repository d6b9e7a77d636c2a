"""Calls to the outside in tests: a resolver that says what it is told, and why nothing came."""

from collections.abc import Sequence
from ipaddress import ip_network

from craftify.adapters.egress import HttpEgress
from craftify.adapters.egress.grounds import Grounds
from craftify.ports.egress import Call, EgressFailed, EgressRefused, Opening


class Names:
    """A resolver that says what it is told, and how often it was asked."""

    def __init__(self, *answers: Sequence[str] | Exception) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    async def __call__(self, name: str, port: int) -> Sequence[str]:
        del port
        self.asked.append(name)
        answer = self._answers[min(len(self.asked), len(self._answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer


def opened(*networks: str, ports: frozenset[int] | None = None) -> Grounds:
    return Grounds(openings=[Opening(ip_network(network), ports) for network in networks])


async def why(egress: HttpEgress, url: str, **more: object) -> str:
    """Why a call did not bring a reply."""
    try:
        reply = await egress.call(Call(url=url, **more))  # type: ignore[arg-type]
    except EgressRefused as refusal:
        return f"refused: {refusal.why}"
    except EgressFailed as failure:
        return f"failed: {failure.trouble}"
    return f"{reply.status} {reply.body[:80]!r}"
