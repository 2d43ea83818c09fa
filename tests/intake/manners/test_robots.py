"""What robots.txt allows us (RFC 9309)."""

from __future__ import annotations

import time

import pytest

from pipeline.intake.manners.robots import LIMIT, LONGEST_DELAY, Rules


@pytest.mark.parametrize(
    ("text", "target", "is_allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow: /private", "/private/a", False),
        ("User-agent: *\nDisallow: /private", "/privat", True),
        ("user-AGENT:*\r\nDISALLOW :/a # secret\r\n", "/a", False),
        ("\ufeffUser-agent: *\rDisallow: /a", "/a", False),
        ("Disallow: /\n", "/a", True),
        # Our own group alone counts where there is one, in any case and with a version; several are one.
        ("User-agent: *\nDisallow: /\n\nUser-agent: QnA-Pipeline/2.0\nDisallow: /x", "/a", True),
        ("User-agent: qna-pipeline\nDisallow: /x\nUser-agent: b\nDisallow: /\nUser-agent: qna-pipeline\nDisallow: /y",
         "/y", False),
        ("User-agent: qna-pipeline\nUser-agent: other\nDisallow: /", "/a", False),
        ("User-agent: qna\nDisallow: /", "/a", True),
        ("User-agent: qna-pipeline-two\nDisallow: /", "/a", True),
        ("User-agent: googlebot\nDisallow: /\nUser-agent: *\nAllow: /", "/a", True),
        ("User-agent: *\nSitemap: https://x.org/s.xml\nDisallow: /a", "/a", False),
        # The longest pattern decides, wherever it stands; of two alike the one that allows.
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        # Patterns.
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?x", True),
        ("User-agent: *\nDisallow: /*?", "/x?y", False),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /a*c*e", "/abcde", False),
        ("User-agent: *\nDisallow: /a*c*e", "/abdce", False),
        ("User-agent: *\nDisallow: /a*ba$", "/aba", False),
        ("User-agent: *\nDisallow: /ab*ba$", "/aba", True),
        # The same path in other letters (RFC 9309 §2.2.2).
        ("User-agent: *\nDisallow: /ü", "/%c3%bc", False),
        ("User-agent: *\nDisallow: /%7Ejoe", "/~joe", False),
        ("User-agent: *\nDisallow: /a%2fb", "/a/b", True),
        ("User-agent: *\nDisallow: /a%2fb", "/a%2Fb", False),
    ],
)  # fmt: skip
def test_what_is_allowed(text: str, target: str, is_allowed: bool) -> None:
    assert Rules.read(text).allow(target) is is_allowed


@pytest.mark.parametrize(
    ("value", "delay"), [("5", 5.0), ("0.5", 0.5), ("86400", LONGEST_DELAY), ("-1", 0), ("nan", 0), ("1e9", 0), ("", 0)]
)
def test_the_delay_that_is_asked_for(value: str, delay: float) -> None:
    assert Rules.read(f"User-agent: *\nCrawl-delay: {value}\n").delay == delay
    assert Rules.read(f"User-agent: other\nCrawl-delay: {value}\n").delay == 0


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: a{n}\n" for n in range(15_000)) + "".join(f"Disallow: /{n}\n" for n in range(15_000)),
        "User-agent: *\n" + "".join(f"Disallow: /{n}*x$\n" for n in range(30_000)),
        "User-agent: *\nDisallow: /" + "*a" * (LIMIT // 2),
        "User-agent: *\nDisallow: /" + "a*" * (LIMIT // 2) + "b",
        "User-agent: *\nCrawl-delay:" + "9" * LIMIT,
        "\0\ud800:" * 10_000,
        ":" * LIMIT,
    ],
    ids=["agents", "rules", "stars", "stars without end", "digits", "garbage", "colons"],
)
def test_a_hostile_file_costs_little(text: str) -> None:
    began = time.process_time()
    Rules.read(text).allow("/" + "a" * 8000)
    assert time.process_time() - began < 2
