"""Spans of OpenTelemetry, sent in batches by a thread of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, SERVICE_VERSION, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased
from opentelemetry.trace import Span as OtelSpan
from opentelemetry.trace import SpanKind, Status, StatusCode

from craftify.ports.tracing import Kind, Span, Value

NAME: Final = "craftify-email"
KINDS: Final = {"request": SpanKind.SERVER, "call": SpanKind.CLIENT}
GOODBYE_MS: Final = 3_000
SECONDS: Final = 5


def collector(endpoint: str) -> SpanExporter:
    """What hands spans to the collector at this address, over HTTP."""
    return OTLPSpanExporter(endpoint=f"{endpoint}/v1/traces", timeout=SECONDS)


class OtelTracing:
    """Keeps the port `Tracing`; `share` of all requests is traced, the others cost little."""

    def __init__(self, exporter: SpanExporter, *, version: str, share: float = 1.0) -> None:
        resource = Resource.create({SERVICE_NAME: NAME, SERVICE_VERSION: version})
        sampler = ParentBased(TraceIdRatioBased(share))
        self._provider = TracerProvider(resource=resource, sampler=sampler, shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer(NAME, version)

    @contextmanager
    def span(self, name: str, kind: Kind = "call") -> Iterator[Span]:
        with self._tracer.start_as_current_span(
            name, kind=KINDS[kind], record_exception=False, set_status_on_exception=False
        ) as span:
            told = _Told(span)
            try:
                yield told
            except BaseException as error:
                told.tell("error.type", type(error).__name__)  # its text may hold anything
                told.fail()
                raise

    def close(self) -> None:
        self._provider.force_flush(GOODBYE_MS)
        self._provider.shutdown()


class _Told:
    """A span of OpenTelemetry in our words."""

    def __init__(self, span: OtelSpan) -> None:
        self._span = span

    def rename(self, name: str) -> None:
        self._span.update_name(name)

    def tell(self, name: str, value: Value) -> None:
        self._span.set_attribute(name, value)

    def fail(self) -> None:
        self._span.set_status(Status(StatusCode.ERROR))
