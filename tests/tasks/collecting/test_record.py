"""What is there already, from wherever it came, is not published and mailed again."""

from __future__ import annotations

from datetime import timedelta

import pytest


@pytest.mark.parametrize("name", ["two.md", "zwei.md"])
@pytest.mark.parametrize("series", ["", "Other Talks"])
def test_the_same_bytes_from_another_source_wait_for_review(running, name, series):
    running.configure("[site]", f'[[source]]\nname = "other"\npath = "other"\nseries = "{series}"\n\n[site]')
    other = running.folder / "other"
    other.mkdir()
    running.run()
    path = running.write("two.md", 2)
    text = path.read_text("utf-8").replace("series: Ferry Talks\n", "")
    path.write_text(text, "utf-8")
    (other / name).write_text(text, "utf-8")
    assert "which is there already, from sessions/two.md" in running.run()
    assert len(running.mailed()) == 2


def test_a_file_that_is_renamed_retitled_and_edited_at_once_keeps_its_session(running):
    path = running.write("two.md", 2, title="The Salt Road")
    running.run()
    mailed = len(running.mailed())
    text = path.read_text("utf-8").replace("The Salt Road", "Salt Roads").replace("number: 2", "number: 3")
    path.unlink()
    (running.folder / "sessions" / "salt.md").write_text(f"{text}\n\nAnd that was that.\n", "utf-8")
    said = running.run()
    assert "salt.md: was two.md" in said
    assert "Gone" not in said
    assert len(running.mailed()) == mailed
    assert running.qna("status") == 0
    assert "missing" not in running.out
    pages = [text for path, text in running.texts().items() if path.startswith("s/") and "And that was that." in text]
    assert len(pages) == 1


def test_an_approved_mailing_wants_a_new_word_when_another_document_takes_its_place(running):
    running.configure('settle = "0 min"', 'settle = "60 min"\napproval = true')

    def write_by_id(name: str, answer: str) -> None:
        path = running.write(name, 3, answer=answer)
        path.write_text(path.read_text("utf-8").replace("---\n", "---\nid: https://ferry.example/3\n", 1), "utf-8")

    running.write("two.md", 2)
    write_by_id("three.md", "It is the third pier that leaks, as everybody knows who has ever stood on it in spring.")
    running.run()
    assert running.qna("sessions", "approve", "2") == 0, running.err
    (running.folder / "sessions" / "three.md").unlink()
    write_by_id("two.md", "It is the third pier that leaks, as nobody knows who has never stood on it in spring.")
    running.run()
    running.now += timedelta(hours=2)
    running.run()
    assert running.mailed() == []
    running.qna("status")
    assert "Crossing Number 2”: published, not mailed: another document has taken its place" in running.out


def test_a_copy_under_another_title_waits_for_review(running):
    path = running.write("two.md", 2, title="The Salt Road")
    running.run()
    mailed = len(running.mailed())
    copy = running.folder / "sessions" / "copy.md"
    copy.write_text(path.read_text("utf-8").replace("The Salt Road", "Salt Roads").replace("number: 2", "number: 3"))
    again = "it is “The Salt Road” again, which is there already, from sessions/two.md"
    assert again in running.run()
    copy.write_text(copy.read_text("utf-8").replace("Salt Roads", "Salt Ways"))
    running.run()
    assert len(running.mailed()) == mailed
    assert running.qna("sessions", "show", "copy.md") == 0
    assert again in running.out


def test_copies_wait_for_review_also_when_all_is_read_again(running):
    """A third session with the same lines makes those habits of the source, by which all are read again."""
    path = running.write("two.md", 2)
    running.run()
    text = path.read_text("utf-8")
    path.write_text("---\ntitle: [\n---\n", "utf-8")
    running.run(code=65)
    path.write_text(text, "utf-8")
    running.run()
    mailed = len(running.mailed())
    for name in ("a.md", "b.md"):
        (running.folder / "sessions" / name).write_text(text, "utf-8")
    running.run()
    assert len(running.mailed()) == mailed


def test_the_same_answers_to_another_guest_in_another_order_are_an_interview_of_their_own(running):
    told = {
        "Who taught you?": "A man called Hobb, who spoke perhaps ten words a day.",
        "What do you carry?": "Rope, and a letter that nobody has asked me for in years.",
        "Do you ever think of leaving?": "Every November, until the light comes back.",
        "When is it finished?": "When touching it makes it worse than it was before.",
    }
    head = "---\ntitle: {}\ndate: {:%Y-%m-%d}\nguest:\n  name: {}\n---\n\n"
    turns = [f"## {asked}\n\n{said}\n\n" for asked, said in told.items()]
    folder = running.folder / "sessions"
    (folder / "ida.md").write_text(head.format("The Rope", running.now, "Ida Last") + "".join(turns))
    running.run()
    (folder / "oda.md").write_text(head.format("The Letter", running.now, "Oda Brennick") + "".join(reversed(turns)))
    mailed = len(running.mailed())
    assert "is there already" not in running.run()
    assert len(running.mailed()) > mailed


