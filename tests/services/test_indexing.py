"""The catalog catches up with the item store, whatever was cut short."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import httpx
from tests.builders import Notes, a_founding, data
from tests.conftest import running
from tests.emails import HELLO

from craftify import wiring
from craftify.domain.access import Actor, effective
from craftify.ports.catalog import CatalogQuery
from craftify.records.templates.templates import TemplateRecords
from craftify.services.accounts.administrators import operator
from craftify.services.templates.indexing import catch_up
from craftify.services.templates.orders import Labels, NewTemplate, Written
from craftify.settings import Settings

MJML = Written(format="mjml", source=HELLO)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[wiring.House]:
    """The product on the machine's own clock."""
    async with wiring.open_house(settings, Notes()) as house:
        yield house


async def founded(house: wiring.House) -> Actor:
    user = await house.services.administrators.create(operator(), a_founding())
    return Actor(
        id=user.id,
        organization_id=user.organization_id,
        name="Ada",
        email=user.email,
        role="admin",
        permissions=effective("admin"),
    )


async def listed(house: wiring.House, actor: Actor) -> dict[str, str]:
    page = await house.ports.catalog.search(actor.organization_id, CatalogQuery(limit=1_000))
    templates = TemplateRecords(house.ports.items, actor.organization_id)
    stored = await templates.many([row.id for row in page.entries])
    assert [row.version for row in page.entries] == [each.stored for each in stored if each]
    return {each.template.id: each.template.name for each in stored if each}


async def made(house: wiring.House, actor: Actor, name: str) -> str:
    order = NewTemplate(labels=Labels(name=name), written=(MJML,))
    return (await house.services.templates.create(actor, order)).template.id


async def renamed_behind_the_catalog(house: wiring.House, actor: Actor, template_id: str) -> None:
    """What remains when a process dies after its write and before it told the catalog."""
    records = TemplateRecords(house.ports.items, actor.organization_id)
    found = await records.get(template_id)
    assert found is not None
    template = replace(found.template, name="Renamed", updated_at=house.ports.clock.now())
    note = house.services.templates.shelf.journal.note(actor, "template.changed", template_id)
    await house.ports.items.write(records.put(template, found.stored), *note)


async def test_a_write_that_never_reached_the_catalog_is_caught_up(settings: Settings) -> None:
    async with opened(settings) as house:
        ada = await founded(house)
        template_id = await made(house, ada, "Before")
        await renamed_behind_the_catalog(house, ada, template_id)
    async with opened(settings) as house:
        assert await listed(house, ada) == {template_id: "Renamed"}


async def test_it_is_caught_up_also_when_others_went_on_writing(settings: Settings) -> None:
    async with opened(settings) as house:
        ada = await founded(house)
        await catch_up(house.services.index)
        template_id = await made(house, ada, "Before")
        await renamed_behind_the_catalog(house, ada, template_id)
        other = await made(house, ada, "Later")
        await catch_up(house.services.index)
        assert await listed(house, ada) == {template_id: "Renamed", other: "Later"}


async def test_a_lost_catalog_is_built_anew(settings: Settings) -> None:
    async with opened(settings) as house:
        ada = await founded(house)
        ids = [await made(house, ada, f"Letter {number}") for number in range(3)]
        await house.services.templates.delete(ada, ids[0])
    for file in settings.data.glob("catalog.db*"):
        file.unlink()
    async with opened(settings) as house:
        assert set(await listed(house, ada)) == set(ids[1:])
        bin_ = await house.ports.catalog.search(ada.organization_id, CatalogQuery(deleted=True))
        assert [row.id for row in bin_.entries] == [ids[0]]


async def test_an_old_catalog_comes_up_to_date(settings: Settings) -> None:
    async with opened(settings) as house:
        ada = await founded(house)
        first = await made(house, ada, "First")
    kept = settings.data.with_name("kept")
    kept.mkdir()
    for file in settings.data.glob("catalog.db*"):
        shutil.copy(file, kept / file.name)
    async with opened(settings) as house:
        second = await made(house, ada, "Second")
        await house.services.templates.delete(ada, first)
    for file in settings.data.glob("catalog.db*"):
        file.unlink()
    for file in kept.iterdir():
        shutil.copy(file, settings.data / file.name)
    async with opened(settings) as house:
        assert await listed(house, ada) == {second: "Second"}


async def test_a_server_killed_while_writing_lists_all_it_acknowledged(settings: Settings) -> None:
    async with opened(settings) as house:
        await founded(house)
    acknowledged: list[str] = []
    for _ in range(3):
        acknowledged += await asyncio.to_thread(killed_while_writing, settings)
    assert len(acknowledged) > 3
    async with opened(settings) as house:
        [(organization, _)] = await house.services.administrators.everybody(operator())
        found = await house.ports.catalog.search(organization.id, CatalogQuery(limit=1_000))
        assert set(acknowledged) <= {row.id for row in found.entries}
        heads = await TemplateRecords(house.ports.items, organization.id).page(limit=1_000)
        assert {head.template.id for head in heads.heads} == {row.id for row in found.entries}


def killed_while_writing(settings: Settings) -> list[str]:
    return asyncio.run(_killed_while_writing(settings))


async def _killed_while_writing(settings: Settings) -> list[str]:
    ids: list[str] = []
    with running(settings.data) as server:
        async with httpx.AsyncClient(base_url=server.origin) as client:
            founding = a_founding()
            signed = {"email": founding.email, "password": founding.password}
            token = data(await client.post("/api/auth/token", json=signed))["accessToken"]

            async def writes() -> None:
                headers = {"Authorization": f"Bearer {token}"}
                body = {"name": "Letter", "mjml": HELLO}
                while True:
                    try:
                        answer = await client.post("/api/templates", json=body, headers=headers)
                    except httpx.HTTPError:
                        return
                    ids.append(data(answer)["id"])
                    if len(ids) == 10:
                        server.process.kill()

            await asyncio.gather(*(writes() for _ in range(4)))
    return ids
