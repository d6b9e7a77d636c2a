"""The services of brand kits and synced blocks on their ports."""

from typing import TypedDict

from craftify.records.journal import Journal
from craftify.services.library.blocks import Blocks
from craftify.services.library.brands import Brands
from craftify.services.library.lending import Lending
from craftify.services.library.standings import Standings
from craftify.wiring.ports import Ports


class LibraryServices(TypedDict):
    """The part of the desk that is about what templates share."""

    brands: Brands
    blocks: Blocks


def library_services(ports: Ports) -> LibraryServices:
    """Everything people can do with brand kits and synced blocks."""
    journal = Journal(ports.clock, ports.ids)
    return LibraryServices(
        brands=Brands(items=ports.items, clock=ports.clock, ids=ports.ids, journal=journal),
        blocks=Blocks(
            items=ports.items,
            blobs=ports.blobs,
            clock=ports.clock,
            ids=ports.ids,
            journal=journal,
            workshop=ports.workshop,
            lending=Lending(items=ports.items, blobs=ports.blobs),
            standings=Standings(items=ports.items, blobs=ports.blobs),
        ),
    )
