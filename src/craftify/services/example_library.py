"""The library of the example organization: a brand kit, synced blocks, and emails made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from craftify.domain.access import Actor
from craftify.domain.library.brands import BrandFont, Color, Look, Measure
from craftify.services.library.blocks import Blocks
from craftify.services.library.brands import Brands, NewKit
from craftify.services.library.orders import NewBlock
from craftify.services.templates.orders import Labels, NewTemplate, Written
from craftify.services.templates.templates import Templates

Json = dict[str, Any]
_SERIF: Final = "Georgia, 'Times New Roman', serif"
_SANS: Final = "Verdana, Geneva, sans-serif"
LOOK: Final = Look(
    colors=(
        Color(name="reed", value="#2f5d50", dark="#8fc7b3"),
        Color(name="on-reed", value="#ffffff", dark="#12241f"),
        Color(name="lantern", value="#c8642b", dark="#f0a26e"),
        Color(name="ink", value="#23241f", dark="#f1efe8"),
        Color(name="muted", value="#62635b", dark="#b9b7ad"),
        Color(name="paper", value="#ffffff", dark="#1f211e"),
        Color(name="canvas", value="#f3efe6", dark="#141512"),
    ),
    fonts=(
        BrandFont(name="Georgia", fallback="'Times New Roman', serif"),
        BrandFont(name="Verdana", fallback="Geneva, sans-serif"),
    ),
    radii=(Measure(name="round", value="4px"),),
    spacing=(Measure(name="row", value="28px"), Measure(name="gap", value="12px")),
    defaults={
        "mj-text": {"font-family": _SANS, "color": "@ink", "font-size": "15px"},
        "mj-button": {"font-family": _SANS},
    },
    presets={
        "button-primary": {
            "background-color": "@reed",
            "color": "@on-reed",
            "border-radius": "@round",
            "inner-padding": "13px 26px",
        },
        "button-quiet": {
            "background-color": "@paper",
            "color": "@reed",
            "border": "1px solid #2f5d50",
            "border-radius": "@round",
        },
    },
)


def _words(text: str, link: str = "") -> Json:
    marks = [{"type": "link", "attrs": {"href": link, "style": "color:inherit"}}] if link else []
    return {"type": "text", "text": text, "marks": marks}


def _paragraph(*words: Json, level: int = 0) -> Json:
    heading = {"type": "heading", "attrs": {"level": level}}
    return {**(heading if level else {"type": "paragraph"}), "content": list(words)}


def _text(name: str, *parts: Json, **props: str) -> Json:
    rich = {"type": "doc", "content": list(parts)}
    return {"type": "text", "id": name, "text": rich, "props": {"fontFamily": _SANS, **props}}


def _row(name: str, children: Sequence[Json], **props: str) -> Json:
    column = {"type": "column", "id": f"{name}_column", "children": list(children)}
    return {"type": "section", "id": name, "props": props, "children": [column]}


def _fragment(level: str, *children: Json) -> Json:
    theme = LOOK.theme()
    presets = {"button-primary": theme["presets"]["button-primary"]}
    lent = {"tokens": theme["tokens"], "darkTokens": theme["darkTokens"], "presets": presets}
    return {"level": level, "children": list(children), "theme": lent}


_HEADER: Final = _row(
    "header",
    [
        _text(
            "wordmark",
            _paragraph(_words("Lantern & Reed")),
            fontFamily=_SERIF,
            fontSize="24px",
            color="@reed",
            align="center",
        ),
        _text(
            "tagline",
            _paragraph(_words("Lamps and baskets from the river valley")),
            fontSize="12px",
            color="@muted",
            align="center",
            paddingTop="0px",
        ),
        {"type": "divider", "id": "line", "props": {"borderColor": "@reed", "borderWidth": "1px"}},
    ],
    backgroundColor="@paper",
    padding="20px 0px 0px",
)
_SIGN_OFF: Final = (
    "Questions? Reply to this email: it reaches people, usually within the day.",
    "Questions? Reply to this email, or come by the workshop any Friday from two to six.",
)


def _footer(words: str) -> Json:
    small = {"fontSize": "12px", "color": "@muted", "align": "center"}
    address = _paragraph(_words("Lantern & Reed · 7 Weir Lane · Brookside"))
    leave = _paragraph(_words("Leave this list", "{{ unsubscribe_url }}"))
    rows = (
        _text("help", _paragraph(_words(words)), **small),
        _text("place", address, **small),
        _text("leave", leave, **small, paddingTop="0px"),
    )
    return _fragment("section", _row("footer", rows, padding="20px 0px"))


_VISIT: Final = _fragment(
    "content",
    {
        "type": "button",
        "id": "visit",
        "html": "Plan a visit",
        "presets": ["button-primary"],
        "props": {"href": "https://lantern-and-reed.example/visit", "fontFamily": _SANS},
    },
)
BLOCKS: Final = (
    NewBlock(
        name="Header with wordmark",
        description="At the top of everything we send.",
        category="Headers",
        tags=("brand",),
        fragment=_fragment("section", _HEADER),
    ),
    NewBlock(
        name="Footer",
        description="Who we are, and how to leave. Legal wants it everywhere.",
        category="Footers",
        tags=("legal",),
        fragment=_footer(_SIGN_OFF[0]),
    ),
    NewBlock(
        name="Visit button",
        description="Leads to the calendar of the workshop.",
        category="Calls to action",
        fragment=_VISIT,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleLibrary:
    """Fills the library of an organization and puts it to use."""

    brands: Brands
    blocks: Blocks
    templates: Templates

    async def fill(self, actor: Actor) -> None:
        """A kit, three blocks, and two emails: one follows the footer, one holds it."""
        about = "What our emails look like since the spring."
        await self.brands.create(actor, NewKit(name="River valley", description=about, look=LOOK))
        header, footer, visit = [
            (await self.blocks.create(actor, block)).block.id for block in BLOCKS
        ]
        top = _place("top", header, "section", name="Header")
        words = {"visit": {"html": "See you there"}}
        button = _place("visit", visit, "content", name="Visit button", overrides=words)
        await self._template(
            actor,
            "Open workshop",
            "The workshop is open on Friday",
            [
                top,
                _row(
                    "invitation",
                    [_text("words", *_INVITATION, lineHeight="1.5"), button],
                    backgroundColor="@paper",
                    padding="28px 0px",
                ),
                _place("bottom", footer, "section", name="Footer"),
            ],
        )
        await self._template(
            actor,
            "Care letter",
            "How to look after your basket",
            [
                top,
                _row(
                    "advice",
                    [_text("words", *_ADVICE, lineHeight="1.5")],
                    backgroundColor="@paper",
                    padding="24px 0px",
                ),
                _place("bottom", footer, "section", name="Footer", pin=1),
            ],
        )
        await self.blocks.publish(actor, footer, _footer(_SIGN_OFF[1]), message="Fridays are back")

    async def _template(
        self, actor: Actor, name: str, subject: str, children: Sequence[Json]
    ) -> None:
        design: Mapping[str, Any] = {
            "schemaVersion": 1,
            "meta": {"subject": subject, "preheader": "A note from the river valley", "lang": "en"},
            "body": {"backgroundColor": "@canvas"},
            "theme": LOOK.theme(),
            "children": list(children),
        }
        written = Written(format="design", source=design)
        labels = Labels(name=name, category="Letters", tags=("brand",))
        await self.templates.create(actor, NewTemplate(labels=labels, written=(written,)))


def _place(at: str, ref: str, level: str, **more: Any) -> Json:  # noqa: ANN401 - any JSON
    return {"type": "synced", "id": f"{at}_place", "ref": ref, "level": level, **more}


_HELLO: Final = _paragraph(
    _words("Hello "),
    {"type": "variable", "attrs": {"path": "customer.first_name", "fallback": "there"}},
    _words(","),
)
_INVITATION: Final = (
    _paragraph(_words("Come and see how a lamp is made"), level=1),
    _HELLO,
    _paragraph(
        _words(
            "this Friday the doors are open. Bring a lamp that flickers, or only your curiosity: "
            "the kettle is on from two."
        )
    ),
)
_ADVICE: Final = (
    _paragraph(_words("A basket likes a little water"), level=1),
    _HELLO,
    _paragraph(
        _words(
            "once a year, let it stand in the rain for ten minutes and dry in the shade. "
            "That is all it asks for."
        )
    ),
)
