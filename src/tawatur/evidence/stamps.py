"""Trusted timestamps (RFC 3161): an authority signs that it was shown a digest at a moment.

What is asked for is a stamp of a digest of the log, so nothing of what the log speaks of leaves the machine. A stamp
can be checked for as long as the authority's root certificate is known, with this module or with "openssl ts -verify".
Needs the package rfc3161-client (``pip install 'tawatur[stamps]'``).
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import warnings
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

REQUEST_TYPE: Final = "application/timestamp-query"


class NoStamps(Exception):
    """The package that reads and writes stamps is not installed."""


class BadStamp(ValueError):
    """An answer that is no stamp of what was asked for, or is signed by nobody known; the message says why."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an authority saw a digest (ISO 8601, UTC), and the name in its certificate."""

    at: str
    authority: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request: the bytes to send, and the number that the answer has to repeat."""

    body: bytes
    nonce: int | None


def request_for(digest: str) -> Request:
    """A request for a stamp of a digest. Raises :class:`NoStamps`."""
    try:
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder
    except ImportError as error:
        raise NoStamps from error
    built = (
        TimestampRequestBuilder().data(digest.encode("ascii")).hash_algorithm(HashAlgorithm.SHA256).build()
    )
    return Request(built.as_bytes(), built.nonce)


def check(token: bytes, digest: str, root: bytes | None = None, nonce: int | None = None) -> Stamp:
    """Check that a token stamps a digest and is signed under a root; ``root`` is in PEM, else those of the web count.

    Raises :class:`BadStamp` and :class:`NoStamps`.
    """
    try:
        from cryptography import x509
        from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response
    except ImportError as error:
        raise NoStamps from error
    try:
        answer = decode_timestamp_response(token)
        if answer.status not in (0, 1):
            raise BadStamp("the authority gave none")
        info = answer.tst_info
        signer = next(iter(answer.signed_data.signer_infos))
        named = [x509.load_der_x509_certificate(inner) for inner in answer.signed_data.certificates]
    except BadStamp:
        raise
    except (ValueError, StopIteration):
        raise BadStamp("it is no timestamp") from None
    if info.message_imprint.message != hashlib.sha256(digest.encode("ascii")).digest():
        raise BadStamp("it is the timestamp of something else")
    if nonce is not None and info.nonce != nonce:
        raise BadStamp("it answers another request")
    subject = next((c.subject for c in named if c.serial_number == signer.serial_number), None)
    try:
        # the certificates in the answer itself lead to a root, but are never one
        verifier = VerifierBuilder(roots=_certificates(root) if root is not None else _known_roots()).build()
        verifier.verify_message(answer, digest.encode("ascii"))
    except (VerificationError, ValueError):
        raise BadStamp("its signature does not hold under a known root certificate") from None
    moment = info.gen_time.astimezone(UTC).isoformat(timespec="seconds")
    return Stamp(moment, subject.rfc4514_string() if subject is not None else "unnamed")


def _known_roots() -> list[Certificate]:
    import certifi

    return _certificates(Path(certifi.where()).read_bytes())


def _certificates(pem: bytes) -> list[Certificate]:
    """The certificates of a PEM file; one that breaks the rules is left out, as others need not suffer for it."""
    from cryptography import x509

    found = []
    for block in re.findall(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", pem, re.DOTALL):
        with contextlib.suppress(ValueError), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found.append(x509.load_pem_x509_certificate(block))
    return found
