"""/api/templates: the library and its templates."""

from typing import Annotated, Any, Final

from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from craftify.api.conditions import quoted, seen
from craftify.api.envelopes import Answer, Shape, Success, Timestamp, pages, stamp, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.once import answered_once
from craftify.api.templates.written import LabelsInput, Message, Name
from craftify.domain.access import Actor
from craftify.domain.accounts.people import Person
from craftify.domain.templates.templates import Status
from craftify.domain.templates.versions import FindingCounts, Kind
from craftify.engine import Variable, VariableType
from craftify.ports.catalog import CatalogQuery, Facets, Order, Sort
from craftify.services.desk import Services
from craftify.services.templates.orders import NewTemplate, TemplateChange
from craftify.services.templates.summaries import TemplateSummary, summarized
from craftify.services.templates.templates import Whole

ASCENDING: Final[frozenset[Sort]] = frozenset(("name", "status"))


class TemplateVariable(Answer, frozen=True, kw_only=True):
    """One entry of a template's contract."""

    name: str
    type: VariableType
    default_value: Any
    required: bool
    description: str


class Sample(Answer, frozen=True, kw_only=True):
    """Data of an imagined recipient."""

    id: str
    name: str
    data: dict[str, Any]


class Template(Answer, frozen=True, kw_only=True):
    """A template with its content: `content` is what is sent, `design` what it is made from."""

    id: str
    name: str
    slug: str
    description: str
    subject: str
    preheader: str
    content: str
    design: dict[str, Any]
    kind: Kind
    variables: tuple[TemplateVariable, ...]
    samples: tuple[Sample, ...]
    category: str
    tags: tuple[str, ...]
    folder_id: str | None
    metadata: dict[str, Any]
    version: FromPath[int]
    status: Status
    created_by: str
    updated_by: Person
    created_at: Timestamp
    updated_at: Timestamp
    deleted_at: Timestamp | None
    approved_at: Timestamp | None
    approved_by: str | None
    organization_id: str
    locales: tuple[str, ...]
    hash: str
    findings: FindingCounts
    has_draft: bool
    etag: str


class TemplateInput(LabelsInput):
    """A new template: a name and exactly one of mjml, content, design and starter."""

    starter: str | None = None

    def order(self) -> NewTemplate:
        """The same as the service takes it."""
        written = self.written()
        return NewTemplate(
            labels=self.labels(),
            written=written,
            starter=self.starter,
            wording=self.wording(),
        )


class TemplateChangeInput(LabelsInput):
    """What to change; what is left out stays. `message` is for the history."""

    message: Message = ""

    def order(self) -> TemplateChange:
        """The same as the service takes it."""
        return TemplateChange(
            labels=self.labels(),
            written=self.written(),
            wording=self.wording(),
            message=self.message,
        )


class DuplicateInput(Shape):
    """What the copy is called."""

    name: Name | None = None


def contract(variables: tuple[Variable, ...]) -> tuple[TemplateVariable, ...]:
    """A contract as the API shows it."""
    return tuple(
        TemplateVariable(
            name=variable.name,
            type=variable.type,
            default_value=variable.default_value,
            required=variable.required,
            description=variable.description,
        )
        for variable in variables
    )


def whole(found: Whole) -> Template:
    """A template as the API shows it."""
    template, artifact = found.template, found.artifact
    summary = summarized(template)
    approved_at = template.approved_at
    return Template(
        id=summary.id,
        name=summary.name,
        slug=summary.slug,
        description=summary.description,
        subject=summary.subject,
        preheader=summary.preheader,
        content=artifact.compiled.html,
        design=dict(artifact.design),
        kind=summary.kind,
        variables=contract(artifact.variables),
        samples=tuple(
            Sample(id=sample.id, name=sample.name, data=dict(sample.data))
            for sample in template.samples
        ),
        category=summary.category,
        tags=summary.tags,
        folder_id=summary.folder_id,
        metadata=dict(template.metadata),
        version=summary.version,
        status=summary.status,
        created_by=template.created_by.id,
        updated_by=summary.updated_by,
        created_at=summary.created_at,
        updated_at=summary.updated_at,
        deleted_at=summary.deleted_at,
        approved_at=stamp(approved_at) if approved_at else None,
        approved_by=template.approved_by.id if template.approved_by else None,
        organization_id=template.organization_id,
        locales=summary.locales,
        hash=summary.hash,
        findings=summary.findings,
        has_draft=summary.has_draft,
        etag=str(template.revision),
    )


def answer(found: Whole, status: int = 200) -> Response[Success[Template]]:
    """A template in its envelope, with its tag."""
    template = whole(found)
    headers = {"etag": quoted(template.etag)}
    return Response(success(template), status_code=status, headers=headers)


