"""What looks like a name, and whom an editor's line names."""

from __future__ import annotations

import pytest

from pipeline.model.session import Person
from pipeline.parse.people.names import is_name, person, runs
from pipeline.parse.people.role_words import is_apposition


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Ada Brook, cellist", [("Ada Brook", "cellist")]),
        ("Ada Brook (cellist)", [("Ada Brook", "cellist")]),
        ("Ada Brook – cellist", [("Ada Brook", "cellist")]),
        ("Ada Brook—cellist", [("Ada Brook", "cellist")]),
        ("Ada Smith–Brook", [("Ada Smith–Brook", None)]),
        ("Ada Brook and Ben Cole", [("Ada Brook", None), ("Ben Cole", None)]),
        ("Ada Brook och Ben Cole", [("Ada Brook", None), ("Ben Cole", None)]),
        ("Ada Brook; Ben Cole", [("Ada Brook", None), ("Ben Cole", None)]),
        ("Santiago Ramón y Cajal", [("Santiago Ramón y Cajal", None)]),
    ],
)
def test_an_editor_names_people_in_one_line(written: str, people: list[tuple[str, str | None]]) -> None:
    assert person(written) == tuple(Person(name, role) for name, role in people)


@pytest.mark.parametrize("name", ["Nguyễn Văn An", "Đỗ Thị My", "Ada van der Brook", "J. R. Brook"])
def test_a_name_may_hold_small_words(name: str) -> None:
    assert is_name(name)
    assert not is_name("Ada Brook An")


def test_a_row_of_links_is_no_name() -> None:
    assert not is_name("Our Contributors")
    assert is_name("Савелий Громов")
    assert not is_name("Главная Архив Рубрики О")


@pytest.mark.parametrize("name", ['Ada "Gull" Brook', "Ada “Gull” Brook", "Ada ‘Gull’ Brook", "Ada «the Gull» Brook"])
def test_a_nickname_stands_within_a_name(name: str) -> None:
    assert [run.name for run in runs(f"We met {name} at the weir.")] == [name]
    assert is_name(name)


@pytest.mark.parametrize("text", ['I read Ada Brook "Gulls" twice.', "She gave Ada ‘some, not all’ Brook."])
def test_what_is_quoted_behind_a_name_is_no_part_of_it(text: str) -> None:
    assert [run.name for run in runs(text)][-1] in ("Ada Brook", "Gulls", "Brook")


def test_who_says_i_am_does_not_begin_with_it() -> None:
    assert [run.name for run in runs("Hello, I'm Ada Brook.")][-1] == "Ada Brook"


@pytest.mark.parametrize("text", ["visible progress", "a wide success"])
def test_things_that_end_as_women_of_a_calling_do_are_no_role(text: str) -> None:
    assert not is_apposition(text)


@pytest.mark.parametrize("text", ["Low Ness FC", "Gannet Showcase", "Wicks Podcast", "Curso de Pegamento"])
def test_clubs_shows_and_courses_are_no_people(text: str) -> None:
    assert not is_name(text)
