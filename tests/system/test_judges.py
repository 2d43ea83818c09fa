"""Every judge that can be had here looks at three whole sites: no error, no warning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.judges import axe, feed_judges, page_judges, sites
from tests.judges.page_judges import Pages
from tests.judges.reading import Feed, read_all
from tests.judges.tools import Finding

pytestmark = pytest.mark.system

NOW = datetime.fromtimestamp(int(sites.NOW), UTC)
LOOKED_AT = {"samples": (2, 4), "worst": (2, 20), "interviews": (1, 3)}
"""Pages of each kind, and of sessions, that are shown to axe: templates are alike, what is written in them is not."""
MOST = 12
"""Pages of a kind that are shown to the judges of HTML."""
EXCUSED = {"worst": {"contains_html"}}
"""Its titles speak of HTML on purpose; what was meant is what must arrive, which the parsers' test holds."""


@dataclass(frozen=True)
class Site:
    name: str
    root: Path
    base: str
    feeds: list[Feed]
    pages: Pages

    @property
    def sessions(self) -> int:
        return len(list(self.root.glob("s/*/index.html")))


@pytest.fixture(scope="module", params=sites.NAMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = sites.built(request.param, tmp_path_factory.getbasetemp())
    base = sites.address(request.param)
    return Site(request.param, root, base, list(read_all(root, base, NOW)), Pages(root, base))


def nothing(findings: Iterable[Finding]) -> None:
    """Fails with the first of each rule, and with how many there are."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.judge, finding.rule), []).append(finding)
    told = "\n".join(f"{len(each)} × {each[0]}" for each in found.values())
    if found:
        pytest.fail(told, pytrace=False)


def test_the_site_has_something_to_judge(site):
    assert site.sessions >= 4
    assert {feed.path for feed in site.feeds} >= {"atom.xml", "rss.xml", "feed.json"}
    assert all(feed.entries for feed in site.feeds)


def test_feeds_fit_their_grammars(site):
    nothing(finding for feed in site.feeds for finding in feed_judges.grammar(feed))


def test_feeds_keep_the_strict_rules(site):
    found = (finding for feed in site.feeds for finding in feed_judges.strict(feed))
    nothing(finding for finding in found if finding.rule not in EXCUSED.get(site.name, ()))


def test_four_parsers_read_the_same_and_complain_of_nothing(site):
    nothing(feed_judges.parsers(site.feeds))


def test_the_formats_agree(site):
    nothing(feed_judges.agreement(site.feeds))


def test_archives_lead_back_to_the_first_session(site):
    nothing(feed_judges.archives(site.feeds, site.sessions))


def test_what_entries_hold_is_valid_html(site, tmp_path):
    nothing(page_judges.fragments(site.feeds, tmp_path))


def test_pages_are_valid_html(site):
    # The worst case is in no language that could be told from its words.
    options = ["--no-langdetect"] if site.name == "worst" else []
    nothing(page_judges.nu(site.root, page_judges.choice(site.root, MOST, MOST), *options))


def test_pages_please_html_validate(site):
    nothing(page_judges.html_validate(site.root, page_judges.choice(site.root, MOST, MOST)))


def test_every_internal_link_leads_somewhere(site):
    nothing(page_judges.internal_links(site.pages))


def test_no_page_loads_anything_from_elsewhere(site):
    nothing(page_judges.requests(site.pages))


def test_every_page_names_its_feeds_and_its_address(site):
    nothing(page_judges.discovery(site.pages, site.feeds))


def test_the_sitemap_holds_what_wants_to_be_found(site):
    nothing(page_judges.sitemap(site.pages, NOW))


def test_the_subscription_list_holds_the_feeds(site):
    nothing(page_judges.opml(site.pages, site.feeds))


def test_structured_data_is_what_schema_org_knows(site):
    nothing(page_judges.schema_org(site.pages, page_judges.choice(site.root, 3, MOST)))


def test_pages_are_accessible(site, browser):
    pages = page_judges.choice(site.root, *LOOKED_AT[site.name])
    nothing(axe.violations(browser, site.root, site.base, pages))