@get("/", operation_id="listTemplates", summary="List templates")
async def list_templates(  # noqa: PLR0913, PLR0917 - a list has that many filters
    actor: TheActor,
    services: TheServices,
    page: Annotated[int, QueryParameter(ge=1)] = 1,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 20,
    sort_by: Annotated[Sort | None, QueryParameter(name="sortBy")] = None,
    sort_order: Annotated[Order | None, QueryParameter(name="sortOrder")] = None,
    status: FromQuery[Status | None] = None,
    category: FromQuery[str | None] = None,
    tag: FromQuery[str | None] = None,
    search: Annotated[str, QueryParameter(max_length=500)] = "",
    folder_id: Annotated[str | None, QueryParameter(name="folderId")] = None,
    created_by: Annotated[str | None, QueryParameter(name="createdBy")] = None,
    kind: FromQuery[Kind | None] = None,
    cursor: FromQuery[str | None] = None,
    deleted: FromQuery[bool] = False,  # noqa: FBT002 - a query parameter
) -> Success[list[TemplateSummary]]:
    """One page of the library. `cursor` reaches deeper than `page`; `deleted` shows the bin."""
    sort = sort_by or ("relevance" if search else "updatedAt")
    query = CatalogQuery(
        text=search,
        status=status,
        category=category,
        tag=tag,
        folder_id=folder_id,
        created_by=created_by,
        kind=kind,
        deleted=deleted,
        sort=sort,
        order=sort_order or natural_order(sort),
        limit=limit,
        cursor=cursor,
        page=page,
    )
    return await listed(services, actor, query)


async def listed(
    services: Services, actor: Actor, query: CatalogQuery
) -> Success[list[TemplateSummary]]:
    """What a query lists, in its envelope."""
    found = await services.templates.list(actor, query)
    shown = pages(query.page, query.limit, found.page.total, found.page.cursor)
    summaries: Any = found.summaries  # ready JSON, spliced in as it is
    return success(summaries, pagination=shown)


def natural_order(sort: Sort) -> Order:
    """Names from A to Z, times from the newest on."""
    return "asc" if sort in ASCENDING else "desc"


@get("/facets", operation_id="getFacets", summary="Count templates by status, category and tag")
async def get_facets(actor: TheActor, services: TheServices) -> Success[Facets]:
    """How many templates each filter would leave."""
    return success(await services.templates.facets(actor))


@post("/", status_code=201, operation_id="createTemplate", summary="Make a template")
async def create_template(
    request: AnyRequest, actor: TheActor, services: TheServices, data: JSONBody[TemplateInput]
) -> Response[Success[Template]]:
    """Make a template from MJML, HTML, a design or a starter."""

    async def work() -> Template:
        return whole(await services.templates.create(actor, data.order()))

    return await answered_once(request, services, actor, work, status=201)


@get("/{template_id:str}", operation_id="getTemplate", summary="Read a template")
async def get_template(
    actor: TheActor,
    services: TheServices,
    template_id: FromPath[str],
    deleted: FromQuery[bool] = False,  # noqa: FBT002 - a query parameter
) -> Response[Success[Template]]:
    """A template with its content; `deleted` finds it in the bin, too."""
    return answer(await services.templates.get(actor, template_id, binned=deleted))


@put("/{template_id:str}", operation_id="changeTemplate", summary="Change a template")
async def change_template(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    template_id: FromPath[str],
    data: JSONBody[TemplateChangeInput],
) -> Response[Success[Template]]:
    """Change what is given. Other content, subject, preheader or variables make a new version."""
    change = data.order()
    return answer(await services.templates.update(actor, template_id, change, seen=seen(request)))


@delete(
    "/{template_id:str}",
    status_code=200,
    operation_id="deleteTemplate",
    summary="Put a template into the bin",
)
async def delete_template(
    request: AnyRequest, actor: TheActor, services: TheServices, template_id: FromPath[str]
) -> Response[Success[Template]]:
    """Put a template into the bin, from where it can be taken out again."""
    return answer(await services.templates.delete(actor, template_id, seen=seen(request)))


@post(
    "/{template_id:str}/undelete",
    status_code=200,
    operation_id="undeleteTemplate",
    summary="Take a template out of the bin",
)
async def undelete_template(
    actor: TheActor, services: TheServices, template_id: FromPath[str]
) -> Response[Success[Template]]:
    """Take a template out of the bin."""
    return answer(await services.templates.undelete(actor, template_id))


@post(
    "/{template_id:str}/duplicate",
    status_code=201,
    operation_id="duplicateTemplate",
    summary="Duplicate a template",
)
async def duplicate_template(
    actor: TheActor,
    services: TheServices,
    template_id: FromPath[str],
    data: JSONBody[DuplicateInput | None] = None,
) -> Response[Success[Template]]:
    """Make a new template from the last version of this one."""
    name = data.name if data else None
    return answer(await services.templates.duplicate(actor, template_id, name=name), 201)


ROUTER = Router(
    "/api/templates",
    route_handlers=[
        list_templates,
        get_facets,
        create_template,
        get_template,
        change_template,
        delete_template,
        undelete_template,
        duplicate_template,
    ],
    tags=["Templates"],
)
