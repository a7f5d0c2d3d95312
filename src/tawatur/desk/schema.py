"""The desk's tables, as of the newest schema version. Rows are added, never changed or deleted; triggers hold that.

The exceptions are what ``expunge`` blanks, which lifts the triggers within its transaction (see blanking.py), and the
tables ``PASSING``. The tables are the same in a file and on a server; what differs is said where it does.

A report is *current* as long as its coding has no row in ``withdrawals``; the current state of an incident is its
version with the highest number. ``block_keys``, ``placements``, ``points``, ``marks`` and ``report_words``
are indexes over what the other tables hold.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    event,
    func,
    text,
    types,
)

SCHEMA_VERSION: Final = 4
APPLICATION_ID: Final = 0x54575452
"""What an SQLite file says at byte 68 when it is a desk: "TWTR"."""

# Text is ordered by its code points on every database, whatever the language of the server.
String = types.String().with_variant(types.String(collation="C"), "postgresql")
Text = types.Text().with_variant(types.Text(collation="C"), "postgresql")

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("schema_version", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("tawatur", String, nullable=False),
)

# One call of Desk.add that stored something, one decision, one batch of a recoding ("recode"), one
# "correct" of a person, one "expunge".
runs = Table(
    "runs",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("tawatur", String, nullable=False),
    Column("kind", String),
)

# What was taken in, once a file or a response: its bytes lie in the evidence store under ``sha256``. ``name`` is what
# it was read as, ``url`` what was asked where a response came, ``options`` what the reader was told, as JSON;
# ``reader`` is the digest of the readers that read it first.
taken = Table(
    "taken",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("url", Text),
    Column("options", Text, nullable=False),
    Column("tawatur", String, nullable=False),
    Column("reader", String),
    Column("at", String, nullable=False),
    UniqueConstraint("sha256", "name", "options").ddl_if(dialect="sqlite"),
    Index("taken_by_url", "url").ddl_if(dialect="sqlite"),
)
# PostgreSQL takes no more than 2.7 kB into a row of an index; names, options and addresses may be longer.
Index("taken_once", taken.c.sha256, func.md5(taken.c.name), func.md5(taken.c.options), unique=True).ddl_if(
    dialect="postgresql"
)
Index("taken_by_url_hash", taken.c.url, postgresql_using="hash").ddl_if(dialect="postgresql")

# One row a copy. ``evidence`` is the digest of the file or response that it was read from, null where none was kept.
# ``content`` is the digest of what the publisher printed, ``copy_key`` that of what makes two files
# one report under different names (null for embedded posts).
reports = Table(
    "reports",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("content", String, nullable=False),
    Column("copy_key", String),
    Column("sha256", String, nullable=False),
    Column("raw_sha256", String),
    Column("evidence", String),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", String),
    Column("url", Text),
    Column("lang", String),
    Column("author", Text),
    Column("parent", String),
    Column("added_at", String, nullable=False),
    Column("run", ForeignKey("runs.n"), nullable=False),
    Index("reports_by_id", "id"),
    Index("reports_by_copy_key", "copy_key"),
    Index("reports_by_parent", "parent"),
    Index("reports_by_evidence", "evidence"),
    Index("reports_by_publisher", "publisher"),
)

# ``body`` is the coded report without its text and its posts, which have rows of their own; ``sketch`` the wording;
# ``coder`` is the digest of the code and the tables that it was coded with.
codings = Table(
    "codings",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("report", ForeignKey("reports.n"), nullable=False),
    Column("parent", ForeignKey("codings.n")),
    Column("tawatur", String, nullable=False),
    Column("coder", String),
    Column("body", Text, nullable=False),
    Column("sketch", LargeBinary),
    Column("at", String, nullable=False),
    Index("codings_by_report", "report"),
    Index("codings_by_parent", "parent"),
)

# Codings that no longer count: "revised" by a newer text of the report, a "copy" of it under another name, "recoded"
# when lexicons or code changed, or "expunged".
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("coding", ForeignKey("codings.n"), primary_key=True),
    Column("by", ForeignKey("codings.n"), nullable=False),
    Column("reason", String, nullable=False),
    Column("at", String, nullable=False),
    Index("withdrawals_by_by", "by"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("coding", ForeignKey("codings.n"), nullable=False),
    Column("event", String, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("coding", "event"),
)

# Two accounts are candidates for one incident when they share a key (64 bits of its hash).
block_keys = Table(
    "block_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("account", ForeignKey("accounts.n"), primary_key=True),
    sqlite_with_rowid=False,
)

# Pairs that were found to tell of one happening, ``a`` < ``b``, with the features that say why.
links = Table(
    "links",
    metadata,
    Column("a", ForeignKey("accounts.n"), primary_key=True),
    Column("b", ForeignKey("accounts.n"), primary_key=True),
    Column("total", Float, nullable=False),
    Column("features", Text, nullable=False),
    Index("links_by_b", "b", "a"),
    sqlite_with_rowid=False,
)

# ``body`` is null in the version that ends an incident; ``superseded_by`` then lists those that took its accounts.
incident_versions = Table(
    "incident_versions",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("incident", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", String, nullable=False),
    Column("run", ForeignKey("runs.n"), nullable=False),
    Column("body", Text),
    Column("superseded_by", Text),
    Column("first_day", String),
    Column("last_day", String),
    Column("type", String),
    Column("class", String),
    Column("grade", String),
    Column("independent_origins", Integer),
    Column("country", String),
    Column("place_words", Text),
    UniqueConstraint("incident", "number"),
    Index("incident_versions_by_day", "first_day", "last_day"),
    # All that lists and counts ask of, beside the bodies, which would fill the pages that a scan reads.
    Index(
        "incident_versions_shown",
        *("first_day", "last_day", "type", "class", "grade", "independent_origins", "country", "place_words"),
        *("incident", "number", "n"),
        sqlite_where=text("body IS NOT NULL"),
        postgresql_where=text("body IS NOT NULL"),
    ),
)

# What became of the events of a coding that was withdrawn as "recoded": ``events`` is JSON, each old event's id with
# that of the new one, null where none is the same. ``new`` is null for a post that is no longer found in its report.
recodings = Table(
    "recodings",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("run", ForeignKey("runs.n"), nullable=False),
    Column("old", ForeignKey("codings.n"), nullable=False, unique=True),
    Column("new", ForeignKey("codings.n")),
    Column("events", Text, nullable=False),
    Index("recodings_by_run", "run"),
)

# Into which incident an account was put by which version; the newest row of an account holds.
placements = Table(
    "placements",
    metadata,
    Column("account", ForeignKey("accounts.n"), primary_key=True),
    Column("version", ForeignKey("incident_versions.n"), primary_key=True),
    sqlite_with_rowid=False,
)

# Where versions of incidents lie, and what else they can be found and counted by: see marks.py.
points = Table(
    "points",
    metadata,
    Column("version", ForeignKey("incident_versions.n"), primary_key=True, autoincrement=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("radius_km", Float, nullable=False),
)
marks = Table(
    "marks",
    metadata,
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("version", ForeignKey("incident_versions.n"), primary_key=True),
    Index("marks_by_version", "version", "kind"),
    sqlite_with_rowid=False,
)

# Feeds that are watched; one that has a row in ``unwatched`` is so no longer.
watches = Table(
    "watches",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    Column("publisher", Text),
    Column("user_agent", Text),
    Column("at", String, nullable=False),
)
unwatched = Table(
    "unwatched",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("watch", ForeignKey("watches.n"), nullable=False, unique=True),
    Column("at", String, nullable=False),
)

# How each visit of a feed went: what to ask with the next time, how many items were new, what failed.
visits = Table(
    "visits",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("watch", ForeignKey("watches.n"), nullable=False),
    Column("at", String, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("new", Integer, nullable=False),
    Column("problem", Text),
    Column("wait", Integer),
    Index("visits_by_watch", "watch"),
)

# The items of feeds that were read, or that cannot be; they are not asked for again unless they change, each change
# being another row: ``told`` is the digest of what the feed says of an item, ``text`` that of what was read, and
# ``published`` when the feed says that it came out.
seen_items = Table(
    "seen_items",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("watch", ForeignKey("watches.n"), nullable=False),
    Column("key", Text, nullable=False),
    Column("url", Text),
    Column("reports", Integer, nullable=False),
    Column("problem", Text),
    Column("at", String, nullable=False),
    Column("told", String),
    Column("text", String),
    Column("published", String),
    Index("seen_items_by_key", "watch", "key").ddl_if(dialect="sqlite"),
    Index("seen_items_by_watch", "watch").ddl_if(dialect="postgresql"),
)

# How reliable people hold sources to be (A to F); the newest row of a source holds.
ratings = Table(
    "ratings",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("source", String, nullable=False),
    Column("letter", String, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", String, nullable=False),
)

# What people decided: "link" (the accounts of both groups tell of one happening) or "split" (those of the one do not
# tell of what those of the other tell of). A group is JSON: a list of pairs of a report's id and an event's id.
decisions = Table(
    "decisions",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("ours", Text, nullable=False),
    Column("theirs", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("run", ForeignKey("runs.n"), nullable=False),
)

# What people made of events, a row a field: "accept" and "reject" of the event, or a value of one of its fields.
# ``event`` is the event as the machine coded it, by which it is known again when its report is coded anew; ``before``
# and ``after`` are JSON.
corrections = Table(
    "corrections",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("run", ForeignKey("runs.n"), nullable=False),
    Column("report", String, nullable=False),
    Column("event", Text, nullable=False),
    Column("field", String, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", String, nullable=False),
    Index("corrections_by_report", "report"),
)

# Reports that were expunged: the name that takes the place of the report's id everywhere, and the digest of that id.
tombstones = Table(
    "tombstones",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("id_sha256", String, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("run", ForeignKey("runs.n"), nullable=False),
)

# The rows that an expunging blanked: which, by the JSON of its primary key, and its digests before and after.
blanked = Table(
    "blanked",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("tombstone", ForeignKey("tombstones.n"), nullable=False),
    Column("table", String, nullable=False),
    Column("key", String, nullable=False),
    Column("before", String, nullable=False),
    Column("after", String, nullable=False),
    Index("blanked_by_row", "table", "key"),
)

# Which columns of a table hold which fields: see mappings.py. ``header`` names the columns, ``fields`` is null where
# the mapping is forgotten.
mappings = Table(
    "mappings",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("source", Text),
    Column("header", Text, nullable=False),
    Column("fields", Text),
    Column("at", String, nullable=False),
)

# The log: see ledger.py.
log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", String, nullable=False),
    Column("about", Text, nullable=False),
    Column("before", String, nullable=False),
    Column("digest", String, nullable=False),
)

# --- Teams: who may open the desk in a browser, and see what (accounts.py, restricting.py, accesses.py).

# A row a change of an account; the newest of a name holds. ``groups`` is a JSON list.
people = Table(
    "people",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("groups", Text, nullable=False),
    Column("disabled", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String, nullable=False),
    Index("people_by_name", "name"),
)

# Which groups may see a report (by id) or a source (by the publisher's name), a JSON list; the newest row of a value
# holds, one with no groups lets everybody see it again.
restrictions = Table(
    "restrictions",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("value", Text, nullable=False),
    Column("groups", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", String, nullable=False),
)

# Who read, searched and took away what: a chain of its own, see accesses.py.
accesses = Table(
    "accesses",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", String, nullable=False),
    Column("about", Text, nullable=False),
    Column("before", String, nullable=False),
    Column("digest", String, nullable=False),
)

# What opens an account: no history, so that a password that was changed and a session that ended leave nothing.
# Times are seconds since 1970. ``codes`` are the digests of the recovery codes left; of tokens, too, only the digest
# is kept.
secrets = Table(
    "secrets",
    metadata,
    Column("name", String, primary_key=True),
    Column("password", String, nullable=False),
    Column("totp", String, nullable=False),
    Column("used", Integer, nullable=False),
    Column("codes", Text, nullable=False),
)
invitations = Table(
    "invitations",
    metadata,
    Column("name", String, primary_key=True),
    Column("digest", String, nullable=False, unique=True),
    Column("totp", String, nullable=False),
    Column("until", Float, nullable=False),
)
sessions = Table(
    "sessions",
    metadata,
    Column("digest", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("csrf", String, nullable=False),
    Column("began", Float, nullable=False),
    Column("seen", Float, nullable=False),
    Index("sessions_by_name", "name"),
)
attempts = Table(
    "attempts",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("account", String, nullable=False),
    Column("address", String, nullable=False),
    Column("at", Float, nullable=False),
    Index("attempts_by_account", "account"),
    Index("attempts_by_address", "address"),
)
PASSING: Final = frozenset({"secrets", "invitations", "sessions", "attempts"})
"""The tables of which rows come and go; no trigger guards them and the log does not seal them."""
# --- end of teams

# --- Review: how far it has come, and who has looked at what (steps.py, blind.py).

# What people noted of incidents: "state" (machine, in-review, reviewed, published), "note", "assign" (a person),
# "second" (whether two people must review it), "unsure" (whether two incidents are one), "undo" (of a step, by its
# number), "undecide" (of a decision). ``ours`` and ``theirs`` are groups of accounts, as those of decisions; ``run`` is
# the newest run by then.
steps = Table(
    "steps",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("value", Text, nullable=False),
    Column("ours", Text, nullable=False),
    Column("theirs", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("run", Integer, nullable=False),
)

# Up to which moment somebody has looked at the desk; the newest of a name holds.
looks = Table(
    "looks",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("by", Text, nullable=False),
    Column("upto", String, nullable=False),
    Column("at", String, nullable=False),
    Index("looks_by_name", "by"),
)

# Reports that several people code blind of each other: which, whether they are shown the machine's coding, by whom; and
# what each of them makes of a report, a JSON list of events. The newest row of a coder and report holds.
trials = Table(
    "trials",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("reports", Text, nullable=False),
    Column("shown", String, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String, nullable=False),
)
trial_codings = Table(
    "trial_codings",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("trial", ForeignKey("trials.n"), nullable=False),
    Column("report", String, nullable=False),
    Column("events", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String, nullable=False),
    Index("trial_codings_by_trial", "trial"),
)
# --- end of review

GUARDED: Final = ("UPDATE", "DELETE")


def trigger(table: str, what: str) -> tuple[str, str]:
    """The name of the trigger that keeps rows of a table from being changed or deleted, and its SQL."""
    name = f"{table}_no_{what.lower()}"
    return name, (
        f"CREATE TRIGGER {name} BEFORE {what} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'a desk keeps its history: rows of {table} stay'); END"
    )


KEEPS: Final = (
    "CREATE OR REPLACE FUNCTION desk_keeps_history() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF current_setting('tawatur.lifted', true) = 'on' THEN "
    "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END IF; "
    "RAISE EXCEPTION 'a desk keeps its history: rows of %% stay', TG_TABLE_NAME; END $$"
)
"""The same on PostgreSQL, which lets a transaction that lifts it (``blanking``) through."""
_EVERY: Final = (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT"))
event.listen(metadata, "before_create", DDL(KEEPS).execute_if(dialect="postgresql"))  # type: ignore[no-untyped-call]

for _table in metadata.tables.values():
    for _what in GUARDED if _table.name not in PASSING else ():
        _made = DDL(trigger(_table.name, _what)[1])  # type: ignore[no-untyped-call]
        event.listen(_table, "after_create", _made.execute_if(dialect="sqlite"))
    for _what, _each in _EVERY if _table.name not in PASSING else ():
        _made = DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER {_table.name}_stays_{_each.lower()} BEFORE {_what} ON {_table.name} "
            f"FOR EACH {_each} EXECUTE FUNCTION desk_keeps_history()"
        )
        event.listen(_table, "after_create", _made.execute_if(dialect="postgresql"))

REPORT_WORDS: Final = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS report_words USING fts5(words, content='', tokenize='unicode61')"
)
"""The stems of each report's title and text, by its number: an index without a copy of the text."""
event.listen(metadata, "after_create", DDL(REPORT_WORDS).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
for _sql in (
    "CREATE TABLE IF NOT EXISTS report_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX IF NOT EXISTS report_words_by_word ON report_words USING gin (words)",
):
    event.listen(metadata, "after_create", DDL(_sql).execute_if(dialect="postgresql"))  # type: ignore[no-untyped-call]
