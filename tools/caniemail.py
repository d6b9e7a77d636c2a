"""Builds the compact table of client support that the checks read.

    python tools/caniemail.py path/to/caniemail.json [target]

The source is one JSON object: `source`, `commit`, `licence` and `features`, the front matter of
every file in `_features/` of github.com/hteumeuleu/caniemail by its slug. Kept are, per feature,
the latest result on every client and platform as one letter (`y` yes, `n` no, `a` partial,
`u` or `-` unknown), the date of the last test, and the notes to what the most read clients lack.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src/craftify/engine/checks/caniemail/caniemail.json"
NOTICE = (
    "Data from caniemail.com, Copyright (c) Rémi Parmentier and contributors, MIT License: "
    "https://github.com/hteumeuleu/caniemail/blob/main/LICENSE"
)
POPULAR = ("apple-mail", "gmail", "outlook", "yahoo")
RARE = ("windows-mail", "mobile-webmail")  # retired, and hardly used any more
FAMILIES = {
    "apple-mail": "Apple Mail",
    "gmail": "Gmail",
    "outlook": "Outlook",
    "yahoo": "Yahoo Mail",
    "aol": "AOL",
    "samsung-email": "Samsung Email",
    "thunderbird": "Thunderbird",
    "protonmail": "Proton Mail",
    "hey": "HEY",
    "fastmail": "Fastmail",
    "mail-ru": "Mail.ru",
    "orange": "Orange",
    "sfr": "SFR",
    "free-fr": "Free.fr",
    "laposte": "La Poste",
    "t-online-de": "T-Online",
    "gmx": "GMX",
    "web-de": "WEB.DE",
    "ionos-1and1": "IONOS",
    "wp-pl": "WP.pl",
    "rainloop": "RainLoop",
}
PLATFORMS = {
    "desktop-webmail": "web",
    "mobile-webmail": "mobile web",
    "ios": "iOS",
    "android": "Android",
    "macos": "macOS",
    "windows": "Windows",
    "windows-mail": "Windows Mail",
    "outlook-com": "Outlook.com",
}
UNTESTED = ("_template",)
LONGEST_NOTE = 240


def clients(features: dict[str, Any]) -> list[tuple[str, str]]:
    """Every family and platform that was ever tested, the most read families first."""
    found = {
        (family, platform)
        for feature in features.values()
        for family, platforms in feature["stats"].items()
        for platform in platforms
    }
    families, platforms = list(FAMILIES), list(PLATFORMS)
    return sorted(found, key=lambda each: (families.index(each[0]), platforms.index(each[1])))


def latest(feature: dict[str, Any], family: str, platform: str) -> str:
    """The last result on one client: the source lists versions from old to new."""
    results = list(feature["stats"].get(family, {}).get(platform, {}).values())
    return str(results[-1]) if results else "-"


def tested(feature: dict[str, Any]) -> str:
    """The day of the last full test, as the site shows it."""
    year, month, day = str(feature["last_test_date"]).split("-")
    return f"{year}-{month:0>2}-{day:0>2}"


def plain(note: str) -> str:
    """A note without its Markdown, as one short sentence or two."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", note)
    text = " ".join(re.sub(r"[`*]", "", text).split())
    return text if len(text) <= LONGEST_NOTE else f"{text[:LONGEST_NOTE].rsplit(' ', 1)[0]} …"


def entry(feature: dict[str, Any], order: list[tuple[str, str]]) -> dict[str, Any]:
    """One feature of the table."""
    results = [latest(feature, family, platform) for family, platform in order]
    noted = {
        number
        for (family, _), result in zip(order, results, strict=True)
        if family in POPULAR and result[0] in "na"
        for number in re.findall(r"#(\d+)", result)
    }
    notes = {
        number: plain(text)
        for number, text in (feature.get("notes_by_num") or {}).items()
        if number in noted
    }
    found = {
        "title": feature["title"].strip(),
        "tested": tested(feature),
        "support": "".join(result[0] for result in results),
    }
    if notes:
        found["notes"] = notes
        found["noted"] = {
            str(at): numbers
            for at, result in enumerate(results)
            if order[at][0] in POPULAR
            and result[0] in "na"
            and (numbers := [each for each in re.findall(r"#(\d+)", result) if each in notes])
        }
    return found


def table(source: dict[str, Any]) -> dict[str, Any]:
    """The whole table."""
    features = {slug: each for slug, each in source["features"].items() if slug not in UNTESTED}
    order = clients(features)
    return {
        "notice": NOTICE,
        "source": source["source"],
        "commit": source["commit"],
        "clients": [
            {
                "family": FAMILIES[family],
                "platform": PLATFORMS[platform],
                "popular": family in POPULAR and platform not in RARE,
            }
            for family, platform in order
        ],
        "features": {slug: entry(feature, order) for slug, feature in sorted(features.items())},
    }


def main(arguments: list[str]) -> None:
    """Read the source named first, write the table to the target named second."""
    source = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    target = Path(arguments[1]) if len(arguments) > 1 else TARGET
    text = json.dumps(table(source), ensure_ascii=False, separators=(",", ":"))
    text = text.replace('},"', '},\n"').replace('],"', '],\n"')
    target.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
