"""What a password has to be: long, not one that everybody tries first, not made of who you are."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from craftify.domain.errors import Invalid
from craftify.engine import Problem

SHORTEST: Final = 10
LONGEST: Final = 256
WORD: Final = 4  # a context word shorter than this proves nothing
LEFT: Final = 6  # so many characters have to be left without the context words
RUNS: Final = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
)
# what people put before, between and after digits when they are told to choose something longer
_LINES: Final = (
    "password passwort motdepasse contrasena senha parola wachtwoord haslo salasana losenord pass",
    "passw0rd p@ssword p@ssw0rd pa55word pa$$word passphrase secret geheim topsecret letmein",
    "letmeinnow openup opensesame sesame welcome willkommen bienvenue bienvenido benvenuto welkom",
    "hello hallo bonjour hola administrator admin adm1n root superuser supervisor sysadmin",
    "operator manager user username login logon signin access guest demo test tester testing",
    "testtest example sample default changeme changeit change changethis temporary temp temppass",
    "initial qwerty qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qweasd qweasdzxc",
    "abc abcd abcde abcdef abc123 iloveyou iloveu loveyou lovely love loveme monkey dragon",
    "football fussball soccer baseball basketball hockey superman batman spiderman pokemon naruto",
    "starwars master shadow sunshine princess prinzessin flower butterfly angel jesus christ",
    "blessed freedom freiheit liberte michael jennifer jordan michelle daniel andrew joshua",
    "matthew ashley jessica charlie thomas robert william anthony nicole alexander summer sommer",
    "winter spring fruehling autumn herbst january february march april june july august",
    "september october november december monday tuesday wednesday thursday friday saturday sunday",
    "computer internet google facebook instagram youtube linkedin microsoft windows apple samsung",
    "android trustno mustang ferrari porsche mercedes harley corvette camaro chelsea arsenal",
    "liverpool barcelona realmadrid juventus bayern schalke dortmund whatever nothing matrix",
    "killer hunter ranger buster tigger cheese cookie chocolate banana orange pepper ginger",
    "maggie bailey company business office work team email mail mailbox newsletter server",
    "database security secure private mypassword mypass yourpassword newpassword thisisapassword",
    "passwordpassword correcthorsebatterystaple zaq1zaq1",
)
COMMON: Final = frozenset(word for line in _LINES for word in line.split())
ONE_KEY: Final = range(SHORTEST, 13)  # so often is one key pressed to get past a minimum
_EDGES: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_LEET: Final = str.maketrans("4@310$5!7", "aaeiossit")


def checked_password(password: str, context: Iterable[str] = (), *, path: str = "password") -> str:
    """The password to be kept, in composed Unicode form; nothing else about it is changed.

    `context` are words an attacker would know: the address, the names, the organization.

    Raises:
        Invalid: it is too short, too long, everybody's, or made of the context. What was given
            is never repeated.
    """
    chosen = composed(password)
    wrong = _wrong(chosen, context)
    if wrong:
        raise Invalid("The request is not valid.", problems=[Problem(message=wrong, path=path)])
    return chosen


def composed(password: str) -> str:
    """One form for what different keyboards type as the same characters."""
    return unicodedata.normalize("NFC", password)


def _wrong(password: str, context: Iterable[str]) -> str:
    if len(password) < SHORTEST:
        return f"Use at least {SHORTEST} characters. A few words in a row are easy to remember."
    if len(password) > LONGEST:
        return f"Use at most {LONGEST} characters."
    if any("\ud800" <= sign <= "\udfff" for sign in password):
        return "This holds characters that cannot be typed again."
    if _everybodys(password.casefold()):
        return "This is one of the passwords that are tried first. Choose another one."
    if _of_context(password.casefold(), context):
        return "This is made of your name, address or organization. Choose something else."
    return ""


def _everybodys(password: str) -> bool:
    stem = _EDGES.sub("", password)
    known = {password, stem, stem.translate(_LEET), password.translate(_LEET)}
    if known & COMMON or (len(set(password)) == 1 and len(password) in ONE_KEY):
        return True
    return _runs(password) or (len(stem) >= LEFT and _runs(stem)) or _repeats(stem)


def _runs(text: str) -> bool:
    """Whether it is one finger going along the keys."""
    return any(text in run * 2 or text in run[::-1] * 2 for run in RUNS)


def _repeats(stem: str) -> bool:
    """Whether it is one common word said several times."""
    return any(stem == word * (len(stem) // len(word)) for word in COMMON if stem.startswith(word))


def _of_context(password: str, context: Iterable[str]) -> bool:
    words = {"craftify"}
    for text in context:
        words.update(re.findall(rf"[^\W_]{{{WORD},}}", text.casefold()))
    left = password
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    return left != password and len(_EDGES.sub("", left)) < LEFT and len(left) < SHORTEST
