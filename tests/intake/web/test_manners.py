"""Politeness: hosts are asked at once, each of them one request at a time and as far apart as it asks."""

from __future__ import annotations

import threading
import time

from tests.intake.web.server import client, serving

from tawatur.intake.web.manners import Manners


def test_a_host_is_asked_as_seldom_as_it_asks() -> None:
    slept: list[float] = []
    clock = iter([100.0, 100.5, 103.0])
    with serving() as site, client() as one:
        site.give("/robots.txt", b"User-agent: *\nCrawl-delay: 3\n")
        manners = Manners(one, sleep=slept.append, clock=lambda: next(clock))
        for _ in range(2):
            with manners.turn(f"{site.url}/a"):
                pass
        assert slept == [2.5]
        assert manners.waits == {site.url.removeprefix("http://"): 3.0}


def test_one_request_at_a_time_to_a_host_and_many_hosts_at_once() -> None:
    busy: dict[str, int] = {"a": 0, "b": 0}
    most: dict[str, int] = {"a": 0, "b": 0, "both": 0}
    one = threading.Lock()
    with serving() as a, serving() as b, client() as asks:
        for site in (a, b):
            site.give("/robots.txt", b"User-agent: *\nCrawl-delay: 0\n")
        manners = Manners(asks)

        def ask(name: str, url: str) -> None:
            with manners.turn(url):
                with one:
                    busy[name] += 1
                    most[name] = max(most[name], busy[name])
                    most["both"] = max(most["both"], sum(busy.values()))
                time.sleep(0.05)
                with one:
                    busy[name] -= 1

        threads = [
            threading.Thread(target=ask, args=(name, site.url)) for name, site in (("a", a), ("b", b)) * 4
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert most == {"a": 1, "b": 1, "both": 2}


def test_each_host_on_the_way_of_a_redirect_is_given_its_turn() -> None:
    with serving() as a, serving() as b, client() as asks:
        a.give("/from", status=302, Location=f"{b.url}/to")
        b.give("/to", b"there")
        turns: list[str] = []
        manners = Manners(asks, sleep=lambda seconds: turns.append(f"{seconds:.0f}"))
        for _ in range(2):
            assert asks.get(f"{a.url}/from", turn=manners.turn).body == b"there"
        assert turns == ["1", "1"]
