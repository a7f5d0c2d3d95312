"""Linking an archive: the incidents that a desk of the same reports would find, as a Ray Data job.

Accounts are shared out to blocks and compared there (see ``blocks``); the links make components, which only their own
accounts have a say in; components are shared out and resolved. Comparing, resolving and building are the functions of
``incidents`` that a desk calls, so a block or a worker more or less changes nothing.
"""

from __future__ import annotations

import json
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa

from tawatur.export.coded_json import coded_from_json
from tawatur.export.incident_json import incident_to_json
from tawatur.export.json_lines import to_line
from tawatur.incidents import Account, accounts_of, build_incident, resolve
from tawatur.incidents.account import published_key
from tawatur.model import Incident
from tawatur.scale.archive import MOST_BLOCKS, rows_of, whole
from tawatur.scale.blocks import Components, blocks_of, links_of, newest, number_of
from tawatur.scale.coding import DONE_CHUNKS, Batch, month_of
from tawatur.scale.errors import ScaleError
from tawatur.scale.parquet import INCIDENTS, incident_columns, table_of
from tawatur.scale.storage import Folder

ACCOUNTS_PER_BLOCK: Final = 20_000
_LINKS: Final = pa.schema([("a", pa.int64()), ("b", pa.int64()), ("total", pa.float64())])
_MEMBERS: Final = pa.schema(
    [
        ("group", pa.int64()),
        ("a", pa.int64()),
        ("b", pa.int64()),
        ("total", pa.float64()),
        ("body", pa.binary()),
    ]
)
"""Accounts (a, body) and links (a, b, total) on their way to the same place."""
_ALONE: Final = -1


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking came to; ``largest`` is the largest component, ``copies`` were reports that came again."""

    accounts: int
    links: int
    incidents: int
    largest: int
    copies: int
    blocks: int


def link_archive(out: str, cpus: int, blocks: int | None = None) -> Linked:
    """Link what a folder of coded reports holds, and write the incidents beside it, in place of earlier ones.

    ``blocks`` is how many the work is cut into; by the number of accounts where it is not given. Raises ScaleError
    where nothing was coded there or the job breaks off.
    """
    import ray

    ray.data.DataContext.get_current().target_max_block_size = 128 * 2**20
    folder = Folder(out)
    parts = _parts(folder)
    if not parts:
        raise ScaleError("There is nothing to link: no report was coded.")
    copies = _copies(out, parts)
    tasks = [{"task": pickle.dumps((out, part, copies.get(part, frozenset())))} for part in parts]
    held = ray.data.from_items(tasks, override_num_blocks=min(len(tasks), MOST_BLOCKS))
    with whole():
        held = held.map_batches(read_accounts, batch_size=1).materialize()
    accounts: int = held.count()
    cut = blocks or max(2 * cpus, -(-accounts // ACCOUNTS_PER_BLOCK))
    spread = held.map_batches(spread_accounts, batch_format="pyarrow", fn_kwargs={"blocks": cut})
    links = spread.groupby("group", num_partitions=cut).map_groups(
        compare_block, batch_format="pyarrow", fn_kwargs={"blocks": cut}
    )
    with whole():
        links = links.materialize()
    components, number = Components(), 0
    for batch in links.iter_batches(batch_format="pyarrow", batch_size=1 << 16):
        for a, b in zip(batch["a"].to_pylist(), batch["b"].to_pylist(), strict=True):
            components.join(a, b)
        number += len(batch)
    roots = ray.put(_arrays(components.roots()))
    for kind in ("incidents", "incidents-json"):
        for name in list(folder.names(kind)):
            folder.remove(f"{kind}/{name}")
    given = {"roots": roots, "groups": cut}
    sorted_ = held.map_batches(place_accounts, batch_format="pyarrow", fn_kwargs=given)
    if number:
        sorted_ = sorted_.union(links.map_batches(place_links, batch_format="pyarrow", fn_kwargs=given))
    built = sorted_.groupby("group", num_partitions=cut).map_groups(
        build_group, batch_format="pyarrow", fn_kwargs={"out": out, "roots": roots}
    )
    outcomes = list(rows_of(built))
    found = Linked(
        accounts=accounts,
        links=number,
        incidents=sum(row["incidents"] for row in outcomes),
        largest=max((row["largest"] for row in outcomes), default=0),
        copies=sum(len(rows) for rows in copies.values()),
        blocks=cut,
    )
    folder.write_json("_done/linked.json", {"incidents": found.incidents, "accounts": accounts})
    return found


def _parts(folder: Folder) -> list[str]:
    """The files of coded reports whose chunk is done."""
    done = {name.removesuffix(".json") for name in folder.names(DONE_CHUNKS)}
    names = (f"reports/{name}" for name in folder.names("reports"))
    return [name for name in names if name.rpartition("/")[2].removesuffix(".parquet") in done]


def _copies(out: str, parts: list[str]) -> dict[str, frozenset[int]]:
    """The rows of each file that hold a report of which another copy counts.

    First only numbers that stand for the ids are gathered; then the reports that may be the same are looked at.
    """
    import ray

    rows = [{"part": part} for part in parts]
    numbered = ray.data.from_items(rows).map_batches(number_reports, fn_kwargs={"out": out})
    numbers = np.concatenate([np.frombuffer(row["numbers"], dtype=np.int64) for row in rows_of(numbered)])
    seen, counts = np.unique(numbers, return_counts=True)
    again = seen[counts > 1]
    if not len(again):
        return {}
    given = {"out": out, "again": ray.put(again)}
    told = ray.data.from_items(rows).map_batches(reports_again, fn_kwargs=given)
    groups: dict[str, list[tuple[str, str, str, int]]] = defaultdict(list)
    for row in rows_of(told):
        groups[row["id"]].append((row["published"], row["sha256"], row["part"], row["row"]))
    dropped: dict[str, set[int]] = defaultdict(set)
    for copies in groups.values():
        for part, number in newest(copies):
            dropped[part].add(number)
    return {part: frozenset(numbers) for part, numbers in dropped.items()}


def number_reports(batch: Batch, out: str) -> Batch:
    """For each file the numbers that stand for its reports' ids."""
    folder = Folder(out)
    packed = [
        np.array(
            [number_of(id) for id in folder.table(part, ["id"])["id"].to_pylist()], dtype=np.int64
        ).tobytes()
        for part in batch["part"]
    ]
    return {"numbers": pa.array(packed, pa.binary())}


