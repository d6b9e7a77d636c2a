"""/api/mailbox: the messages that were sent locally, to be read."""

from typing import Annotated

from litestar import Response, Router, delete, get
from litestar.params import FromPath, QueryParameter
from msgspec import field

from craftify.api.envelopes import Answer, Success, Timestamp, pages, success
from craftify.api.given import TheActor, TheServices
from craftify.engine import Attachment, Header
from craftify.ports import mailer
from craftify.services.mail.mailbox import Letter


class MailboxRow(Answer, frozen=True, kw_only=True):
    """A message in the list. `preview` is how it begins."""

    id: str
    sender: str = field(name="from")
    to: str
    subject: str
    preview: str
    at: Timestamp
    template_id: str | None
    version: int | None
    test: bool


class MailboxMessage(MailboxRow, frozen=True, kw_only=True):
    """A message taken apart. `html` is somebody's content: show it in a sandbox only."""

    headers: tuple[Header, ...]
    html: str
    text: str
    size: int
    attachments: tuple[Attachment, ...]


def shown(row: mailer.MailboxRow) -> MailboxRow:
    """A row as the API shows it."""
    version = row.meta.get("version")
    template_id = row.meta.get("templateId")
    return MailboxRow(
        id=row.id,
        sender=row.sender,
        to=row.recipient,
        subject=row.subject,
        preview=str(row.meta.get("preview", "")),
        at=row.at,
        template_id=template_id if isinstance(template_id, str) else None,
        version=version if isinstance(version, int) else None,
        test=row.test,
    )


def shown_whole(letter: Letter) -> MailboxMessage:
    """A message as the API shows it."""
    row = shown(letter.row)
    return MailboxMessage(
        **{name: getattr(row, name) for name in row.__struct_fields__},
        headers=letter.message.headers,
        html=letter.message.html,
        text=letter.message.text,
        size=letter.row.size,
        attachments=letter.message.attachments,
    )


@get("/", operation_id="listMailbox", summary="List messages")
async def list_mailbox(
    actor: TheActor,
    services: TheServices,
    page: Annotated[int, QueryParameter(ge=1)] = 1,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 20,
    search: Annotated[str, QueryParameter(max_length=500)] = "",
) -> Success[list[MailboxRow]]:
    """Messages, newest first; `search` looks at subject and addresses."""
    rows, total = await services.mailroom.list(actor, page=page, limit=limit, search=search)
    return success([shown(row) for row in rows], pagination=pages(page, limit, total))


@get("/{mail_id:str}", operation_id="getMail", summary="Read a message")
async def get_mail(
    actor: TheActor, services: TheServices, mail_id: FromPath[str]
) -> Success[MailboxMessage]:
    """A message taken apart: headers, HTML, text, attachments."""
    return success(shown_whole(await services.mailroom.get(actor, mail_id)))


@get(
    "/{mail_id:str}/raw",
    operation_id="getRawMail",
    summary="The message as it was sent",
    media_type="message/rfc822",
)
async def get_raw_mail(
    actor: TheActor, services: TheServices, mail_id: FromPath[str]
) -> Response[bytes]:
    """The bytes of the message, to be opened in a mail client."""
    raw = await services.mailroom.raw(actor, mail_id)
    headers = {"content-disposition": f'attachment; filename="{mail_id[:64]}.eml"'}
    return Response(raw, media_type="message/rfc822", headers=headers)


@delete("/{mail_id:str}", operation_id="deleteMail", summary="Delete a message")
async def delete_mail(actor: TheActor, services: TheServices, mail_id: FromPath[str]) -> None:
    """Remove a message from the mailbox."""
    await services.mailroom.delete(actor, mail_id)


ROUTER = Router(
    "/api/mailbox",
    route_handlers=[list_mailbox, get_mail, get_raw_mail, delete_mail],
    tags=["Mailbox"],
)
