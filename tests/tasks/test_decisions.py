"""What decides is pure: what is read, what is mailed, what is held, what an answer means."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pipeline.config import Mail
from pipeline.model.document import Sighting
from pipeline.model.envelope import Outcome
from pipeline.model.mailing import Owed
from pipeline.store.documents import Known
from pipeline.store.sessions import Kept
from pipeline.tasks.collecting.folder import changes
from pipeline.tasks.collecting.moves import Arrived, find_moves
from pipeline.tasks.mailing.announce import decide
from pipeline.tasks.mailing.mailing import back_off, verdict_on
from pipeline.tasks.mailing.objections import unusual
from pipeline.tasks.publishing.publish import entry_date

NOW = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Berlin")


def kept(**values: object) -> Kept:
    given: dict[str, object] = dict.fromkeys(Kept.__dataclass_fields__)
    given |= {"id": 1, "mail": "wanted", "seen_at": NOW, "published": NOW, "title": "T", "revision": 1}
    return Kept(**(given | values))  # type: ignore[arg-type]


def holds(*fresh: Kept, mail: Mail = Mail()) -> list[str]:  # noqa: B008 (frozen)
    return [decision.hold for decision in decide(fresh, NOW, mail, ZONE)]


def test_a_fresh_session_is_mailed_when_its_text_has_settled() -> None:
    (decision,) = decide([kept()], NOW, Mail(), ZONE)
    assert (decision.hold, decision.due_at) == ("", NOW + timedelta(minutes=60))


def test_three_at_once_are_ordinary_and_four_are_not() -> None:
    assert holds(*[kept()] * 3) == [""] * 3
    assert all("4 new sessions in one run" in reason for reason in holds(*[kept()] * 4))


def test_old_ones_are_held_but_those_the_editor_asked_for() -> None:
    old = NOW - timedelta(days=14, seconds=1)
    assert "dated 14 days ago" in holds(kept(published=old))[0]
    assert holds(kept(published=NOW - timedelta(days=14))) == [""]
    assert holds(*[kept(published=old, mail="waived")] * 9) == [""] * 9


def test_what_was_doubted_before_is_held() -> None:
    assert holds(kept(mail_reason="restored yesterday"), kept()) == ["restored yesterday", ""]


@pytest.mark.parametrize(
    ("audience", "last", "held"),
    [
        (1000, None, False),
        (70, 10, True),
        (60, 10, False),
        (1200, 1000, False),
        (1201, 1000, True),
        (5, 0, False),
        (51, 0, True),
    ],
)
def test_what_audience_is_out_of_the_ordinary(audience: int, last: int | None, held: bool) -> None:
    assert bool(unusual(audience, last)) is held


OWED = Owed(1, 7, "a@b.example", "", 0)


@pytest.mark.parametrize(
    ("outcome", "policy", "state"),
    [
        ("sent", "resend", "sent"),
        ("failed", "resend", "failed"),
        ("later", "resend", "planned"),
        ("later", "hold", "planned"),
        ("uncertain", "resend", "planned"),
        ("uncertain", "hold", "uncertain"),
    ],
)
def test_what_an_outcome_means_for_the_ledger(outcome, policy, state) -> None:
    result = verdict_on(Outcome(outcome, "said"), OWED, Mail(uncertain=policy), NOW)
    assert (result.state, result.reason) == (state, "said")
    assert (result.not_before is not None) is (state == "planned")


def test_patience_has_an_end_that_its_own_waiting_brings() -> None:
    states = [
        verdict_on(Outcome("later", "451 no"), replace(OWED, attempts=each), Mail(), NOW).state for each in range(30)
    ]
    assert states[0] == "planned"
    assert states.index("failed") == 17, "5 + 10 + … + 160 + 11 × 240 minutes are more than 2 days"
    assert verdict_on(Outcome("uncertain", "lost"), replace(OWED, attempts=29), Mail(), NOW).state == "uncertain"


def test_waits_double_up_to_four_hours() -> None:
    minutes = [back_off(attempts) // timedelta(minutes=1) for attempts in (0, 1, 2, 5, 6, 500)]
    assert minutes == [5, 10, 20, 160, 240, 240]


def test_entry_dates_are_never_ahead_never_equal() -> None:
    taken: set[datetime] = set()
    for _ in range(3):
        taken.add(entry_date(None, NOW, taken))
    assert sorted(taken) == [NOW - timedelta(seconds=2), NOW - timedelta(seconds=1), NOW]
    assert entry_date(NOW + timedelta(days=1), NOW, set()) == NOW
    said = NOW - timedelta(days=9)
    assert entry_date(said, NOW, {said}) == said - timedelta(seconds=1)


def test_what_has_changed_in_a_source() -> None:
    def sighting(origin: str, size: int = 1) -> Sighting:
        return Sighting(origin, size, 1, 1)

    def seen(origin: str, missing: datetime | None = None) -> Known:
        return Known(sighting(origin), "hash", "session", missing)

    found = {
        each.origin: each for each in (sighting("same"), sighting("changed", 2), sighting("new"), sighting("back"))
    }
    before = {
        each.sighting.origin: each
        for each in (seen("same"), seen("changed"), seen("back", NOW), seen("gone"), seen("long gone", NOW))
    }
    different = changes(found, before)
    assert [each.origin for each in different.to_read] == ["changed", "new", "back"]
    assert different.vanished == ("gone",)


def test_moves_are_found_by_content_also_when_names_are_swapped() -> None:
    inodes = {"a": 1, "b": 2, "c": 3}

    def seen(origin: str, content: str) -> Known:
        return Known(Sighting(origin, 1, 1, inodes.get(origin, 9)), content, "session", None)

    def moves(arrived: dict[str, tuple[str, int]], present: str) -> dict[str, str]:
        known = {"a": seen("a", "A"), "b": seen("b", "B"), "c": seen("c", "C"), "r": seen("r", "")}
        return find_moves({name: Arrived(*each) for name, each in arrived.items()}, known, frozenset(present))

    assert moves({"x": ("A", 1)}, "xbc") == {"x": "a"}
    assert moves({"a": ("B", 2), "b": ("A", 1)}, "abc") == {"a": "b", "b": "a"}
    assert moves({"b": ("A", 1), "c": ("B", 2), "d": ("C", 3)}, "bcd") == {"b": "a", "c": "b", "d": "c"}
    assert moves({"b": ("A", 1)}, "bc") == {"b": "a"}, "over another"
    assert moves({"x": ("A", 7)}, "abcx") == {}, "a copy is no move"
    assert moves({"a": ("A2", 1)}, "abc") == {}, "an edit is no move"
    assert moves({"a": ("A2", 1), "x": ("A", 7)}, "abcx") == {}, "an edit beside a copy of the old text is no move"
    assert moves({"a": ("New", 7), "x": ("A", 1)}, "abcx") == {"x": "a"}, "a new file in the place of a moved one"
    assert moves({"x": ("", 9)}, "xabcr") == {}, "two that cannot be read"


def test_message_ids_are_at_the_senders_domain() -> None:
    assert Mail(from_="Talks <talks@Ferry.Example>").domain == "ferry.example"
    assert Mail(from_="talks@ferry.example (Talks)").domain == "ferry.example"
