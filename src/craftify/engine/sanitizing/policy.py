"""What may stay in an email: the elements, attributes and addresses that carry no action."""

import html
import re

from craftify.engine.liquid.contexts import IMAGE_URLS, LINK_URLS
from craftify.engine.liquid.escaping import safe_scheme

MAX_DEPTH = 256


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


TAGS = words(
    "a abbr acronym address article aside b bdi bdo big blockquote br caption center cite"
    " code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5"
    " h6 header hr i img ins kbd li main map area mark nav ol p picture pre q rp rt ruby s"
    " samp section small source span strike strong sub summary sup table tbody td tfoot th"
    " thead time tr tt u ul var video wbr"
)
OFFICE_TAGS = words(
    "v:arc v:background v:fill v:formulas v:f v:group v:image v:imagedata v:line v:oval"
    " v:path v:polyline v:rect v:roundrect v:shadow v:shape v:shapetype v:stroke v:textbox"
    " w:anchorlock w:worddocument w:view w:zoom w:donotoptimizeforbrowser"
    " w:validateagainstschemas o:allowpng o:lock o:officedocumentsettings o:p o:pixelsperinch"
    " o:targetscreensize xml center noscript html head body"
)
NO_CONTENT = words(
    "script iframe frame frameset object embed applet template svg math noembed noframes"
    " audio canvas dialog portal"
)
ATTRIBUTES = words(
    "abbr align alink alt axis background bgcolor border bordercolor cellpadding cellspacing"
    " char charoff cite class clear color cols colspan compact controls coords datetime dir"
    " face frame headers height hidden href hreflang hspace id itemid itemprop itemref"
    " itemscope itemtype label lang leftmargin link loading loop marginheight marginwidth"
    " media muted name noshade nowrap poster rel reversed rightmargin role rows rowspan rules"
    " scope shape size sizes span src srcset start style summary tabindex target text title"
    " topmargin type usemap valign value vlink vspace width xml:lang xmlns xmlns:o xmlns:v"
    " xmlns:w yahoo"
)
OFFICE_ATTRIBUTES = words(
    "adj angle arcsize aspect color color2 coordsize coordorigin fill fillcolor filled focus"
    " from inset insetpen o:ole o:spid o:href path position size stroke strokecolor stroked"
    " strokeweight to true type v:ext opacity origin offset on obscured o:title"
)
PREFIXES = ("data-", "aria-", "data_")

_PAGE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "callto", "webcal"})
_IMAGE_SCHEMES = frozenset({"http", "https", "cid"})
SCHEMES = _PAGE_SCHEMES | _IMAGE_SCHEMES
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]+")
_NAME = re.compile(r"[a-z][a-z0-9_.:-]*\Z")


def may_stay(attribute: str, *, office: bool = False) -> bool:
    """Whether an attribute of that name is kept at all."""
    if attribute.startswith("on") and not (office and attribute == "on"):
        return False
    if attribute.startswith(PREFIXES) and _NAME.match(attribute):
        return True
    return attribute in ATTRIBUTES or (office and attribute in OFFICE_ATTRIBUTES)


def safe_address(attribute: str, value: str) -> bool:
    """Whether the addresses in a value lead nowhere but to pages, mailboxes and images."""
    name = attribute.rpartition(":")[2]
    if name not in IMAGE_URLS and name not in LINK_URLS:
        return True
    schemes = _IMAGE_SCHEMES if name in IMAGE_URLS else _PAGE_SCHEMES
    if name == "srcset":
        candidates = [part.split()[0] for part in value.split(",") if part.split()]
    else:
        candidates = [value]
    return all(safe_scheme(_bare(candidate), schemes) for candidate in candidates)


def _bare(address: str) -> str:
    """An address as a forgiving client might read it: no blanks, no leftover entities."""
    return _IGNORED.sub("", html.unescape(address))
