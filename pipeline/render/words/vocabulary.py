"""The few words of our own that readers see around a session: which there are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; the templates call them `words`."""

    language: str
    name: str
    """The language's name for itself."""
    comma: str
    """Stands between a guest's name and role."""
    skip: str
    session: str
    """Holds {} for the session's number."""
    minutes: str
    """Holds {} for the number of minutes to read."""
    interview: str
    """Stands before the names of those who ask."""
    updated: str
    questions: str
    answer_link: str
    previous: str
    following: str
    all_sessions: str
    subscribe: str
    by_mail: str
    by_feed: str
    read_on_web: str
    rest: str
    why: str
    """Why somebody gets this mail; holds {} for the publication's title."""
    sent_to: str
    """Whom it was sent to; holds {} for the address."""
    unsubscribe: str
    with_subject: str
    """Tells how to leave by mail, for the text part; holds {address} and {subject}."""
    preferences: str
    """Leads to what a subscriber wants to get."""
    corrected: str
    """The subject of a mail that corrects an earlier one; holds {} for the earlier one's."""
    corrects: str
    """The line at its top."""
    gone: str
    gone_detail: str
    missing: str
    missing_detail: str
    empty: str
    search: str
    search_label: str
    """Says what the field of the search form is for."""
    needs_script: str
    """For readers without JavaScript: says why there are no results, and that there is another way."""
    nothing_found: str
    answers_found: str
    """Holds {n} for their number, in a place where it needs no plural."""
    show_more: str
    search_failed: str
    trail: str
    """Names the way from the front page to this one, for screen readers."""
    series: str
    guest: str
    guests: str
    topics: str
    recurring: str
    """Heads the list of the questions that were put in several sessions."""
    others: str
    """Leads from a question to all of its answers."""
    years: str
    earlier: str
    """Leads from a question's newest answers to older ones."""
    newest: str
    """Leads back from there."""
    image: str
    """Names a picture that is not shown and says nothing of itself."""
    feeds: str
    all_feeds: str
    single_answers: str
    about_feeds: str
    """Three paragraphs, a line each: what a feed is, what to do with its address, and which of them to take."""
    feed_list: str
    """Leads to the list of all feeds that readers' programs can take over (OPML)."""
    colon: str = ":"
    """Stands behind words of ours that lead to what follows them."""
