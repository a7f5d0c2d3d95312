"""What the tools that learn weights share: clues as a matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from scipy.sparse import csr_matrix


def as_matrix(found: Sequence[Mapping[str, float]], rare: int) -> tuple[list[str], csr_matrix]:
    """The clues of at least ``rare`` cases, in order, and what each weighs: a row for a case, a column for a clue."""
    counts = Counter(name for values in found for name in values)
    names = sorted(name for name, count in counts.items() if count >= rare)
    column = {name: i for i, name in enumerate(names)}
    cells = [
        (row, column[n], v) for row, values in enumerate(found) for n, v in values.items() if n in column
    ]
    rows, columns, weights = zip(*cells, strict=True)
    return names, csr_matrix((weights, (rows, columns)), shape=(len(found), len(names)))