def reports_again(batch: Batch, out: str, again: Any) -> Iterator[pa.Table]:
    """The reports whose id may stand elsewhere too."""
    import ray

    wanted = set(ray.get(again).tolist())
    folder = Folder(out)
    for part in batch["part"]:
        rows = folder.table(part, ["id", "published", "sha256"]).to_pylist()
        yield pa.table(
            {
                "id": pa.array([row["id"] for row in rows], pa.string()),
                "published": pa.array([published_key(row["published"]) for row in rows], pa.string()),
                "sha256": pa.array([row["sha256"] for row in rows], pa.string()),
                "part": pa.array([part] * len(rows), pa.string()),
                "row": pa.array(range(len(rows)), pa.int64()),
            }
        ).filter(pa.array([number_of(row["id"]) in wanted for row in rows], pa.bool_()))


def read_accounts(batch: Batch) -> Iterator[pa.Table]:
    """The accounts of some files of coded reports, without those of copies."""
    for task in batch["task"]:
        out, part, dropped = pickle.loads(task)
        rows = Folder(out).table(part, ["coded", "text"]).to_pylist()
        found = [
            account
            for number, row in enumerate(rows)
            if number not in dropped
            for account in accounts_of(coded_from_json(json.loads(row["coded"]), row["text"]))
        ]
        yield _members(
            (_ALONE, number_of(*account.id), _ALONE, 0.0, pickle.dumps(account)) for account in found
        )


def _members(rows: Iterable[tuple[int, int, int, float, bytes | None]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(_MEMBERS)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, _MEMBERS, strict=True)], schema=_MEMBERS)


def spread_accounts(table: pa.Table, blocks: int) -> pa.Table:
    """Each account once for every block that it goes to."""
    return _members(
        (block, number, _ALONE, 0.0, body)
        for number, body in zip(table["a"].to_pylist(), table["body"].to_pylist(), strict=True)
        for block in blocks_of(pickle.loads(body), blocks)
    )


