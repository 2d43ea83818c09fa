"""What a run did, in a few lines, or what it would do."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from pipeline.cli.mirror import tell as tell_mirrored
from pipeline.cli.words import count, figure, one_line
from pipeline.config import Settings
from pipeline.tasks.mailing.objections import leads_nowhere
from pipeline.tasks.report import Item, Progress, Report, Tally

_LISTED = 5
_PAUSED = "paused until you `qna resume` it"
_REPLACED = "Replaced, its page stays as it is (an edit keeps title, number, guest or an answer)"


def tell(report: Report, settings: Settings, *, dry: bool, verbose: bool) -> Iterator[str]:
    """The lines to print; none when nothing happened, unless `verbose`."""
    if report.is_quiet and not (dry or verbose):
        return
    if dry and (nowhere := leads_nowhere(settings)):
        yield f"Before you mail anybody: {nowhere}."
    if report.is_quiet:
        yield "Nothing to do." if not dry else "Nothing would be done."
    if verbose or dry:
        yield from _tallies(report.tallies)
    yield from report.remarks
    yield from _list("Would publish" if dry else "Published", report.published, every=verbose or dry)
    if report.backlog:
        are = "is" if report.backlog == 1 else "are"
        yield f"  {figure(report.backlog)} of these {are} backlog, which is not mailed"
    if report.undated:
        verb, are = ("name no date", "are") if report.undated > 1 else ("names no date", "is")
        advice = "; write “date:” into them first" if dry else ""
        yield f"  {figure(report.undated)} of these {verb} and {are} dated today, for ever{advice}"
    yield from _list("Would update" if dry else "Updated", report.updated, every=verbose or dry)
    yield from _list("To review", _with_file(report.in_review), every=True)
    yield from _list("Renamed", report.moved, every=verbose)
    gone = [item for item in report.vanished if item.reason == "published"]
    yield from _list("Gone, still published (`qna sessions retract` takes them down)", _bare(gone), every=verbose)
    unseen = [item for item in report.vanished if item not in gone]
    yield from _list("Gone, never published (`qna sessions forget` drops them)", _bare(unseen), every=verbose)
    yield from _list(_REPLACED, _by_file(report.replaced), every=True)
    yield from _list("Not read as a session", report.not_sessions, every=verbose or dry, noun="document")
    if verbose:
        yield from _list("Passed over", report.passed_over, every=True, noun="document")
    yield from _list("Held, waiting for you", report.held, every=True)
    zone = ZoneInfo(settings.publication.timezone)
    for plan in report.scheduled:
        verb, readers = "Would mail" if dry else "Will mail", count(plan.audience, "subscriber")
        yield f"{verb} “{plan.title}” to {readers} at {_time(plan.due_at, zone)}"
    for each in report.mirrored:
        if each.sent or each.removed or verbose:
            yield from tell_mirrored(each, dry=dry, verbose=dry)
    for progress in report.mailed:
        yield from _mailed(progress, zone, dry=dry, verbose=verbose)
    if verbose and (report.files_written or report.files_removed):
        verb = ("would be " if dry else "") + "written"
        yield f"{count(report.files_written, 'file')} {verb}, {figure(report.files_removed)} removed"
    if report.published and not dry and (verbose or settings.is_sample):
        yield from where_to_look(settings)
    if report.stopped:
        yield "Stopped before everything was done; the next run goes on from here."


def _tallies(tallies: Sequence[Tally]) -> Iterator[str]:
    """What was read of each source: “12 posts found: 11 ready, 1 to review, 0 mails (backlog)”."""
    for tally in tallies:
        figures = [f"{figure(tally.ready)} ready", f"{figure(tally.review)} to review"]
        figures += [f"{figure(tally.others)} no session"] if tally.others else []
        figures += ["0 mails (backlog)"] if tally.is_backlog else []
        of, held = f"{tally.source}: " if len(tallies) > 1 else "", tally.ready + tally.review
        # One document may hold several sessions, as an export does.
        with_held = f" with {count(held, 'session')}" if held + tally.others != tally.read else ""
        yield f"{of}{count(tally.read, tally.noun, tally.nouns)} found{with_held}: {', '.join(figures)}"


def where_to_look(settings: Settings) -> Iterator[str]:
    """The addresses and folders where a reader of each kind finds the result."""
    base = settings.publication.base
    yield f"Feed     {base}atom.xml  (also rss.xml and feed.json)"
    if settings.site.pages:
        yield f"Pages    {base}  ({settings.output / 'index.html'})"
    for lane in settings.mail.lane:
        if lane.outlet == "maildir":
            yield f"Mailbox  {settings.path(lane.path)}"
    if settings.is_sample:
        yield "`make serve` serves feed and pages at these addresses."


def _bare(items: Sequence[Item]) -> list[Item]:
    """Without the reason, which the headline has said."""
    return [Item(item.title, origin=item.origin) for item in items]


def _with_file(items: Sequence[Item]) -> list[Item]:
    """With the file beside the title: two may be called the same, and one of them has to be mended."""
    return [
        replace(item, title=f"{item.title} ({item.origin})") if item.title != item.origin else item for item in items
    ]


def _by_file(items: Sequence[Item]) -> list[Item]:
    """With the file, for the reason, which the headline has said."""
    return [Item(item.title, origin=item.origin, reason=f"{item.origin} holds another session now") for item in items]


def _list(head: str, items: Sequence[Item], *, every: bool, noun: str = "session") -> Iterator[str]:
    if not items:
        return
    shown = items if every else items[:_LISTED]
    yield f"{head}: {count(len(items), noun)}"
    for item in shown:
        tail = f": {item.reason}" if item.reason else f"  {item.link}" if item.link else ""
        yield one_line(f"  {item.title}{tail}")
    if len(shown) < len(items):
        yield f"  and {figure(len(items) - len(shown))} more"


def _mailed(progress: Progress, zone: ZoneInfo, *, dry: bool, verbose: bool) -> Iterator[str]:
    figures = progress.balance
    rest = [
        f"{figure(number)} {word}"
        for number, word in (
            (figures.failed, "failed"),
            (figures.skipped, "skipped"),
            (figures.uncertain, "uncertain"),
            (figures.remaining, "still to be sent"),
        )
        if number
    ]
    verb = "Would mail" if dry else "Mailed"
    rest += [_PAUSED + (f": {progress.reason}" if progress.reason else "")] if progress.state == "paused" else []
    tail = f" ({', '.join(rest)})" if rest else ""
    if progress.next_attempt is not None and not dry:
        tail += f", next attempt at {_time(progress.next_attempt, zone)}: {progress.waits}"
    what = "the correction of " if progress.kind == "correction" else ""
    yield f"{verb} {what}“{progress.title}” to {figure(figures.sent)} of {count(figures.audience, 'subscriber')}{tail}"
    if dry:
        shown = progress.recipients if verbose else progress.recipients[:_LISTED]
        yield from (f"  {address}" for address in shown)
        if len(shown) < len(progress.recipients):
            yield f"  and {figure(len(progress.recipients) - len(shown))} more (--verbose names all)"


def _time(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def as_json_text(report: Report) -> str:
    """The report as one JSON object; times in ISO 8601, UTC."""
    facts = asdict(replace(report, mirrored=[], pinged=[], unspoken=[]))
    facts["mirrored"] = [
        {"name": each.name, "sent": len(each.sent), "removed": len(each.removed), "bytes": each.size}
        for each in report.mirrored
    ]
    facts["pinged"] = [{"hub": each.hub, "told": each.told, "owed": each.owed} for each in report.pinged]
    facts["troubles"] = [
        {"message": str(each), "exit_code": each.exit_code} for each in (*report.troubles, *report.unspoken)
    ]
    facts["exit_code"] = report.exit_code
    for done, given in zip(facts["mailed"], report.mailed, strict=True):
        done["balance"] |= {"audience": given.balance.audience, "remaining": given.balance.remaining}
    return json.dumps(facts, ensure_ascii=False, default=lambda each: each.isoformat())
