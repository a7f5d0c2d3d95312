"""How much is read at once: the bounds that keep memory flat whatever a file holds."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MAX_FILE_BYTES = 20 * MEGABYTE
"""The longest file that is taken in as a whole: plain text, a page, a JSON file."""

MAX_RECORD_BYTES = 5 * MEGABYTE
"""The longest record of a file that is read record by record: a line of JSON lines, a row of a table."""

MAX_TEXT_CHARACTERS = 5 * MEGABYTE
"""The longest text of one report; a newspaper article has some thousands of characters."""

HEAD_BYTES = 64 * 1024
"""How much of a stream is looked at to tell its encoding and whether it is text at all."""

MAX_UNPACKED_BYTES = 1000 * MEGABYTE
"""The most that an archive may unpack to."""

MAX_MEMBERS = 20_000
"""The most files in an archive."""

MAX_RATIO = 200
"""The most that a long file in an archive may be packed; text packs three to ten times."""
