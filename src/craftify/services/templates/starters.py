"""Starters: designs to begin from, and how one becomes somebody's template."""

from dataclasses import dataclass, replace

from craftify.domain.access import Actor, require
from craftify.domain.errors import NotFound
from craftify.domain.templates.templates import SampleSet
from craftify.ports.clock import Ids
from craftify.services.templates.building import Manuscript
from craftify.services.templates.orders import Labels, Wording, Written
from craftify.starters import Starter, starters


@dataclass(frozen=True, slots=True, kw_only=True)
class Starters:
    """What people do with the starter designs."""

    ids: Ids

    async def list(self, actor: Actor) -> tuple[Starter, ...]:
        """Every starter, in the order in which people meet them."""
        require(actor, "template:read")
        return starters()

    async def get(self, actor: Actor, starter_id: str) -> Starter:
        """One starter with its source."""
        require(actor, "template:read")
        return _named(starter_id)

    def opened(
        self, starter_id: str, labels: Labels, wording: Wording
    ) -> tuple[Labels, Manuscript]:
        """Labels and manuscript of a template made from a starter; what is given stands above."""
        starter = _named(starter_id)
        sample = SampleSet(id=self.ids.new(), name="Sample", data=dict(starter.sample))
        labels = replace(
            labels,
            name=labels.name or starter.name,
            description=starter.description if labels.description is None else labels.description,
            category=starter.category if labels.category is None else labels.category,
            tags=starter.tags if labels.tags is None else labels.tags,
            samples=(sample,) if labels.samples is None else labels.samples,
        )
        manuscript = Manuscript(
            written=Written(format="mjml", source=starter.mjml),
            subject=starter.subject,
            variables=starter.variables or None,
            name=starter.name,
        )
        return labels, manuscript.revised(None, wording)


def _named(starter_id: str) -> Starter:
    for starter in starters():
        if starter.id == starter_id:
            return starter
    raise NotFound("There is no such starter.")
