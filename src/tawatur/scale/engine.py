"""Starting Ray on this machine, or joining a cluster.

A Ray of our own listens on the loopback address alone, has no dashboard and reports nothing about its use.
"""

from __future__ import annotations

import logging
import os
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, Final, TypeVar

from tawatur.scale.errors import ScaleError

_T = TypeVar("_T")
LOCAL: Final = "ray"
_OBJECT_STORE_BYTES: Final = 512 * 2**20
"""What batches on their way may take of a laptop's memory; more is put on disk."""
_STARTING: Final = "Initialization failure"
"""What the door of a cluster says whose machines are only just there."""
_TRIES: Final = 4
_PAUSE: Final = 3.0
"""Seconds before it is tried again."""


@contextmanager
def running(engine: str = LOCAL, jobs: int | None = None) -> Iterator[int]:
    """A running Ray; gives the number of CPUs that it has. ``jobs`` limits those of a Ray of our own.

    ``engine`` is "ray", "ray://auto" for the cluster that this machine is part of, or "ray://HOST:PORT" for one that
    takes clients there. Raises ScaleError where Ray is not installed or the cluster cannot be reached.
    """
    missing = [name for name in ("ray", "pyarrow") if find_spec(name) is None]
    if missing:
        raise ScaleError("The engine ray is not installed; run: pip install 'tawatur[ray]'.")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    local = engine == LOCAL
    if local:
        # by its name for other systems, but it is what has Ray take the loopback address on every one
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
    import ray
    from ray._private import ray_constants

    if local:
        ray_constants.ENABLE_RAY_CLUSTER = False  # where ray was imported before the setting was made
    address = engine.removeprefix("ray://") if engine == "ray://auto" else engine
    try:
        if local:
            ray.init(
                address="local",
                num_cpus=jobs,
                include_dashboard=False,
                log_to_driver=False,
                logging_level=logging.CRITICAL,
                object_store_memory=_OBJECT_STORE_BYTES,
            )
        else:
            _join(address)
    except (ConnectionError, RuntimeError, ValueError, ImportError, OSError) as error:
        words = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
        raise ScaleError(f"The Ray cluster at {engine} cannot be reached ({words}); check it runs.") from None
    try:
        _quiet()
        yield max(1, int(ray.cluster_resources().get("CPU", 1)))
    finally:
        ray.shutdown()


def _join(address: str) -> None:
    import ray

    for left in range(_TRIES - 1, -1, -1):
        try:
            ray.init(address=address, log_to_driver=False, logging_level=logging.CRITICAL)
            return
        except (ConnectionError, RuntimeError) as error:
            if not left or _STARTING not in str(error):
                raise
            ray.shutdown()
            time.sleep(_PAUSE)


def call(job: Callable[..., _T], *arguments: Any) -> _T:
    """Run a job where Ray Data can be told of it: here, or for a mere client of a cluster in a task of that.

    ``job`` and its arguments go to the cluster then; what it raises is raised here.
    """
    import ray

    if not ray.util.client.ray.is_connected():
        return job(*arguments)

    def there() -> _T:
        _quiet()
        return job(*arguments)

    try:
        found: _T = ray.get(ray.remote(num_cpus=0)(there).remote())
    except ray.exceptions.RayTaskError as error:
        if isinstance(error.cause, ScaleError):
            raise error.cause from None
        raise
    return found


def _quiet() -> None:
    import ray.data

    # what Ray has to say to those who write jobs is none of the user's business
    warnings.filterwarnings("ignore", module=r"ray\.")
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    # by tasks, which use the workers that are there; the default starts others
    context.shuffle_strategy = ray.data.context.ShuffleStrategy.SHUFFLE_V2
    logging.getLogger("ray").setLevel(logging.CRITICAL)
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)
