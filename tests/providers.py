"""Providers of single sign-on: a real one in a process of its own, and one that can be twisted."""

import asyncio
import json
import re
import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from tests.contracts.hosts import serving

Json = Any
READY = re.compile(r"running on", re.IGNORECASE)


@dataclass
class RealProvider:
    """PyPI's oidc-provider-mock: discovery, a form to sign in with, tokens and keys over HTTP."""

    issuer: str

    def knows(self, subject: str, **claims: Json) -> None:
        """Let somebody be, with these claims."""
        httpx.put(f"{self.issuer}/users/{subject}", json=claims).raise_for_status()

    def client(self, redirect_uri: str) -> tuple[str, str]:
        """A registered client: its id and secret."""
        body = {"redirect_uris": [redirect_uri]}
        answer = httpx.post(f"{self.issuer}/oauth2/clients", json=body).raise_for_status().json()
        return answer["client_id"], answer["client_secret"]

    def sign_in(self, address: str, subject: str, *, action: str = "authorize") -> str:
        """Fill in the form of the provider, and say where it sends the browser."""
        page = httpx.get(address)
        assert page.status_code == 200, page.text
        form = {"sub": subject, "action": action}
        answer = httpx.post(address, data=form, follow_redirects=False)
        assert answer.status_code == 302, answer.text
        return str(answer.headers["location"])


@contextmanager
def real_provider(*options: str) -> Iterator[RealProvider]:
    """A provider until the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(
        [*command, *options], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    assert process.stderr is not None
    said: list[str] = []
    for line in process.stderr:
        said.append(line)
        if READY.search(line):
            break
    else:
        raise AssertionError("".join(said))
    draining = threading.Thread(target=process.stderr.read, daemon=True)
    draining.start()
    try:
        yield RealProvider(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(20)
        draining.join(20)
        process.stderr.close()


@dataclass
class TwistedProvider:
    """A provider whose every answer a test may change; it signs with ES256."""

    port: int = 0
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    kid: str = "first"
    description: dict[str, Json] = field(default_factory=dict)
    claims: dict[str, Json] = field(default_factory=dict)
    token: Callable[[dict[str, Json]], str] | None = None
    answers: dict[str, tuple[str, Json]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def jwk(self) -> dict[str, Json]:
        key: dict[str, Json] = jwt.algorithms.ECAlgorithm.to_jwk(
            self.key.public_key(), as_dict=True
        )
        return {**key, "kid": self.kid, "use": "sig", "alg": "ES256"}

    def signed(self, claims: Mapping[str, Json]) -> str:
        return jwt.encode(dict(claims), self.key, "ES256", headers={"kid": self.kid})

    def answer(self, path: str) -> tuple[str, Json]:
        """Status and JSON for a path."""
        if path in self.answers:
            return self.answers[path]
        if path == "/.well-known/openid-configuration":
            return "200 OK", {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize?tenant=1",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "response_types_supported": ["code"],
                "id_token_signing_alg_values_supported": ["ES256"],
            } | self.description
        if path == "/jwks":
            return "200 OK", {"keys": [self.jwk()]}
        if path == "/token":
            make = self.token or self.signed
            return "200 OK", {"id_token": make(self.claims), "access_token": "access"}
        return "404 Not Found", {"error": "not_found"}


@asynccontextmanager
async def twisted_provider() -> AsyncIterator[TwistedProvider]:
    """A provider until the end of the block."""
    provider = TwistedProvider()

    async def answer(head: bytes, writer: asyncio.StreamWriter) -> None:
        path = urlsplit(head.split(b" ", 2)[1].decode()).path
        provider.asked.append(path)
        provider.heads.append(head.decode("latin-1"))
        status, content = provider.answer(path)
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        lines = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(lines.encode() + body)

    async with serving(answer) as host:
        provider.port = host.port
        yield provider


def asked_for(address: str) -> dict[str, str]:
    """The question in the address of a provider's page."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
