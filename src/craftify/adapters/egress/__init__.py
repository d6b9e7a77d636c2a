"""Calling other machines, by httpx on connections of our own choosing."""

from craftify.adapters.egress.grounds import Grounds
from craftify.adapters.egress.http_egress import HttpEgress
from craftify.adapters.egress.lookup import SystemLookup

__all__ = ["Grounds", "HttpEgress", "SystemLookup"]
