"""Figures with prometheus-client, and the last hour of requests in memory."""

from craftify.adapters.metrics.prometheus import PrometheusMetrics

__all__ = ["PrometheusMetrics"]
