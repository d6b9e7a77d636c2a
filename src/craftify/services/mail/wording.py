"""What the product tells people about their account, kind by kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

NoticeKind = Literal[
    "password_changed",
    "password_removed",
    "email_changed",
    "factor_added",
    "factor_removed",
    "recovery_codes_renewed",
    "recovery_code_used",
    "new_device",
    "second_factor_guessed",
    "joined",
]
SECURITY: Final = "/settings/security"
SESSIONS: Final = "/settings/sessions"


@dataclass(frozen=True, slots=True)
class Wording:
    """One notice: `lead` may name the thing it is about as {what}."""

    title: str
    lead: str
    action: str = "Look at how you sign in"
    path: str = SECURITY
    advice: str = (
        "Was it not you? Sign in, change your password, end all other sessions and tell an"
        " administrator of your organization."
    )


_RESET: Final = (
    "Was it not you? Choose “Forgot your password?” where you sign in, so that you alone know the"
    " next one, and tell an administrator of your organization."
)
WORDINGS: Final[Mapping[NoticeKind, Wording]] = {
    "password_changed": Wording(
        "Your password was changed",
        "your password was changed just now. All other sessions have ended.",
        advice=_RESET,
    ),
    "password_removed": Wording(
        "Your password was removed",
        "your password was removed. From now on you sign in without one.",
    ),
    "email_changed": Wording(
        "Your address was changed",
        "from now on you sign in with {what}. This is the last mail to this address.",
        advice=(
            "Was it not you? Tell an administrator of your organization at once: whoever did it"
            " can sign in as you."
        ),
    ),
    "factor_added": Wording(
        "A new way to sign in was added",
        "{what} can be used to sign in as you from now on.",
    ),
    "factor_removed": Wording(
        "A way to sign in was removed",
        "{what} can no longer be used to sign in as you.",
    ),
    "recovery_codes_renewed": Wording(
        "Your recovery codes were renewed",
        "you have new recovery codes. The ones before are worth nothing any more.",
    ),
    "recovery_code_used": Wording(
        "A recovery code was used",
        "one of your recovery codes was used to sign in. So many are left: {what}.",
    ),
    "new_device": Wording(
        "Somebody signed in on a new device",
        "somebody signed in as you on a device we have not seen before.",
        action="Look at your sessions",
        path=SESSIONS,
    ),
    "second_factor_guessed": Wording(
        "Somebody knows your password",
        "somebody gave your right password and then wrong codes again and again. They are not in.",
        advice="Was it not you? Then somebody knows your password: change it now.",
    ),
    "joined": Wording(
        "You belong to {what} now",
        "your account belongs to {what} from now on. Switch to it in the menu of your account.",
        action="Open it",
        path="/",
        advice="Do you not know {what}? Leave it in the settings of your profile.",
    ),
}
_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
    ("curl", "curl"),
    ("python", "a Python program"),
)
_SYSTEMS: Final = (
    ("Windows", "Windows"),
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Mac OS X", "a Mac"),
    ("CrOS", "a Chromebook"),
    ("Linux", "Linux"),
)


def device(agent: str) -> str:
    """A browser and its system in words: all a person can do something with."""
    browser = next((name for mark, name in _BROWSERS if mark.lower() in agent.lower()), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    if browser and system:
        return f"{browser} on {system}"
    plain = re.sub(r"[^\w ./-]", "", agent, flags=re.ASCII)[:60].strip()
    return browser or system or plain or "an unknown program"
