"""The two ceremonies of WebAuthn: making a passkey and showing it, always with the person there."""

import json
from collections.abc import Callable, Mapping, Sequence
from ipaddress import ip_address
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import webauthn
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    parse_attestation_object,
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.structs import (
    AttestationFormat,
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from craftify.ports.passkeys import (
    Claimed,
    Holder,
    KnownPasskey,
    NewPasskey,
    PasskeyRefused,
    Shown,
)

T = TypeVar("T")
NAME: Final = "Craftify Email"
PATIENCE: Final = 300_000  # milliseconds a person has to find their key
# nobody asks for an attestation, so none but a device's own signature is read
FORMATS: Final = frozenset({AttestationFormat.NONE, AttestationFormat.PACKED})
DEFAULT_PORTS: Final = {"https": 443, "http": 80}


class WebauthnPasskeys:
    """Keeps the port `Passkeys` for one origin."""

    def __init__(self, origin: str) -> None:
        self._origin = passkey_origin(origin)
        self._rp_id = urlsplit(self._origin or "").hostname or ""

    @property
    def origin(self) -> str | None:
        return self._origin

    def registration(
        self, challenge: bytes, holder: Holder, known: Sequence[KnownPasskey]
    ) -> dict[str, Any]:
        self._require_possible()
        options = webauthn.generate_registration_options(
            rp_id=self._rp_id,
            rp_name=NAME,
            user_id=holder.id.encode(),
            user_name=holder.name,
            user_display_name=holder.display_name,
            challenge=challenge,
            timeout=PATIENCE,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=_descriptors(known),
        )
        return _json(webauthn.options_to_json(options))

    def registered(self, credential: Mapping[str, Any], challenge: bytes) -> NewPasskey:
        self._require_possible()
        return _judged(lambda: self._registered(dict(credential), challenge))

    def request(self, challenge: bytes, known: Sequence[KnownPasskey] = ()) -> dict[str, Any]:
        self._require_possible()
        options = webauthn.generate_authentication_options(
            rp_id=self._rp_id,
            challenge=challenge,
            timeout=PATIENCE,
            allow_credentials=_descriptors(known),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return _json(webauthn.options_to_json(options))

    def claimed(self, credential: Mapping[str, Any]) -> Claimed:
        return _judged(lambda: _claimed(dict(credential)))

    def shown(self, credential: Mapping[str, Any], challenge: bytes, public_key: str) -> Shown:
        self._require_possible()
        return _judged(lambda: self._shown(dict(credential), challenge, public_key))

    def _registered(self, credential: dict[str, Any], challenge: bytes) -> NewPasskey:
        parsed = parse_registration_credential_json(credential)
        _same_origin(parsed.response.client_data_json)
        if parse_attestation_object(parsed.response.attestation_object).fmt not in FORMATS:
            raise PasskeyRefused("an attestation nobody asked for")
        found = webauthn.verify_registration_response(
            credential=parsed,
            expected_challenge=challenge,
            expected_rp_id=self._rp_id,
            expected_origin=self._origin or "",
            require_user_verification=True,
        )
        return NewPasskey(
            credential_id=bytes_to_base64url(found.credential_id),
            public_key=bytes_to_base64url(found.credential_public_key),
            sign_count=found.sign_count,
            transports=tuple(sorted({one.value for one in parsed.response.transports or ()})),
            synced=found.credential_backed_up,
        )

    def _shown(self, credential: dict[str, Any], challenge: bytes, public_key: str) -> Shown:
        parsed = parse_authentication_credential_json(credential)
        _same_origin(parsed.response.client_data_json)
        # the count is left to the caller: only a signature that holds may tell of a copied key
        found = webauthn.verify_authentication_response(
            credential=parsed,
            expected_challenge=challenge,
            expected_rp_id=self._rp_id,
            expected_origin=self._origin or "",
            credential_public_key=base64url_to_bytes(public_key),
            credential_current_sign_count=0,
            require_user_verification=True,
        )
        return Shown(sign_count=found.new_sign_count, synced=found.credential_backed_up)

    def _require_possible(self) -> None:
        if self._origin is None:
            raise PasskeyRefused("no browser lets passkeys be used at this origin")


def passkey_origin(origin: str) -> str | None:
    """Where passkeys can be used when people open the product at this origin.

    Browsers want https, or localhost by its name; an address in numbers is no name to them.
    """
    parts = urlsplit(origin)
    host = (parts.hostname or "").rstrip(".")
    try:
        address = ip_address(host)
    except ValueError:
        local = host == "localhost" or host.endswith(".localhost")
    else:
        if not address.is_loopback:
            return None
        host, local = "localhost", True
    if not host or (parts.scheme != "https" and not (local and parts.scheme == "http")):
        return None
    port = parts.port
    bare = port is None or port == DEFAULT_PORTS[parts.scheme]
    return f"{parts.scheme}://{host}" if bare else f"{parts.scheme}://{host}:{port}"


def _descriptors(known: Sequence[KnownPasskey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            id=base64url_to_bytes(one.credential_id),
            transports=[AuthenticatorTransport(way) for way in one.transports] or None,
        )
        for one in known
    ]


def _json(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def _claimed(credential: dict[str, Any]) -> Claimed:
    parsed = parse_authentication_credential_json(credential)
    handle = parsed.response.user_handle
    return Claimed(
        credential_id=bytes_to_base64url(parsed.raw_id),
        holder_id=handle.decode("ascii") if handle else None,
    )


def _same_origin(client_data: bytes) -> None:
    if parse_client_data_json(client_data).cross_origin:
        raise PasskeyRefused("made inside a frame of another origin")


def _judged(judge: Callable[[], T]) -> T:
    try:
        return judge()
    except PasskeyRefused:
        raise
    except Exception as error:  # it reads what anybody may send, with parsers of others
        raise PasskeyRefused(f"{type(error).__name__}: {error}") from error
