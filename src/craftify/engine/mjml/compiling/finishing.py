"""What the native compiler leaves out or writes differently from the reference, put right."""

import re

_SEAM = "</style>\n<![endif]-->\n"
_ROOT = re.compile(r'(<div [^>]*?aria-roledescription="email"[^>]*?)(?: style="([^"]*)")?>')
_SOCIAL_ICON = re.compile(r'(<img [^>]*style=")(border-radius:[^"]*;display:block;" />)')
# `vertical-align` is no attribute of a cell; the compiler writes it beside the style
_STRAYS = tuple(f' vertical-align="{place}"' for place in ("top", "middle", "bottom"))
_ICON = ' style="border-radius:'
_EMAIL = 'aria-roledescription="email"'

_FAMILY = re.compile(r"font-family:([^\"]*)")
_INLINE_FAMILY = re.compile(r"font-family:([^;}]*)", re.IGNORECASE)

WEB_FONTS = {
    name: f"https://fonts.googleapis.com/css?family={name.replace(' ', '+')}:300,400,500,700"
    for name in ("Open Sans", "Droid Sans", "Lato", "Roboto", "Ubuntu")
}


def finished(html: str) -> tuple[str, str, str]:
    """Native output mended, cut where the links to web fonts belong, and the fonts it names."""
    at = html.find(_SEAM, html.find(".mj-outlook-group-fix")) + len(_SEAM)
    head, rest = html[:at], html[at:]
    for stray in _STRAYS:
        rest = rest.replace(stray, "")
    if _ICON in rest:
        rest = _SOCIAL_ICON.sub(r"\1border:0;\2", rest)
    root = _ROOT.match(rest, rest.rfind("<div ", 0, rest.find(_EMAIL)))
    if root:
        style = f' style="word-spacing:normal;{root[2] or ""}">'
        rest = f"{rest[: root.start()]}{root[1]}{style}{rest[root.end() :]}"
    return head, rest, _native_families(rest)


def _native_families(html: str) -> str:
    """The same as `font_families` of what the compiler wrote, which spells them in one way."""
    _, *found = html[max(0, html.find("<body")) :].split("font-family:")
    return '"'.join(dict.fromkeys([family.partition('"')[0].lower() for family in found]))


def font_families(html: str) -> str:
    """All that follows a `font-family` up to the end of its attribute, each once, in lower case."""
    lowered = html.lower()
    return '"'.join(dict.fromkeys(_FAMILY.findall(lowered, max(0, lowered.find("<body")))))


def font_links(families: str, inline_css: list[str], fonts: dict[str, str]) -> str:
    """Links to the web fonts the body really uses, as the reference writes them."""
    used = families.lower()
    inline = [family.lower() for css in inline_css for family in _INLINE_FAMILY.findall(css)]
    hrefs = [
        href
        for name, href in {**WEB_FONTS, **fonts}.items()
        if href and (name.lower() in used or any(name.lower() in family for family in inline))
    ]
    if not hrefs:
        return ""
    links = "".join(
        f'<link href="{_quoted(href)}" rel="stylesheet" type="text/css">' for href in hrefs
    )
    imports = "".join(f"@import url({_quoted(href)});" for href in hrefs)
    return f'<!--[if !mso]><!-->{links}<style type="text/css">{imports}</style><!--<![endif]-->\n'


def _quoted(href: str) -> str:
    """An address that can end neither the attribute nor the style it stands in."""
    return re.sub(r"[\"'()<>\\\s]", lambda found: f"%{ord(found[0]):02X}", href)
