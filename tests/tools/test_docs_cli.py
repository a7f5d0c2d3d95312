"""docs/cli.md says what the commands' help says."""

from __future__ import annotations

from tools.docs_cli import PAGE, page


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run make docs"


def test_every_command_has_a_section_with_examples() -> None:
    text = page()
    for name in ("code", "add", "incidents", "show", "export", "lexicon check", "gazetteer find", "evaluate"):
        section = text.split(f"## tawatur {name}\n")[1].split("\n## ")[0]
        assert "```\ntawatur" in section or "| tawatur" in section
