"""What people show when they prove who they are, as it comes in and as it is asked for."""

from typing import Annotated, Any

from pydantic import Field

from craftify.api.envelopes import Answer, Shape
from craftify.services.accounts import sessions

Bytes = Annotated[str, Field(max_length=8192)]


class CredentialResponse(Shape):
    """What a device answered. Bytes are base64url; a new passkey comes with `attestationObject`."""

    client_data_json: str = Field(alias="clientDataJSON", max_length=8192)
    attestation_object: str | None = Field(default=None, max_length=65536)
    authenticator_data: Bytes | None = None
    signature: Bytes | None = None
    user_handle: str | None = Field(default=None, max_length=200)
    transports: list[Annotated[str, Field(max_length=40)]] | None = Field(
        default=None, max_length=20
    )


class Credential(Shape):
    """A `PublicKeyCredential` as its `toJSON()` gives it."""

    id: str = Field(max_length=2048)
    raw_id: str = Field(max_length=2048)
    type: str = Field(max_length=40)
    authenticator_attachment: str | None = Field(default=None, max_length=40)
    response: CredentialResponse

    def told(self) -> dict[str, Any]:
        """The same as the browser said it."""
        return self.model_dump(by_alias=True, exclude_none=True)


class PasskeyProof(Shape):
    """The answer to a challenge."""

    challenge_id: str = Field(max_length=2048)
    credential: Credential

    def answer(self) -> sessions.PasskeyAnswer:
        """The same for the services."""
        return sessions.PasskeyAnswer(
            challenge_id=self.challenge_id, credential=self.credential.told()
        )


class Shown(Shape):
    """A second factor: one of a code of the app, a recovery code, or a passkey."""

    code: str | None = Field(default=None, max_length=40)
    recovery_code: str | None = Field(default=None, max_length=100)
    passkey: PasskeyProof | None = None

    def answer(self) -> sessions.Answer:
        """The same for the services."""
        return sessions.Answer(
            code=self.code.strip().replace(" ", "") if self.code is not None else None,
            recovery_code=self.recovery_code,
            passkey=self.passkey.answer() if self.passkey else None,
        )


class Ceremony(Answer, frozen=True, kw_only=True):
    """What to give to `navigator.credentials` as `publicKey`, in its JSON form.

    The answer goes with the `challengeId`. It is good for five minutes, once, for this only.
    """

    challenge_id: str
    public_key: dict[str, Any]


def ceremony(asked: sessions.Ceremony) -> Ceremony:
    """A ceremony as the API shows it."""
    return Ceremony(challenge_id=asked.challenge_id, public_key=dict(asked.public_key))
