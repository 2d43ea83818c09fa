"""What looks like a name, and whom an editor's line names."""

from __future__ import annotations

import pytest

from pipeline.model.session import Person
from pipeline.parse.people.names import is_name, person


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
