from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from apscheduler.triggers.combining import OrTrigger
from apscheduler.triggers.cron import CronTrigger
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.cron import Cron, Moment, cron_fields, parse_cron

BERLIN = ZoneInfo("Europe/Berlin")
UTC_ZONE = ZoneInfo("UTC")
MINUTE = timedelta(minutes=1)

# Night and zone of every kind of clock change there is: an hour, half an hour, across midnight, a whole day.
CHANGES = [
    ("Europe/Berlin", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("Europe/Berlin", datetime(2027, 3, 28, 1, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    ("America/St_Johns", datetime(2010, 11, 7, 2, 31, tzinfo=UTC)),
    ("America/Havana", datetime(2027, 3, 14, 5, tzinfo=UTC)),
    ("Pacific/Apia", datetime(2011, 12, 30, 10, tzinfo=UTC)),
    ("Asia/Kathmandu", datetime(2026, 7, 1, tzinfo=UTC)),
]


def walk(cron: Cron, start: datetime, end: datetime) -> list[Moment]:
    """All moments in (start, end]."""
    moments = []
    moment = cron.following(start)
    while moment.due <= end:
        moments.append(moment)
        moment = cron.following(moment.due)
    return moments


def local_day(cron: Cron, day: date) -> list[Moment]:
    start = datetime(day.year, day.month, day.day, tzinfo=cron.zone)
    following = day + timedelta(days=1)
    end = datetime(following.year, following.month, following.day, tzinfo=cron.zone)
    return walk(cron, start.astimezone(UTC) - timedelta(seconds=1), end.astimezone(UTC) - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("weekday", "expected"),
    [
        ("1", "Mon"),
        ("0", "Sun"),
        ("7", "Sun"),
        ("Sun", "Sun"),
        ("1-5", "Mon Tue Wed Thu Fri"),
        ("MON-fri", "Mon Tue Wed Thu Fri"),
        ("5-7", "Fri Sat Sun"),
        ("0-2", "Mon Tue Sun"),
        ("fri-sun", "Fri Sat Sun"),
        ("*/2", "Tue Thu Sat Sun"),
        ("mon-fri/2", "Mon Wed Fri"),
        ("1,thu,7", "Mon Thu Sun"),
        ("*", "Mon Tue Wed Thu Fri Sat Sun"),
    ],
)
def test_weekdays_are_those_of_cron(weekday: str, expected: str) -> None:
    cron = parse_cron(f"0 8 * * {weekday}", UTC_ZONE)
    week = walk(cron, datetime(2026, 3, 1, 23, tzinfo=UTC), datetime(2026, 3, 8, 23, tzinfo=UTC))
    assert " ".join(f"{moment.due:%a}" for moment in week) == expected


@pytest.mark.parametrize(
    ("nickname", "first"),
    [
        ("@hourly", "2026-01-01T01:00Z"),
        ("@daily", "2026-01-02T00:00"),
        ("@midnight", "2026-01-02T00:00"),
        ("@weekly", "2026-01-04T00:00"),
        ("@monthly", "2026-02-01T00:00"),
        ("@yearly", "2027-01-01T00:00"),
        ("  @Annually ", "2027-01-01T00:00"),
    ],
)
def test_nicknames(nickname: str, first: str) -> None:
    assert parse_cron(nickname, UTC_ZONE).following(datetime(2026, 1, 1, tzinfo=UTC)).key == first


def test_either_day_field_is_enough_when_both_are_given() -> None:
    month = walk(
        parse_cron("0 0 13 * fri", UTC_ZONE), datetime(2026, 2, 28, tzinfo=UTC), datetime(2026, 3, 31, tzinfo=UTC)
    )
    assert [moment.due.day for moment in month] == [6, 13, 20, 27]
    month = walk(
        parse_cron("0 0 1,14 * 3", UTC_ZONE), datetime(2026, 3, 31, tzinfo=UTC), datetime(2026, 4, 30, tzinfo=UTC)
    )
    assert [moment.due.day for moment in month] == [1, 8, 14, 15, 22, 29]


def test_a_day_field_that_starts_with_a_star_does_not_count_as_given() -> None:
    month = walk(
        parse_cron("0 0 */2 * fri", UTC_ZONE), datetime(2026, 2, 28, tzinfo=UTC), datetime(2026, 3, 31, tzinfo=UTC)
    )
    assert [moment.due.day for moment in month] == [13, 27]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("", "0 fields"),
        ("0 8 * *", "4 fields"),
        ("0 8\n* *", '"0 8 * *" has 4 fields'),
        ("0 0 8 * * *", "6 fields"),
        ("@reboot", "@daily"),
        ("60 * * * *", "minute"),
        ("0 24 * * *", "hour"),
        ("0 0 0 * *", "day of the month"),
        ("0 0 32 * *", "day of the month"),
        ("0 0 * 13 *", "month"),
        ("0 0 * may-foo *", "month"),
        ("0 0 * * 8", "weekday"),
        ("0 0 * * monday", "weekday"),
        ("0 0 * * jan", "weekday"),
        ("0 0 * * mon#2", "weekday"),
        ("0 0 L * *", "day of the month"),
        ("0 0 ? * *", "day of the month"),
        ("30-10 * * * *", "backwards"),
        ("*/0 * * * *", "steps of 1 to 60"),
        ("*/90 * * * *", "steps of 1 to 60"),
        ("5/15 * * * *", '"5-59/15"'),
        ("1,,2 * * * *", "minute"),
        ("-1 * * * *", "minute"),
        ("٣ * * * *", "minute"),
        ("0 0 31 2 *", "never comes"),
        ("0 0 31 4,6,9,11 *", "never comes"),
    ],
)
def test_a_line_that_cannot_be_meant_is_refused_with_the_reason(line: str, named: str) -> None:
    with pytest.raises(ValueError, match=r"expected|never|steps|range") as caught:
        cron_fields(line)
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


def test_fields_come_out_lower_case_with_nicknames_spelled_out() -> None:
    assert cron_fields(" 0\t8 * JAN Mon-FRI ") == ("0", "8", "*", "jan", "mon-fri")
    assert cron_fields("@weekly") == ("0", "0", "*", "*", "0")


@settings(deadline=None)
@given(st.text(alphabet="0123456789*/-,@ monjafrisuL#?²\t", max_size=24))
def test_any_text_is_either_understood_or_refused(text: str) -> None:
    try:
        cron = parse_cron(text, BERLIN)
    except ValueError:
        return
    now = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert cron.newest(now).due <= now < cron.following(now).due


@pytest.mark.parametrize(("line", "times"), [("30 2 * * *", ["00:30"]), ("30 2,14 * * *", ["00:30", "13:30"])])
def test_the_repeated_hour_has_one_moment_on_the_wall(line: str, times: list[str]) -> None:
    night = local_day(parse_cron(line, BERLIN), date(2026, 10, 25))
    assert [f"{moment.due:%H:%M}" for moment in night] == times
    assert night[0].key == "2026-10-25T02:30"


@pytest.mark.parametrize(("line", "times"), [("30 2 * * *", ["01:30"]), ("30 2,14 * * *", ["01:30", "12:30"])])
def test_the_skipped_hour_is_made_up_for(line: str, times: list[str]) -> None:
    night = local_day(parse_cron(line, BERLIN), date(2027, 3, 28))
    assert [f"{moment.due:%H:%M}" for moment in night] == times
    assert night[0].key == "2027-03-28T02:30"


def test_moments_that_the_skipped_hour_throws_together_are_one() -> None:
    night = local_day(parse_cron("0,30 2,3 * * *", BERLIN), date(2027, 3, 28))
    assert [f"{moment.due:%H:%M}" for moment in night] == ["01:00", "01:30"]
    newest = parse_cron("0,30 2,3 * * *", BERLIN).newest(datetime(2027, 3, 28, 1, 40, tzinfo=UTC))
    assert newest.key == "2027-03-28T03:30"


@pytest.mark.parametrize(
    ("zone", "day", "count"),
    [
        ("Europe/Berlin", date(2026, 10, 24), 96),
        ("Europe/Berlin", date(2026, 10, 25), 100),
        ("Europe/Berlin", date(2027, 3, 28), 92),
        ("Australia/Lord_Howe", date(2026, 4, 5), 98),
        ("Australia/Lord_Howe", date(2026, 10, 4), 94),
        ("Asia/Kolkata", date(2026, 10, 25), 96),
    ],
)
def test_each_quarter_of_an_hour_of_real_time(zone: str, day: date, count: int) -> None:
    moments = local_day(parse_cron("*/15 * * * *", ZoneInfo(zone)), day)
    assert len({moment.key for moment in moments}) == count
    assert {later.due - sooner.due for sooner, later in pairwise(moments)} == {15 * MINUTE}


@pytest.mark.parametrize(
    ("zone", "key"), [("Asia/Kolkata", "2026-01-01T00:30Z"), ("Asia/Kathmandu", "2026-01-01T00:15Z")]
)
def test_full_hours_are_those_of_the_zone(zone: str, key: str) -> None:
    assert parse_cron("@hourly", ZoneInfo(zone)).following(datetime(2026, 1, 1, tzinfo=UTC)).key == key
    daily = parse_cron("0 8 * * *", ZoneInfo(zone)).following(datetime(2026, 1, 1, tzinfo=UTC))
    assert daily.key == "2026-01-01T08:00"
    assert daily.due.astimezone(ZoneInfo(zone)).hour == 8


def test_leap_days() -> None:
    leap = parse_cron("0 0 29 2 *", UTC_ZONE)
    assert leap.following(datetime(2026, 1, 1, tzinfo=UTC)).key == "2028-02-29T00:00"
    assert leap.newest(datetime(2026, 1, 1, tzinfo=UTC)).key == "2024-02-29T00:00"
    assert leap.following(datetime(2096, 3, 1, tzinfo=UTC)).key == "2104-02-29T00:00"
    sunday = parse_cron("0 0 29 2 */7", UTC_ZONE)
    assert sunday.newest(datetime(2110, 1, 1, tzinfo=UTC)).key == "2088-02-29T00:00"
    assert sunday.following(datetime(2088, 3, 1, tzinfo=UTC)).due.weekday() == 6


_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _listed(low: int, high: int) -> st.SearchStrategy[str]:
    some = st.lists(st.integers(low, high), min_size=1, max_size=3).map(lambda values: ",".join(map(str, values)))
    steps = st.integers(1, high - low).map(lambda step: f"*/{step}")
    return st.one_of(st.just("*"), some, steps)


LINES = st.tuples(_listed(0, 59), _listed(0, 23), _listed(1, 28), _listed(1, 12), _listed(0, 6)).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(LINES, st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)))
def test_where_no_clock_changes_apscheduler_reads_the_same(line: str, naive: datetime) -> None:
    now = naive.replace(tzinfo=UTC)
    cron = parse_cron(line, UTC_ZONE)
    minute, hour, day, month, _ = cron_fields(line)
    names = ",".join(_NAMES[number] for number in sorted(cron.weekdays))
    fields = {"minute": minute, "hour": hour, "month": month, "timezone": UTC}
    by_day = CronTrigger(day=day, day_of_week=None if cron.either else names, **fields)
    trigger = OrTrigger([by_day, CronTrigger(day_of_week=names, **fields)]) if cron.either else by_day
    following = trigger.get_next_fire_time(None, now + timedelta(microseconds=1))
    assert cron.following(now).due == following
    assert cron.newest(following).due == following


