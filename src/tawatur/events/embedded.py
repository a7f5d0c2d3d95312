"""A post embedded in an article, coded as a report of its own."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.model import CodedReport, Report
from tawatur.text.posts import Post


def code_embedded(
    parent: Report, post: Post, number: int, code: Callable[[Report], CodedReport]
) -> CodedReport:
    """Code a post: its text is the parent's between the post's offsets, its author the name that signs it."""
    author = f"{parent.text[post.name_start : post.name_end].strip()} ({post.handle})"
    report = Report(
        id=f"{parent.id}#post-{number}",
        text=parent.text[post.start : post.end],
        published=post.published or parent.published,
        publisher=author,
        author=author,
        parent=parent.id,
    )
    return code(report)
