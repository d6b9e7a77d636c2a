"""Traces by OpenTelemetry, for who has installed it (the extra `otel`) and names a collector."""

from craftify.adapters.telemetry.items import TracedItems
from craftify.adapters.telemetry.spans import OtelTracing, collector

__all__ = ["OtelTracing", "TracedItems", "collector"]