@settings(deadline=None, max_examples=20)
@given(
    st.tuples(_listed(0, 59), st.sampled_from(["*", "*/2", "*/5", "*/23"])).map(
        lambda pair: f"{pair[0]} {pair[1]} * * *"
    ),
    st.sampled_from(CHANGES),
)
def test_lines_in_real_time_have_every_minute_that_the_clock_shows(line: str, change: tuple[str, datetime]) -> None:
    zone, middle = ZoneInfo(change[0]), change[1]
    cron = parse_cron(line, zone)
    start = middle - timedelta(hours=4)
    shown = [start + MINUTE * count for count in range(1, 8 * 60 + 1)]
    expected = [at for at in shown if (wall := at.astimezone(zone)).minute in cron.minutes and wall.hour in cron.hours]
    assert [moment.due for moment in walk(cron, start, shown[-1])] == expected
    for at in (expected[0], expected[-1]) if expected else ():
        assert cron.newest(at + MINUTE / 2).due == at


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 59), st.integers(0, 23), st.sampled_from(CHANGES))
def test_lines_on_the_wall_come_once_a_day(minute: int, hour: int, change: tuple[str, datetime]) -> None:
    zone, middle = ZoneInfo(change[0]), change[1]
    cron = parse_cron(f"{minute} {hour} * * *", zone)
    moments = walk(cron, middle - timedelta(days=3), middle + timedelta(days=3))
    days = [date.fromisoformat(moment.key[:10]) for moment in moments]
    assert len(set(days)) == len(days)
    # Apia went from 29 to 31 December 2011: what the 30th owed is owed together with the 31st.
    skipped = {days[0] + timedelta(days=count) for count in range((days[-1] - days[0]).days)} - set(days)
    assert skipped == ({date(2011, 12, 30)} if zone.key == "Pacific/Apia" else set())
    assert len(days) >= 5
    for moment in moments:
        assert cron.newest(moment.due).due == moment.due
        assert cron.newest(moment.due - timedelta(seconds=1)).due < moment.due
