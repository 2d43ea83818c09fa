"""Lanes, limits and signing keys: what is understood, and what is told of mistakes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.config.mail_keys import limit
from pipeline.config.reading import understand
from pipeline.errors import ConfigError

CONFIG = """\
[publication]
id = "7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e"
title = "Harbour Talks"
url = "https://talks.example/"

[mail]
from = "Harbour Talks <talks@news.talks.example>"
editor = "editor@talks.example"
"""


def understood(text: str):
    return understand(Path("config.toml"), CONFIG + text).mail


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1000/hour", (1000, timedelta(hours=1))),
        ("50/10 min", (50, timedelta(minutes=10))),
        ("3 / s", (3, timedelta(seconds=1))),
        ("20000/day", (20000, timedelta(days=1))),
    ],
)
def test_a_limit_says_how_many_in_which_time(written, meant):
    assert limit(written) == meant
    lane = f'[[mail.lane]]\nname = "a"\noutlet = "smtp"\nhost = "mx"\nlimits = ["{written}"]\n'
    assert understood(lane).lane[0].limits == (written,)


def test_lanes_and_keys_are_repeated():
    mail = understood(
        '[[mail.lane]]\nname = "a"\noutlet = "smtp"\nhost = "mx"\ndomain_limits = ["gmail.com 5/min", "* 9/hour"]\n'
        '[[mail.lane]]\nname = "b"\noutlet = "smtp"\nhost = "my"\nweight = 0\n'
        '[[mail.dkim]]\nselector = "r1"\n[[mail.dkim]]\nselector = "e1"\ndomain = "talks.example"\n'
    )
    assert [lane.name for lane in mail.lane] == ["a", "b"]
    assert [key.selector for key in mail.dkim] == ["r1", "e1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[mail.lane]]\nname = "a"\noutlet = "smtp"\nhost = "mx"\nlimits = ["many"]\n', 'limits such as "1000/hour"'),
        (
            '[[mail.lane]]\nname = "a"\noutlet = "smtp"\nhost = "mx"\nlimits = ["0/hour"]\n',
            'limits such as "1000/hour"',
        ),
        ('[[mail.lane]]\nname = "a"\noutlet = "smtp"\nlimits = [9]\n', r"expected text in quotes, not \[9\]"),
        (
            '[[mail.lane]]\nname = "a"\noutlet = "smtp"\nhost = "mx"\ndomain_limits = ["gmail.com"]\n',
            'domains with their limits, such as "gmail.com 500/hour"',
        ),
        ('[[mail.lane]]\nname = "a"\noutlet = "smtp"\nhost = "mx"\ndomain_limits = ["x 5/min"]\n', "such as gmail.com"),
        (
            '[[mail.lane]]\nname = "a"\noutlet = "smtp"\nhost = "mx"\nlimits = ["5/min", "9/60 s"]\n',
            "limits: '9/60 s' is the second limit for that length of time",
        ),
        (
            '[[mail.lane]]\nname = "a"\noutlet = "smtp"\nhost = "mx"\ndomain_limits = ["a.b 5/min", "A.b 9/min"]\n',
            "domain_limits: 'A.b 9/min' is the second limit for that length of time",
        ),
        ('[[mail.lane]]\nname = "a"\noutlet = "maildir"\nweight = 0\n', "weight of 1 or more"),
        ('[[mail.lane]]\nname = "a"\noutlet = "smtp"\nhost = "mx"\nauth = "xoauth2"\n', "needs the username"),
        (
            '[[mail.lane]]\nname = "a"\noutlet = "maildir"\n[[mail.lane]]\nname = "a"\noutlet = "maildir"\n',
            "is the name of an earlier lane",
        ),
        ('[[mail.dkim]]\nselector = "a"\n[[mail.dkim]]\nselector = "a"\n', "is the selector of an earlier key"),
        ('[[mail.dkim]]\nselector = "A b"\n', 'selector: expected a selector such as "qna-2026"'),
        ('[[mail.dkim]]\nselector = "a"\ndomain = "other.example"\n', "signs for nobody at news.talks.example"),
        (
            '[[mail.lane]]\nname = "a"\noutlet = "smtp"\nhost = "mx"\ncertificate_key_file = "k.pem"\n',
            "a key needs its certificate",
        ),
    ],
)
def test_mistakes_are_told(text, said):
    with pytest.raises(ConfigError, match=said):
        understood(text)


def signed_by(*domains):
    """What is understood of a sender at post.müller.example, and of keys of these domains."""
    keys = "".join(f'[[mail.dkim]]\nselector = "a"\ndomain = "{domain}"\n' for domain in domains)
    return understand(Path("config.toml"), CONFIG.replace("news.talks.example", "post.müller.example") + keys).mail


@pytest.mark.parametrize("domain", ["", "post.müller.example", "Müller.example", "xn--mller-kva.example"])
def test_a_domain_of_other_letters_signs_in_either_form(domain):
    mail = signed_by(domain)
    assert (mail.domain, mail.dkim[0].domain) == ("post.xn--mller-kva.example", domain)


@pytest.mark.parametrize(
    ("domains", "said"),
    [
        (("", "POST.müller.example"), "is the selector of an earlier key"),
        (("müller.example", "xn--mller-kva.example"), "is the selector of an earlier key"),
        (("muller.example",), r"signs for nobody at post\.xn--mller-kva\.example"),
        (("m＜.example",), r"expected a domain such as example\.org"),
        (("x@müller.example",), r"expected a domain such as example\.org"),
    ],
)
def test_domains_of_other_letters_that_are_mistakes(domains, said):
    with pytest.raises(ConfigError, match=said):
        signed_by(*domains)


@pytest.mark.parametrize("written", ["8:30", "25:00", "24:00", "08:60", "noon"])
def test_a_time_of_day_is_one(written):
    with pytest.raises(ConfigError, match=f'send_at: expected a time such as "08:30", or "", not {written!r}$'):
        understand(Path("config.toml"), CONFIG.replace("[mail]\n", f'[mail]\nsend_at = "{written}"\n'))
