"""A span around each request, for who has a collector."""

from craftify.api.middleware.asgi import App, Receive, Scope, Send, state
from craftify.ports.tracing import Tracing

ERROR = 500


class Traces:
    """Names a span by method and route; path, query, people and content stay out of it."""

    def __init__(self, app: App, *, tracing: Tracing) -> None:
        self._app, self._tracing = app, tracing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        method = str(scope["method"])
        with self._tracing.span(method, "request") as span:
            span.tell("http.request.method", method)
            span.tell("craftify.request", str(state(scope).get("request_id")))
            await self._app(scope, receive, send)
            route, status = scope.get("path_template"), state(scope).get("status")
            if route is not None:
                span.rename(f"{method} {route}")
                span.tell("http.route", str(route))
            if status is not None:
                span.tell("http.response.status_code", int(status))
                if status >= ERROR:
                    span.fail()
