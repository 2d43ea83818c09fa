"""A first look at a WordPress site that is killed at any point, and begun again: each session once, none mailed."""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from tests.tasks.test_kill import job
from tests.tasks.test_web_sources import GUESTS, follow, talk
from tests.websites import WordPress

POSTS = 33
POINTS = 2
MANY_POINTS = 40

NOTICE = "<p>The ferry rests on Monday. Take the bridge, or stay at home and read.</p>"


@pytest.fixture
def town(publication):
    """Twenty-two interviews and eleven notices; and a publication that has not looked yet."""
    with WordPress() as site:
        for number in range(POSTS):
            date = publication.now - timedelta(days=POSTS - number)
            if number % 3:
                words = f"It minds being looked at. The {number}th one stops whenever there is a wedding in the square."
                site.add(f"Clock Talks {number}: The Bell", talk(number % len(GUESTS), words), date)
            else:
                site.add(f"Notice {number}", NOTICE, date)
        follow(publication, site.url, kind="wordpress", more='every = "0 min"')
        publication.qna("subscribers", "add", "a@b.example")
        yield site


@pytest.fixture
def events(publication, town, known={}) -> int:  # noqa: B006 (found once, for all points)
    """How often an undisturbed run may be killed."""
    if not known:
        aside = publication.folder.with_name("aside")
        shutil.copytree(publication.folder, aside)
        known["events"] = int(job(publication).stdout.split("EVENTS ")[1])
        shutil.rmtree(publication.folder)
        aside.rename(publication.folder)
        town.asked()
    return known["events"]


def ends_well(publication, town: WordPress, points: list[int]) -> None:
    """Kill runs at these of their steps, then let one come to its end; a later run has fewer steps to make."""
    ends = [job(publication, at=point).returncode for point in points]
    assert ends[0] == -signal.SIGKILL
    assert set(ends) <= {0, -signal.SIGKILL}
    whole = job(publication)
    assert (whole.returncode, whole.stderr) == (0, "")
    wanted = sorted(post.guid for post in town.posts if post.title.startswith("Clock"))
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as store:
        public = [row[0] for row in store.execute("SELECT entry_id FROM session WHERE state = 'published' ORDER BY 1")]
        mail = store.execute("SELECT DISTINCT mail FROM session").fetchall()
        answers = store.execute("SELECT count(*), count(DISTINCT answer_id || session_id) FROM answer").fetchone()
    assert sorted(public) == wanted, "each once"
    assert mail == [("backlog",)]
    assert answers[0] == answers[1]
    assert len(json.loads(publication.site()["feed.json"])["items"]) == 20
    # The site, the probe, a page of posts; the next looks at least what changed and what was scheduled.
    assert len(town.asked()) <= 5 * (len(points) + 1), "requests are bounded"
    publication.now += timedelta(hours=3)
    assert job(publication).stdout.startswith("EVENTS")
    assert publication.mailed() == []
    assert publication.ledger() == []


@pytest.mark.system
@pytest.mark.parametrize("seed", range(POINTS))
def test_a_first_look_that_is_killed_twice_ends_like_an_undisturbed_one(publication, town, events, seed):
    chance = random.Random(seed)
    ends_well(publication, town, [chance.randint(1, events // count) for count in (1, 2)])


@pytest.mark.kill
@pytest.mark.parametrize("point", range(MANY_POINTS))
def test_a_first_look_that_is_killed_at_many_points_ends_like_an_undisturbed_one(publication, town, events, point):
    ends_well(publication, town, [1 + point * (events - 1) // (MANY_POINTS - 1)])
