"""People at a real browser: what they see, what they type, and what went wrong unseen."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Dialog, FrameLocator, Locator, Page, expect
from tests.builders import PASSWORD, Json

NO_NETWORK = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
STATUS = re.compile(r"responded with a status of (\d{3})")


UNTIL = """async (given) => {
  for (let left = 75; left > 0; left -= 1) {
    const answer = await (QUESTION)(given);
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('it did not come about');
}"""


@dataclass
class Visitor:
    """Somebody at one window of a browser."""

    page: Page
    origin: str
    troubles: list[str] = field(default_factory=list)
    allowed: set[int] = field(default_factory=set)
    reported: str | None = None
    offline: bool = False

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(f"thrown: {error}"))
        self.page.context.on("dialog", self._asked)

    def _asked(self, dialog: Dialog) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _heard(self, message: ConsoleMessage) -> None:
        """Errors of our own; the world outside is not reached from here and does not count."""
        if message.type != "error":
            return
        place = message.location["url"]
        if place.startswith("http") and not place.startswith(self.origin):
            return
        if self.offline and any(words in message.text for words in NO_NETWORK):
            return
        if self.reported is not None and self.reported in message.text:
            return
        status = STATUS.search(message.text)
        if status is None or int(status[1]) not in self.allowed:
            self.troubles.append(f"console: {message.text} ({place})")

    def expects(self, *statuses: int) -> None:
        """From now on the server may refuse with these without it being an error."""
        self.allowed.update(statuses)

    def expects_report(self, words: str) -> None:
        """From now on the browser may report this."""
        self.reported = words

    def open(self, path: str) -> None:
        self.page.goto(self.origin + path)

    def open_code(self, path: str) -> None:
        """Open a template where its source is written."""
        self.open(f"{path}{'&' if '?' in path else '?'}view=code")

    def until(self, ask: str, given: Json = None) -> Json:
        """What an async function of the page answers, once that is something."""
        return self.page.evaluate(UNTIL.replace("QUESTION", ask), given)

    def sign_in(self, email: str, password: str = PASSWORD) -> None:
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()

    def heading(self, name: str) -> Locator:
        return self.page.get_by_role("heading", level=1, name=name)

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("button", name=name)

    @property
    def undo(self) -> Locator:
        """The button in the head of the page; a message may have one of its own."""
        return self.page.get_by_role("main").get_by_role("button", name="Undo").first

    @property
    def redo(self) -> Locator:
        return self.page.get_by_role("main").get_by_role("button", name="Redo").first

    def tab(self, name: str) -> Locator:
        return self.page.get_by_role("tab", name=name)

    def says(self, text: str | re.Pattern[str]) -> None:
        """A toast or another status tells it."""
        expect(self.page.get_by_role("status").filter(has_text=text).first).to_be_visible()

    @property
    def source(self) -> Locator:
        """The editor of the source."""
        return self.page.get_by_role("textbox", name=re.compile(" source$"))

    @property
    def email(self) -> FrameLocator:
        """The live preview: of its two frames the one that is shown."""
        shown = 'iframe[title="Preview of the email"][aria-hidden="false"]'
        return self.page.frame_locator(shown)

    @property
    def canvas(self) -> FrameLocator:
        """The email in Design."""
        return self.page.frame_locator('iframe[title="Email"]')

    @property
    def library(self) -> Locator:
        """The templates in the library."""
        return self.page.get_by_role("list", name="Templates").get_by_role("listitem")

    def card(self, name: str) -> Locator:
        return self.library.filter(has=self.page.get_by_role("link", name=name, exact=True))

    def write(self, source: str) -> None:
        """Put another source in the place of the one there."""
        self.source.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)

    def replace(self, old: str, new: str) -> None:
        """Find something in the source and put something else there, as an author does."""
        self.source.click()
        self.page.keyboard.press("ControlOrMeta+f")
        self.page.get_by_role("textbox", name="Find").fill(old)
        self.page.get_by_role("textbox", name="Replace").fill(new)
        self.page.get_by_role("button", name="replace all").click()
        self.page.keyboard.press("Escape")

    def saved(self) -> None:
        """Wait until the server has acknowledged the draft."""
        status = self.page.get_by_role("status").filter(has_text=re.compile(r"^Saved \d"))
        expect(status).to_be_visible()