def test_what_waits_and_reads_like_no_session_any_more_says_so_once(running):
    path = running.write("two.md", 2)
    text = path.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1)
    path.write_text(text, "utf-8")
    running.run()
    path.write_text("Milk, bread, and a new kettle.\n", "utf-8")
    assert "Crossing Number 2 (two.md): the document no longer reads like a session" in running.run()
    running.qna("status")
    assert "Crossing Number 2”: the document no longer reads like a session" in running.out
    path.write_text("Milk, bread, and an old kettle.\n", "utf-8")
    assert "To review" not in running.run()
    path.write_text(text, "utf-8")
    running.run()
    running.qna("status")
    assert "front matter says that it is a draft\n" in running.out


def draft(text: str) -> str:
    return text.replace("---\n", "---\ndraft: true\n", 1)


@pytest.mark.parametrize("instead", ["", "draft: false\n"])
def test_a_draft_that_is_none_any_more_is_published_and_mailed_when_it_has_settled(running, instead):
    running.configure('settle = "0 min"', 'settle = "60 min"')
    path = running.write("two.md", 2)
    text = path.read_text("utf-8")
    path.write_text(draft(text), "utf-8")
    assert "To review" in running.run()
    running.now += timedelta(hours=2)
    path.write_text(draft(text).replace("draft: true\n", instead), "utf-8")
    assert "Published" in running.run()
    assert running.mailed() == []
    running.qna("status")
    assert "draft" not in running.out
    running.now += timedelta(minutes=61)
    running.run()
    assert len(running.mailed()) == 2


@pytest.mark.parametrize("is_approved", [False, True])
def test_what_becomes_a_draft_before_it_is_mailed_waits_for_the_editor(running, is_approved):
    running.configure('settle = "0 min"', 'settle = "60 min"' + "\napproval = true" * is_approved)
    path = running.write("two.md", 2)
    text = path.read_text("utf-8")
    running.run()
    if is_approved:
        assert running.qna("sessions", "approve", "2") == 0, running.err
    path.write_text(draft(text), "utf-8")
    assert "the front matter says that it is a draft" in running.run()
    running.now += timedelta(hours=2)
    running.run()
    assert running.mailed() == []
    path.write_text(text, "utf-8")
    running.run()
    assert running.qna("sessions", "show", "2") == 0
    assert "ready" in running.out


def test_an_approval_is_for_the_doubts_that_there_were(running):
    running.configure('settle = "0 min"', 'settle = "60 min"')
    path = running.write("two.md", 2)
    guest = "guest:\n  name: Mara Lindqvist-2\n  role: ferry captain\n"
    text = path.read_text("utf-8").replace(guest, "").replace("Mara", "Nobody")
    path.write_text(text, "utf-8")
    assert "To review" in running.run()
    assert running.qna("sessions", "approve", "two.md") == 0
    path.write_text(f"{text}\n\n", "utf-8")
    assert "Published" in running.run(), "saved again, it is what was approved"
    path.write_text(draft(text), "utf-8")
    assert "the front matter says that it is a draft" in running.run()
    running.now += timedelta(hours=2)
    running.run()
    assert running.mailed() == []
    assert running.qna("sessions", "approve", "two.md") == 0
    running.run()
    assert len(running.mailed()) == 2


def test_what_becomes_a_draft_before_its_day_is_not_published(running):
    path = running.write("two.md", 2, date=f"{running.now + timedelta(days=2):%Y-%m-%d}")
    running.run()
    path.write_text(draft(path.read_text("utf-8")), "utf-8")
    running.run()
    running.now += timedelta(days=3)
    assert "Published" not in running.run()
    assert running.mailed() == []


def test_an_archive_that_becomes_a_draft_is_nothing_to_ask_about(running):
    path = running.folder / "sessions" / "one.md"
    path.write_text(draft(path.read_text("utf-8")), "utf-8")
    assert "To review" not in running.run()


def test_a_session_that_was_copied_is_no_copy_when_its_file_is_saved_again(running):
    day = f"{running.now + timedelta(days=2):%Y-%m-%d}"
    path = running.write("two.md", 2, date=day)
    running.run()
    (running.folder / "sessions" / "copy.md").write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert "copy.md" in running.run()
    path.write_text(path.read_text("utf-8") + "\n\n", "utf-8")
    running.run()
    running.now += timedelta(days=3)
    assert "Published: 1 session" in running.run()
    assert len(running.mailed()) == 2


def test_reading_a_draft_again_says_when_it_is_none_any_more(running):
    path = running.write("two.md", 2)
    text = path.read_text("utf-8")
    path.write_text(draft(text), "utf-8")
    running.run()
    path.write_text(text, "utf-8")
    assert running.qna("sessions", "reparse", "two.md") == 0
    assert running.out == "“Crossing Number 2”: reads as before, but is ready now\n"
    running.run()
    assert len(running.mailed()) == 2
