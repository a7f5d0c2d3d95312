"""A desk, its store and its log as one value, without what is honestly chance: moments, row numbers, random names.

Two desks that took in the same things have the same value, however often the one was killed on the way.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tawatur.desk.keeping import FOLDER

Canonical = dict[str, Any]


def canonical(path: Path) -> Canonical:
    """The value of the desk at a path; verify is another matter."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return {
            "reports": _rows(
                connection,
                "SELECT r.id, r.content, r.copy_key, r.sha256, r.published, r.publisher, r.url, r.parent, c.body,"
                " w.reason, (SELECT min(t.name) FROM taken t WHERE t.sha256 = r.evidence)"
                " FROM reports r JOIN codings c ON c.report = r.n LEFT JOIN withdrawals w ON w.coding = c.n",
            ),
            "accounts": _rows(
                connection,
                "SELECT r.id, r.content, a.event, a.body FROM accounts a JOIN codings c ON c.n = a.coding"
                " JOIN reports r ON r.n = c.report",
            ),
            "links": _links(connection),
            "incidents": _rows(
                connection,
                "SELECT incident, body FROM incident_versions v WHERE body IS NOT NULL AND number ="
                " (SELECT max(number) FROM incident_versions o WHERE o.incident = v.incident)",
            ),
            "items": _rows(
                connection,
                "SELECT w.url, i.key, i.reports, i.problem FROM seen_items i JOIN watches w ON w.n = i.watch",
            ),
            "pages": _rows(connection, "SELECT name, url FROM taken WHERE name NOT LIKE '%.feed.warc.gz'"),
            # a feed that was asked again after a kill was taken in again, as it was then
            "feeds": _rows(
                connection, "SELECT DISTINCT name, url FROM taken WHERE name LIKE '%.feed.warc.gz'"
            ),
            "log": _log(connection),
            "store": _store(connection, Path(f"{path}{FOLDER}")),
        }
    finally:
        connection.close()


def differences(ours: Canonical, theirs: Canonical) -> list[str]:
    """The parts in which two desks are not the same."""
    return [part for part in ours if ours[part] != theirs[part]]


def _rows(connection: sqlite3.Connection, query: str) -> list[str]:
    return sorted(json.dumps(row, ensure_ascii=False) for row in connection.execute(query))


def _links(connection: sqlite3.Connection) -> list[str]:
    """The pairs that were linked; which of two came first is chance where several hosts are asked at once."""
    query = (
        "SELECT ra.id || ':' || a.event, rb.id || ':' || b.event, l.total FROM links l"
        " JOIN accounts a ON a.n = l.a JOIN codings ca ON ca.n = a.coding JOIN reports ra ON ra.n = ca.report"
        " JOIN accounts b ON b.n = l.b JOIN codings cb ON cb.n = b.coding JOIN reports rb ON rb.n = cb.report"
    )
    return sorted(f"{sorted((a, b))} {total:.6f}" for a, b, total in connection.execute(query))


def _log(connection: sqlite3.Connection) -> dict[str, Any]:
    """What the log says was done, however it was parted into entries."""
    said: dict[str, Any] = {"reports": 0, "items": [], "watches": []}
    for what, words in connection.execute("SELECT what, about FROM log ORDER BY number"):
        about = json.loads(words)
        if what == "add":
            said["reports"] += about["reports"]
        elif what == "item":
            said["items"].append(json.dumps([about[name] for name in ("url", "key", "reports")]))
        elif what == "watch":
            said["watches"].append(about["url"])
    return {**said, "items": sorted(said["items"])}


def _store(connection: sqlite3.Connection, folder: Path) -> Sequence[str]:
    """What the store has that the desk does not name, and what it has not that the desk names."""
    named = {row[0] for row in connection.execute("SELECT sha256 FROM taken")}
    there = {path.name for path in folder.rglob("*") if path.is_file()}
    return sorted(named ^ there)
