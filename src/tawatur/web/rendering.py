"""Templates with what they all need: the words of the reader's language, links that keep it, assets by their names."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from starlette.responses import HTMLResponse, JSONResponse

from tawatur.web.view import Lang, View
from tawatur.web.viewer import name_of, viewer_of
from tawatur.web.words import Words

_HERE: Final = Path(__file__).parent
BUILT: Final = _HERE / "static" / "built"
"""Where the scripts lie once they are built; the pages work without them."""
COOKIE: Final = "lang"


class _Tokens(Extension):
    """Puts the token of the session into every form that changes something, so that no template can forget it."""

    _FORM: Final = re.compile(r'<form\b[^>]*\bmethod="post"[^>]*>')
    _FIELD: Final = (
        '{% if viewer.csrf %}<input type="hidden" name="csrf" value="{{ viewer.csrf }}">{% endif %}'
    )

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return self._FORM.sub(lambda found: found[0] + self._FIELD, source)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_Tokens],
    )
    made.globals["built"] = (BUILT / "desk.js").is_file
    return made


def language(request: Request) -> Lang:
    """The language of the answer: what the address says, else what was chosen last, else what the browser asks for."""
    asked = request.query_params.get("lang") or request.cookies.get(COOKIE)
    if asked in ("en", "ar"):
        return "ar" if asked == "ar" else "en"
    return "ar" if request.headers.get("accept-language", "").lower().startswith("ar") else "en"


def render(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page in the reader's language, which is remembered where the address chose it."""
    words = Words(language(request))
    text = _environment().get_template(template).render(
        words=words, t=words.t, lang=words.lang, path=request.url.path, viewer=viewer_of(request),
        me=name_of(request), **values
    )  # fmt: skip
    answer = HTMLResponse(text, status)
    if request.query_params.get("lang") in ("en", "ar"):
        answer.set_cookie(COOKIE, words.lang, max_age=31_536_000, samesite="strict", httponly=True)
    return answer


def failure(request: Request, status: int, sentence: str) -> Response:
    """What went wrong, in one sentence: as a page, or as JSON for the API."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": sentence}, status)
    return render(request, "failure.html", status, sentence=sentence, view=View())


def own_page(address: str) -> str:
    """An address to go back to, only where it is a page of this desk."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else ""
