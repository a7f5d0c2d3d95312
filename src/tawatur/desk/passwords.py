"""Passwords, codes and tokens: how they are made, kept and compared. Nothing here reads a desk."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import threading
import unicodedata
from functools import cache
from typing import Final

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tawatur.desk.errors import DeskError

SHORTEST: Final = 12
LONGEST: Final = 256
_STEP: Final = 30
"""Seconds that a code of the authenticator stands (RFC 6238)."""
_CODES: Final = 10
_AT_ONCE: Final = threading.Semaphore(2)
"""A check takes 64 MB for a tenth of a second: more of them at once would let anybody exhaust the machine."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()  # Argon2id with the figures of RFC 9106 for machines short of memory


@cache
def nobody() -> str:
    """A password's hash that no password fits, checked where there is no account, so that it takes as long."""
    return _hasher().hash(secrets.token_urlsafe(32))


def hashed(password: str, name: str) -> str:
    """A password as it is kept. Raises DeskError, in one sentence, for one that is too easily guessed."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise DeskError(f"The password must have {SHORTEST} to {LONGEST} characters; a sentence does well.")
    if name.casefold() in password.casefold() or len(set(password)) < 6:
        raise DeskError("The password is too easily guessed; choose another, a sentence for example.")
    return kept_as(password)


def kept_as(password: str) -> str:
    """A password as it is kept, whatever it is."""
    with _AT_ONCE:
        return _hasher().hash(password)


def fits(kept: str, password: str) -> bool:
    """Whether a password is the one that is kept."""
    with _AT_ONCE:
        try:
            return _hasher().verify(kept, password[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False


def is_dated(kept: str) -> bool:
    """Whether a password was kept with weaker figures than those of now."""
    return _hasher().check_needs_rehash(kept)


def new_totp() -> str:
    """A secret that an authenticator and the desk share."""
    return pyotp.random_base32()


def totp_step(secret: str, code: str, now: float, used: int = 0) -> int | None:
    """The step of 30 seconds that a code stands for, this one or a neighbour, later than the last one used."""
    made, code = pyotp.TOTP(secret), _digits(code)
    current = int(now) // _STEP
    found = None
    for step in (current - 1, current, current + 1):
        if hmac.compare_digest(made.at(step * _STEP).encode(), code.encode()) and step > used:
            found = step
    return found


def totp_address(secret: str, name: str) -> str:
    """What an authenticator reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Tawatur")


def new_codes() -> tuple[str, ...]:
    """Recovery codes of 50 bits, each for one login without the authenticator."""
    return tuple(_grouped(base64.b32encode(secrets.token_bytes(7)).decode()[:10]) for _ in range(_CODES))


def new_token() -> str:
    """256 bits that nobody guesses."""
    return secrets.token_urlsafe(32)


def digest(value: str) -> str:
    """What is kept of a token or a recovery code; both are too long to be guessed from it."""
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def code_digest(typed: str) -> str:
    """The digest of a recovery code, however it was typed."""
    return digest("".join(c for c in typed.upper() if c.isalnum()))


def _digits(typed: str) -> str:
    """The digits that were typed, Arabic ones too, without what stands between them."""
    return "".join(str(unicodedata.digit(c)) for c in typed if c.isdigit())


def _grouped(code: str) -> str:
    return f"{code[:5]}-{code[5:]}"
