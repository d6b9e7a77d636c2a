"""Servers on loopback that answer as badly as they are told to, and remember who called."""

import asyncio
import datetime as dt
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

Answer = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Host:
    """A server, and the heads of the requests it got."""

    port: int = 0
    heads: list[bytes] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    open_now: int = 0

    def header(self, name: str) -> list[str]:
        """The values of a header in the last request."""
        lines = self.heads[-1].decode("latin-1").split("\r\n")[1:]
        pairs = [line.partition(":") for line in lines if ":" in line]
        return [value.strip() for key, _, value in pairs if key.lower() == name.lower()]


def plain(body: bytes = b"hello", *headers: str, status: str = "200 OK") -> Answer:
    """Answers properly."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]

    async def answer(_head: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write("\r\n".join(lines).encode("latin-1") + body)

    return answer


def raw(*parts: bytes, pause: float = 0.0) -> Answer:
    """Sends these bytes, slowly if need be, and hangs up."""

    async def answer(_head: bytes, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
            if pause:
                await asyncio.sleep(pause)

    return answer


async def silent(_head: bytes, _writer: asyncio.StreamWriter) -> None:
    """Never answers."""
    await asyncio.Event().wait()


async def _met(
    host: Host, answer: Answer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    host.open_now += 1
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        host.heads.append(head)
        await answer(head, writer)
        await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        host.heads.append(b"")
    finally:
        host.open_now -= 1
        writer.close()


@asynccontextmanager
async def serving(
    answer: Answer, *, address: str = "127.0.0.1", trust: ssl.SSLContext | None = None
) -> AsyncIterator[Host]:
    """A server until the end of the block."""
    host = Host()
    tasks: set[asyncio.Task[None]] = set()

    def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.create_task(_met(host, answer, reader, writer)))

    def named(_socket: ssl.SSLObject, name: str | None, _context: ssl.SSLContext) -> None:
        host.names.append(name)

    if trust is not None:
        trust.sni_callback = named
    server = await asyncio.start_server(met, address, 0, ssl=trust)
    host.port = server.sockets[0].getsockname()[1]
    try:
        yield host
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def certified(folder: Path, *names: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context with a certificate for these names, and a client's that believes it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Craftify tests")])
    now = dt.datetime.now(dt.UTC)  # noqa: TID251 - certificates are judged by the real time
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([_named(name) for name in names]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + certificate.public_bytes(Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    return server, ssl.create_default_context(cafile=str(path))


def _named(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)
