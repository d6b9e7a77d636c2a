"""`craftify serve`: the server, and the one line that says where to find it."""

import argparse
import asyncio
import errno
import gc
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, cast

import uvicorn
from uvicorn._types import ASGIApplication

from craftify import wiring
from craftify.commands.outcome import refused, said
from craftify.commands.serving.census import Census
from craftify.commands.serving.lines import connection
from craftify.domain.errors import DomainError
from craftify.ports.logs import Logs
from craftify.settings import SettingInvalid, Settings, read_settings

BACKLOG: Final = 1024
SPARE_FILES: Final = 512
KEEP_ALIVE: Final = 65  # longer than proxies keep theirs: they close first, and no request is lost


def register(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    serve = verbs.add_parser("serve", help="run the server")
    serve.set_defaults(run=_serve)


def _serve(_arguments: argparse.Namespace) -> int:
    try:
        settings = read_settings()
    except SettingInvalid as error:
        return refused(str(error))
    return run_server(settings)


def run_server(settings: Settings, *, ready: Callable[[str], None] | None = None) -> int:
    """Serve until told to stop; `ready` gets the address to open instead of the console."""
    try:
        bound = _bound(settings.host, settings.port)
    except OSError as error:
        return refused(_why(error, settings))
    settings = replace(settings, port=bound.getsockname()[1])  # 0 takes any free one
    for number in (signal.SIGINT, signal.SIGTERM):
        # the server takes these over while it runs; afterwards there is still something to close
        signal.signal(number, lambda *_: None)
    _make_room(settings.connections)
    with bound:
        logs = wiring.server_logs(settings)
        try:
            with asyncio.Runner(loop_factory=_loop()) as runner:
                runner.run(_serving(settings, bound, logs, ready or _announced))
        except DomainError as error:
            return refused(said(error))
        finally:
            logs.close()
    return 0


async def _serving(
    settings: Settings, bound: socket.socket, logs: Logs, ready: Callable[[str], None]
) -> None:
    async with wiring.open_house(settings, logs) as house:
        await house.ports.workshop.warm()
        token = await house.services.setup.offer()
        address = settings.origin + (f"/setup?token={token}" if token else "")
        census = Census(
            settings.connections, settings.address_connections, settings.trusted_proxies
        )
        spoken = connection(house.ports.clock, house.ports.ids, census, settings.header_seconds)
        config = uvicorn.Config(
            cast("ASGIApplication", house.app),
            loop="none",
            http=spoken,
            ws="websockets-sansio",
            ws_max_size=1024 * 1024,
            ws_per_message_deflate=False,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=KEEP_ALIVE,
            timeout_graceful_shutdown=settings.drain_seconds,
        )
        await _Server(config, census, lambda: ready(address)).serve(sockets=[bound])


class _Server(uvicorn.Server):
    """A server that says when it is ready, and takes nothing on while it stops."""

    def __init__(self, config: uvicorn.Config, census: Census, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._census, self._ready = census, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, then say so."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()  # what is there from the start stays: do not look through it again and again
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Finish what is under way, refuse what comes after it."""
        self._census.draining = True
        await super().shutdown(sockets)


def _announced(address: str) -> None:
    print(f"Craftify Email is ready: {address}", flush=True)


def _make_room(connections: int) -> None:
    """Each connection is an open file, and most systems give a process few to begin with."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not to be had on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + SPARE_FILES
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    if sys.platform == "win32":
        return None
    import uvloop  # noqa: PLC0415 - not to be had on Windows

    return uvloop.new_event_loop


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(BACKLOG)
        bound.setblocking(False)  # noqa: FBT003 - its only argument
    except OSError:
        bound.close()
        raise
    return bound


def _why(error: OSError, settings: Settings) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {settings.port} on {settings.host} is in use already."
            " Stop what uses it, or set PORT to another one."
        )
    if error.errno == errno.EACCES:
        return f"Port {settings.port} needs more rights than this user has. Set PORT above 1023."
    return f"Cannot listen on {settings.host}:{settings.port} ({error.strerror or error})."
