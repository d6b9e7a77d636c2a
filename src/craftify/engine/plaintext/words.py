"""The small words of a text part: links, alternative texts, names of networks."""

import re

_FILE_NAME = re.compile(r"[\w\-. %()]+\.(png|jpe?g|gif|webp|svg|bmp|avif)", re.IGNORECASE)
_SAYS_NOTHING = frozenset(
    ("image", "img", "picture", "photo", "icon", "spacer", "banner", "placeholder", "graphic")
)
_SAYS_NOTHING_MORE = frozenset(("divider", "line", "shadow", "pixel", "tracking pixel", "blank"))
_BRANDS = {
    "facebook": "Facebook",
    "github": "GitHub",
    "google": "Google",
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "medium": "Medium",
    "pinterest": "Pinterest",
    "snapchat": "Snapchat",
    "soundcloud": "SoundCloud",
    "tumblr": "Tumblr",
    "twitter": "Twitter",
    "vimeo": "Vimeo",
    "web": "Website",
    "x": "X",
    "xing": "Xing",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "threads": "Threads",
    "whatsapp": "WhatsApp",
}


def meaningful_alt(alt: str) -> str:
    """The alternative text when it tells a reader something, else nothing."""
    text = " ".join(alt.split())
    lowered = text.lower()
    if lowered in _SAYS_NOTHING or lowered in _SAYS_NOTHING_MORE or _FILE_NAME.fullmatch(text):
        return ""
    return text


def readable_url(href: str) -> str:
    """The address to print for a link; nothing for links that only work inside the HTML."""
    url = href.strip()
    lowered = url.lower()
    if not url or url.startswith("#") or lowered.startswith(("javascript:", "vbscript:", "data:")):
        return ""
    for scheme in ("mailto:", "tel:"):
        if lowered.startswith(scheme):
            return url[len(scheme) :].partition("?")[0]
    return url


def says_address(label: str, url: str) -> bool:
    """Whether the label is the address itself, give or take scheme and closing slash."""

    def bare(text: str) -> str:
        return re.sub(r"^(https?://)?(www\.)?|/$", "", text.strip().lower())

    return bare(label) == bare(url) or bare(label.replace(" ", "")) == bare(url.replace(" ", ""))


def network_name(name: str) -> str:
    """How people call the network that MJML calls `linkedin-noshare`."""
    key = name.removesuffix("-noshare").strip().lower()
    return _BRANDS.get(key, key.replace("-", " ").capitalize())
