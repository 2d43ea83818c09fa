"""Doctor finds in templates what a run would stop at, and what readers would miss."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import Settings, load
from pipeline.errors import TemplateError
from pipeline.render.templating.in_force import packaged
from pipeline.tasks.doctor.templates import examine_templates
from tests.conftest import CONFIG, START


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "config.toml").write_text(CONFIG, "utf-8")
    return load(tmp_path / "config.toml")


def override(settings: Settings, name: str, old: str = "", new: str = "", to: str = "") -> None:
    """Put the built-in template into force with another text, or under another name."""
    text = (packaged() / name).read_text("utf-8")
    assert old in text
    path = settings.overrides / (to or name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(old, new) if old else text, "utf-8")


def test_the_built_in_ones_are_in_order(settings: Settings) -> None:
    assert examine_templates(settings, START) == "in order"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("mail/subject.txt", "session.title", "session.titel"),
        ("mail/session.txt", "{{ words.why", "{{ subscriber.city | reverse }}{{ words.why"),
        ("mail/session.html", "{{ banner }}", "{{ baner }}"),
        ("page/session.html", "session.title", "session.titel"),
        ("page/gone.html", "words.", "wrds."),
        ("feed/content.html", "{{ introduction }}", "{{ introductory }}"),
        *((f"mail/notice/{kind}.txt", "", "{{ nothing }}") for kind in ("held", "receipt", "review", "trouble")),
    ],
)
def test_what_a_run_would_refuse_is_found(settings: Settings, name: str, old: str, new: str) -> None:
    override(settings, name, old, new)
    if not old:
        path = settings.overrides / name
        path.write_text(f"{path.read_text('utf-8')}{new}\n", "utf-8")
    with pytest.raises(TemplateError, match=f"^templates/{name}:[0-9]+: "):
        examine_templates(settings, START)


@pytest.mark.parametrize("name", ["mail/session.html", "mail/session.txt"])
def test_a_mail_without_a_way_out_is_found(settings: Settings, name: str) -> None:
    override(settings, name, "leave", "false and leave")
    with pytest.raises(TemplateError, match=f"^templates/{name}: its mail shows nobody how to leave"):
        examine_templates(settings, START)


def test_a_template_that_nothing_uses_is_named(settings: Settings) -> None:
    override(settings, "mail/session.html", to="mail/sesion.html")
    said = "in order; mail/sesion.html is used by none, did you mean mail/session.html?"
    assert examine_templates(settings, START) == said


def test_a_template_that_another_one_includes_is_used(settings: Settings) -> None:
    (settings.overrides / "mail").mkdir(parents=True)
    (settings.overrides / "mail" / "greeting.txt").write_text("Dear friend,\n", "utf-8")
    override(settings, "mail/session.txt", "{{ words.why", '{% include "mail/greeting.txt" %}\n{{ words.why')
    assert examine_templates(settings, START) == "in order"
