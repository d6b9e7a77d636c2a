"""The HTTP application: routes in the framework, our own layers around it."""

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from litestar import Litestar
from litestar.datastructures import State
from litestar.plugins.pydantic import PydanticSchemaPlugin
from litestar.types import ControllerRouterHandler

from craftify.api import access_rules, mailbox
from craftify.api.accounts import (
    entrance,
    factors,
    keys,
    own_sessions,
    sessions,
    setup,
    users,
)
from craftify.api.admission import admitted
from craftify.api.given import DEPENDENCIES
from craftify.api.library import block_versions, blocks, brands
from craftify.api.middleware.access_log import AccessLog
from craftify.api.middleware.access_rules import AccessRules
from craftify.api.middleware.addresses import Addresses
from craftify.api.middleware.asgi import App, Receive, Scope, Send
from craftify.api.middleware.bodies import FORM, JSON, Bodies, BodyRule
from craftify.api.middleware.compression import Compression
from craftify.api.middleware.cors import Cors
from craftify.api.middleware.deadlines import Deadlines
from craftify.api.middleware.faults import Faults
from craftify.api.middleware.hosts import Hosts
from craftify.api.middleware.origins import Origins
from craftify.api.middleware.rate_limits import Limits, RateLimits
from craftify.api.middleware.requests import Requests
from craftify.api.middleware.security_headers import SecurityHeaders
from craftify.api.options import Options
from craftify.api.people import invitations, joining, members, organizations, teams
from craftify.api.problems import HANDLERS
from craftify.api.reference import docs
from craftify.api.reference.openapi import CONFIG
from craftify.api.shapes import ShapesPlugin
from craftify.api.short_way import ShortWay
from craftify.api.site import Site
from craftify.api.sso import connections, signing_in
from craftify.api.strict_json import StrictRequest
from craftify.api.system import audit, operating, server
from craftify.api.system.figures import Figures
from craftify.api.system.layers import layers_of
from craftify.api.system.traces import Traces
from craftify.api.templates import (
    drafts,
    engine,
    importing,
    previews,
    starters,
    templates,
    versions,
)
from craftify.services.desk import Services

ROUTES: Final[Sequence[ControllerRouterHandler]] = (
    setup.ROUTER,
    sessions.ROUTER,
    entrance.ROUTER,
    own_sessions.ROUTER,
    factors.ROUTER,
    users.ROUTER,
    members.ROUTER,
    invitations.ROUTER,
    joining.ROUTER,
    teams.ROUTER,
    organizations.ROUTER,
    keys.ROUTER,
    connections.ROUTER,
    signing_in.ROUTER,
    access_rules.ROUTER,
    access_rules.OWN,
    templates.ROUTER,
    importing.ROUTER,
    drafts.ROUTER,
    versions.ROUTER,
    previews.ROUTER,
    engine.ROUTER,
    brands.ROUTER,
    block_versions.ROUTER,
    blocks.ROUTER,
    mailbox.ROUTER,
    starters.ROUTER,
    audit.ROUTER,
    server.ROUTER,
    operating.ROUTER,
    operating.OWN,
    docs.ROUTER,
)
# these unpack what may be a whole archive, or read years of the record
LONGER: Final = (
    (re.compile("/api/templates/import/?"), 600.0),
    (re.compile("/api/audit/(?:export|verify)/?"), 600.0),
)
OURS: Final = re.compile(r"/(?:api|api-docs|health|security|metrics)(?:/.*)?", re.DOTALL)


def create_app(services: Services, options: Options) -> App:
    """The whole application as one ASGI callable. The layers stand in the order of a request."""
    limits = Limits(options.limiter, options.tiers, pause=options.pause)
    routes = create_routes(services, options, limits)
    app: App = _Doors(routes, Site(options.site))
    app = Figures(
        app,
        metrics=options.metrics,
        token=options.metrics_token,
        networks=options.metrics_allow,
    )
    app = Deadlines(app, patience=replace(options.patience, longer=LONGER))
    app = RateLimits(app, limits=limits)
    app = Bodies(app, rules=_body_rules(options), limit=options.max_json)
    app = Origins(app, origin=options.origin, known=options.cors_origins)
    app = Hosts(app, allowed=_hosts(options))
    app = Faults(app, logs=options.logs)
    app = Compression(app)
    if options.cors_origins:
        app = Cors(app, origins=options.cors_origins)
    app = AccessRules(app, admits=services.access_rules.admits)
    if options.tracing is not None:
        app = Traces(app, tracing=options.tracing)
    app = AccessLog(app, logs=options.logs, metrics=options.metrics)
    app = Addresses(app, trusted=options.trusted_proxies, origin=options.origin)
    headers = SecurityHeaders(options.hsts)
    app = Requests(app, clock=options.clock, ids=options.ids, headers=headers)
    routes.state["layers"] = layers_of(app, options)
    return app


def create_routes(services: Services, options: Options, limits: Limits | None = None) -> Litestar:
    """The routes alone: the same for every application, with a state of its own."""
    routes = copy(_built())
    routes.state = State(
        {
            "services": services,
            "options": options,
            "limits": limits or Limits(options.limiter, options.tiers),
        }
    )
    return routes


@cache  # a third of a second of looking into signatures
def _built() -> Litestar:
    return Litestar(
        list(ROUTES),
        dependencies=DEPENDENCIES,
        exception_handlers=HANDLERS,
        guards=[admitted],
        request_class=StrictRequest,
        openapi_config=CONFIG,
        logging_config=None,
        debug=False,
        request_max_body_size=None,
        plugins=[ShapesPlugin(prefer_alias=True), PydanticSchemaPlugin(prefer_alias=True)],
    )


class _Doors:
    """The API for its own addresses, the web app for all others."""

    def __init__(self, routes: Litestar, site: Site) -> None:
        self._routes, self._site, self._short = routes, site, ShortWay(routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or OURS.fullmatch(scope["path"]):
            if await self._short.answered(scope, receive, send):
                return
            await self._routes(scope, receive, send)  # type: ignore[arg-type]  # its own TypedDicts
        else:
            await self._site(scope, receive, send)


def _body_rules(options: Options) -> tuple[BodyRule, ...]:
    return (
        BodyRule(
            path=re.compile("/api/templates/import/?"), limit=options.max_import, types=(FORM,)
        ),
        BodyRule(
            path=re.compile("/api/(?:templates|engine|blocks)(?:/.*)?", re.DOTALL),
            limit=options.max_template,
            types=(JSON,),
        ),
    )


def _hosts(options: Options) -> set[str]:
    own = urlsplit(options.origin).hostname
    return {*options.hosts, *([own] if own else [])}