def compare_block(table: pa.Table, blocks: int) -> pa.Table:
    """The links that a block finds."""
    block = table["group"][0].as_py()
    found = list(links_of(_accounts(table), block, blocks))
    columns = list(zip(*found, strict=True)) or [()] * len(_LINKS)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, _LINKS, strict=True)], schema=_LINKS)


def _accounts(table: pa.Table) -> dict[int, Account]:
    """The accounts of a table by number. Raises ScaleError where two of one id tell otherwise."""
    found: dict[int, Account] = {}
    for number, body in zip(table["a"].to_pylist(), table["body"].to_pylist(), strict=True):
        if body is not None:
            account: Account = pickle.loads(body)
            if found.setdefault(number, account) != account:
                raise ScaleError(f"Two reports are called {account.report}: give one of them another id.")
    return found


def _arrays(roots: dict[int, int]) -> tuple[Any, Any]:
    """Accounts in order and their components: what every worker of a machine reads in one place of its memory."""
    numbers = np.array(sorted(roots), dtype=np.int64)
    return numbers, np.array([roots[number] for number in numbers.tolist()], dtype=np.int64)


def _roots_of(numbers: Any, arrays: tuple[Any, Any]) -> Any:
    """The component of each account; of one that is linked with none, itself."""
    known, roots = arrays
    if not len(known):
        return numbers
    where = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    return np.where(known[where] == numbers, roots[where], numbers)


def place_accounts(table: pa.Table, roots: Any, groups: int) -> pa.Table:
    """Accounts with the group that their component goes to."""
    import ray

    group = _roots_of(table["a"].to_numpy(), ray.get(roots)) % groups
    return table.set_column(0, _MEMBERS.field("group"), pa.array(group, pa.int64()))


def place_links(table: pa.Table, roots: Any, groups: int) -> pa.Table:
    """Links with the group that their component goes to."""
    import ray

    group = _roots_of(table["a"].to_numpy(), ray.get(roots)) % groups
    bodies = pa.nulls(len(table), pa.binary())
    columns = [pa.array(group, pa.int64()), table["a"], table["b"], table["total"], bodies]
    return pa.table(columns, schema=_MEMBERS)


def build_group(table: pa.Table, out: str, roots: Any) -> pa.Table:
    """Resolve the components of a group and write their incidents, a file a month."""
    import ray

    group, arrays = table["group"][0].as_py(), ray.get(roots)
    members = _accounts(table)
    numbers = np.array(sorted(members), dtype=np.int64)
    by_root: dict[int, list[int]] = defaultdict(list)
    for number, root in zip(numbers.tolist(), _roots_of(numbers, arrays).tolist(), strict=True):
        by_root[root].append(number)
    totals = {
        frozenset((members[a].id, members[b].id)): total
        for a, b, total in zip(*(table[c].to_pylist() for c in ("a", "b", "total")), strict=True)
        if b != _ALONE
    }
    links: dict[int, dict[frozenset[tuple[str, str]], float]] = defaultdict(dict)
    root_of = {members[number].id: root for root, ours in by_root.items() for number in ours}
    for pair, total in totals.items():
        links[root_of[next(iter(pair))]][pair] = total
    found = [
        build_incident(cluster)
        for root, ours in by_root.items()
        for cluster in resolve([members[number] for number in ours], links.get(root, {}))
    ]
    _write(Folder(out), f"{group:06d}", found)
    largest = max((len(ours) for ours in by_root.values()), default=0)
    return pa.table({"incidents": [len(found)], "largest": [largest]})


def _write(out: Folder, name: str, incidents: list[Incident]) -> None:
    by_month: dict[str, list[Incident]] = defaultdict(list)
    for incident in sorted(incidents, key=lambda incident: (incident.first_reported or "~", incident.id)):
        day = incident.date.start.isoformat() if incident.date else incident.first_reported
        by_month[month_of(day)].append(incident)
    for month, ours in by_month.items():
        lines = [to_line(incident_to_json(incident)) for incident in ours]
        rows = [incident_columns(one, line) for one, line in zip(ours, lines, strict=True)]
        out.write(f"incidents-json/{month}/{name}.jsonl", "".join(lines).encode("utf-8"))
        out.write_table(f"incidents/{month}/{name}.parquet", table_of(rows, INCIDENTS))
