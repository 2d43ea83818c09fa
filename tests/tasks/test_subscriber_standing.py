"""What the exports of other programs say of people: who wants mail, who has left, and what nobody understands."""

from __future__ import annotations

import pytest

from pipeline.tasks.subscriber_standing import of_word, standing, telling


def said(column: str, cell: str) -> str:
    (tells,) = telling([column])
    return standing(tells, cell)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("status", "blocklisted"), ("Status", "Unsubscribed"), ("STATUS", "hard-bounced"), ("status", "disabled"),
        ("subscription_status", "unconfirmed"), ("Email status", "Opted out"), ("status", "cleaned"),
        ("status", "unreachable"), ("status", "junk"), ("Newsletter Status", "no"),
        ("subscribed_to_emails", "false"), ("deleted_at", "2025-01-02T03:04:05Z"), ("Subscribed", ""),
        ("UNSUB_TIME", "2024-03-01 10:00:00"), ("CLEAN_TIME", "2024-03-01 10:00:00"), ("UNSUB_REASON", "too many"),
        ("type", "unsubscribed"), ("type", "undeliverable"), ("unsubscription_date", "2024-03-01"),
        ("email_disabled", "true"), ("emailDisabled", "TRUE"), ("isActive", "0"), ("Opt-in", "Nein"),
        ("Unsubscribed", "yes"), ("Unsubscribed", "✓"), ("Bounced", "yes"), ("Bounced", "550 no such user"),
        ("de\u0301sabonne\u0301", "oui"),
        ("Email Opt Out", "1"), ("Accepts Email Marketing", "no"), ("Abgemeldet am", "01.02.2024"), ("Newsletter", "✗"),
        ("Unsubscribed from all email", "True"), ("IsExcludedFromCampaigns", "true"), ("BLOCKLIST", "x"),
        ("status", "Never subscribed"), ("Email hard bounce reason", "UNKNOWN_USER"),
    ],
)  # fmt: skip
def test_who_has_left(column: str, cell: str) -> None:
    assert said(column, cell) == "left"


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("status", "enabled"), ("status", "active"), ("Status", "Subscribed"), ("status", "confirmed"),
        ("Newsletter Status", "yes"), ("subscribed_to_emails", "true"), ("Subscribed", "2024-03-01 10:00:00"),
        ("Subscribed", "✓"), ("deleted_at", ""), ("UNSUB_TIME", "0000-00-00 00:00:00"), ("email_disabled", "false"),
        ("Unsubscribed", "no"), ("Bounced", "0"), ("Bounced", "-"), ("Bounced", "N/A"), ("active", "1"),
    ],
)  # fmt: skip
def test_who_wants_mail(column: str, cell: str) -> None:
    assert said(column, cell) == "wants"


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("status", "purple"),
        ("status", ""),
        ("status", "1"),
        ("newsletter", "weekly"),
        ("subscribed", "?"),
        ("unsubscribe", "https://example.org/u/1"),
    ],
)
def test_what_nobody_understands(column: str, cell: str) -> None:
    assert said(column, cell) == "unclear"


@pytest.mark.parametrize(("column", "cell"), [("type", "regular"), ("State", "Oregon"), ("type", "")])
def test_what_may_be_about_something_else_counts_only_when_it_says_that_somebody_has_left(
    column: str, cell: str
) -> None:
    assert said(column, cell) == ""


@pytest.mark.parametrize(
    "column",
    [
        "email",
        "name",
        "city",
        "active_subscription",
        "OPTIN_TIME",
        "CONFIRM_TIME",
        "created_at",
        "subscribed_at",
        "Opens",
        "labels",
        "unsubscribe link",
        "Clicks",
        "subscriber",
        "double_opt-in",
        "✓",
        "",
    ],
)
def test_other_columns_tell_nothing_of_it(column: str) -> None:
    assert telling([column]) == []


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Unsubscribed", "left"),
        ("active", "wants"),
        ("no", "unclear"),
        ("2024-01-02", "unclear"),
        ("Ann", ""),
        ("李", ""),
    ],
)
def test_words_of_it_are_no_names(word: str, meaning: str) -> None:
    assert of_word(word) == meaning
