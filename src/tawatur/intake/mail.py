"""Mails: a message (.eml) or a mailbox (.mbox), each message a report, its documents reports within it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import PurePath

from tawatur.intake.blocks import block_lines
from tawatur.intake.limits import MAX_FILE_BYTES, MEGABYTE
from tawatur.intake.lines import Stream, raw_lines
from tawatur.intake.packed import ReadMember
from tawatur.intake.problem import Problem
from tawatur.intake.records import Origin, ReadOptions, build_report
from tawatur.model import Media, Report

_ATTACHED = (".pdf", ".docx", ".html", ".htm", ".txt")


def read_mail(
    raw: bytes,
    origin: Origin,
    options: ReadOptions,
    depth: int,
    read_member: ReadMember,
    number: int | None = None,
) -> Iterator[Report | Problem]:
    """Read the bytes of one message; yields its report, then those of the documents attached to it.

    The subject is the title, the sender's name or domain the publisher; the moment is the message's own. The sender's
    address is not kept.
    """
    try:
        message = message_from_bytes(raw, policy=default)
        assert isinstance(message, EmailMessage)
        text = _body(message)
        sender = message["from"].addresses[0] if message["from"] and message["from"].addresses else None
        moment = message["date"].datetime if message["date"] else None
        subject = message["subject"]
        media = [_attached(part) for part in message.iter_attachments()]
    # Mail is broken in every way there is, and the standard parser lets out as many errors.
    except Exception as error:
        yield origin.problem(f"the mail is damaged ({type(error).__name__}); save it again")
        return
    if not text.strip() and not subject:
        yield origin.problem("is no mail or one without words; leave it out")
        return
    record: dict[str, object] = {
        "text": text or str(subject),
        "title": " ".join(str(subject).split()) if subject else None,
        "publisher": (sender.display_name or sender.domain or None) if sender else None,
        "published": moment.isoformat() if moment else None,
    }
    parent: str | None = None
    for item in build_report(record, origin, raw, options.unmapped, number=number, media=media):
        parent = item.id if isinstance(item, Report) else parent
        yield item
    for part in message.iter_attachments():
        name = part.get_filename() or ""
        content = part.get_payload(decode=True)
        if PurePath(name).suffix.lower() in _ATTACHED and isinstance(content, bytes):
            here = Origin(f"{origin.source}: {name}", PurePath(name).stem)
            for item in read_member(Stream(io.BytesIO(content)), name, here, options, depth + 1):
                yield (
                    replace(item, parent=parent, id=f"{parent}/{item.id}")
                    if isinstance(item, Report)
                    else item
                )


def _attached(part: EmailMessage) -> Media:
    """What a message carries, by name, type and hash."""
    content = part.get_payload(decode=True)
    name = part.get_filename() or None
    if not isinstance(content, bytes):
        # a message within a message has no bytes of its own
        content = part.as_bytes()
    return Media(name, part.get_content_type(), hashlib.sha256(content).hexdigest())


def read_message(
    stream: Stream, origin: Origin, options: ReadOptions, depth: int, read_member: ReadMember
) -> Iterator[Report | Problem]:
    """Read a file that is one message; see :func:`read_mail`."""
    raw = stream.whole(MAX_FILE_BYTES)
    if raw is None:
        yield origin.problem(f"is over {MAX_FILE_BYTES // MEGABYTE} MB long; save its documents apart")
    else:
        yield from read_mail(raw, origin, options, depth, read_member)


def read_mailbox(
    stream: Stream, origin: Origin, options: ReadOptions, depth: int, read_member: ReadMember
) -> Iterator[Report | Problem]:
    """Read a mailbox (RFC 4155): messages after lines "From ", in which "From " is written ">From "."""
    lines: list[bytes] = []
    size = number = 0
    for _, line, _ in raw_lines(stream, MAX_FILE_BYTES):
        start = (
            line is not None and line.startswith(b"From ") and (not lines or lines[-1] in (b"\n", b"\r\n"))
        )
        if start and number:
            yield from _of_mailbox(lines, size, number, origin, options, depth, read_member)
            lines, size = [], 0
        if start:
            number += 1
        elif number and line is not None:
            size += len(line)
            if size <= MAX_FILE_BYTES:
                lines.append(
                    line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(b"From ") else line
                )
    if number:
        yield from _of_mailbox(lines, size, number, origin, options, depth, read_member)
    else:
        yield origin.problem('is no mailbox (no line begins with "From "); give one message as .eml')


def _of_mailbox(
    lines: list[bytes],
    size: int,
    number: int,
    origin: Origin,
    options: ReadOptions,
    depth: int,
    read: ReadMember,
) -> Iterator[Report | Problem]:
    if size > MAX_FILE_BYTES:
        yield origin.problem(
            f"message {number} is over {MAX_FILE_BYTES // MEGABYTE} MB long and was left out"
        )
        return
    yield from read_mail(b"".join(lines), origin, options, depth, read, number)


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    content = part.get_content()
    text = content if isinstance(content, str) else ""
    return (
        block_lines(text) if part.get_content_subtype() == "html" else text.replace("\r\n", "\n").strip("\n")
    )
