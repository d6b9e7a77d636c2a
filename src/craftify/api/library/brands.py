"""/api/brands: the brand kits of an organization."""

from litestar import Response, Router, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody

from craftify.api.conditions import quoted, seen
from craftify.api.envelopes import Answer, Success, Timestamp, stamp, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.library.looks import (
    BrandColor,
    BrandFont,
    BrandLogo,
    BrandMeasure,
    LookInput,
    look_parts,
)
from craftify.api.once import answered_once
from craftify.api.templates.written import Name, Prose
from craftify.domain.accounts.people import Person
from craftify.services.library.brands import KitChange, KitView, NewKit


class Brand(Answer, frozen=True, kw_only=True):
    """A brand kit. Its tokens are `@name` in designs; `defaults` and `presets` are of a theme."""

    id: str
    name: str
    description: str
    is_default: bool
    colors: tuple[BrandColor, ...]
    fonts: tuple[BrandFont, ...]
    logo: BrandLogo | None
    radii: tuple[BrandMeasure, ...]
    spacing: tuple[BrandMeasure, ...]
    defaults: dict[str, dict[str, str]]
    presets: dict[str, dict[str, str]]
    created_at: Timestamp
    created_by: Person
    updated_at: Timestamp
    updated_by: Person
    etag: str


class BrandChange(LookInput):
    """What to change; what is left out stays. `logo` null takes the logo away."""

    name: Name | None = None
    description: Prose | None = None


class BrandInput(BrandChange):
    """A new brand kit."""

    name: Name
    is_default: bool = False


def shown(view: KitView) -> Brand:
    """A kit as the API shows it."""
    kit = view.kit
    return Brand(
        id=kit.id,
        name=kit.name,
        description=kit.description,
        is_default=view.is_default,
        **look_parts(kit.look),
        created_at=stamp(kit.created_at),
        created_by=kit.created_by,
        updated_at=stamp(kit.updated_at),
        updated_by=kit.updated_by,
        etag=str(kit.revision),
    )


def answer(view: KitView) -> Response[Success[Brand]]:
    """A kit in its envelope, with its tag."""
    brand = shown(view)
    return Response(success(brand), status_code=200, headers={"etag": quoted(brand.etag)})


@get("/", operation_id="listBrands", summary="List brand kits")
async def list_brands(actor: TheActor, services: TheServices) -> Success[list[Brand]]:
    """All brand kits: the default first, then by name."""
    return success([shown(view) for view in await services.brands.list(actor)])


@post("/", status_code=201, operation_id="createBrand", summary="Make a brand kit")
async def create_brand(
    request: AnyRequest, actor: TheActor, services: TheServices, data: JSONBody[BrandInput]
) -> Response[Success[Brand]]:
    """Make a brand kit. The first one is the default."""
    new = NewKit(
        name=data.name,
        description=data.description or "",
        look=data.first_look(),
        is_default=data.is_default,
    )

    async def work() -> Brand:
        return shown(await services.brands.create(actor, new))

    return await answered_once(request, services, actor, work, status=201)


@get("/{brand_id:str}", operation_id="getBrand", summary="One brand kit")
async def get_brand(
    actor: TheActor, services: TheServices, brand_id: FromPath[str]
) -> Response[Success[Brand]]:
    """A brand kit."""
    return answer(await services.brands.get(actor, brand_id))


@patch("/{brand_id:str}", operation_id="changeBrand", summary="Change a brand kit")
async def change_brand(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    brand_id: FromPath[str],
    data: JSONBody[BrandChange],
) -> Response[Success[Brand]]:
    """Change what is given. Templates keep what they took from the kit before."""
    change = KitChange(name=data.name, description=data.description, look=data.revised)
    return answer(await services.brands.change(actor, brand_id, change, seen=seen(request)))


@delete(
    "/{brand_id:str}", status_code=204, operation_id="deleteBrand", summary="Delete a brand kit"
)
async def delete_brand(
    request: AnyRequest, actor: TheActor, services: TheServices, brand_id: FromPath[str]
) -> None:
    """Delete a brand kit. If it was the default, the oldest of the others becomes it."""
    await services.brands.remove(actor, brand_id, seen=seen(request))


@put(
    "/{brand_id:str}/default",
    status_code=200,
    operation_id="setDefaultBrand",
    summary="Choose the default brand kit",
)
async def set_default_brand(
    actor: TheActor, services: TheServices, brand_id: FromPath[str]
) -> Response[Success[Brand]]:
    """Make a brand kit the one that is offered first."""
    return answer(await services.brands.make_default(actor, brand_id))


ROUTER = Router(
    "/api/brands",
    route_handlers=[
        list_brands,
        create_brand,
        get_brand,
        change_brand,
        delete_brand,
        set_default_brand,
    ],
    tags=["Brand kits"],
)
