"""A parse result as plain data: what `qna parse --json` prints."""

from __future__ import annotations

from pipeline.model.session import Contact, Parsed, Passage, Session
from pipeline.parse.inline import plain

__all__ = ["outline", "plain"]


def outline(parsed: Parsed, source: str) -> dict[str, object]:
    """`parsed` as JSON-ready data in plain text. `source` is the document's path as the user gave it."""
    session = parsed.session
    about: dict[str, object] = {
        "source": source,
        "is_session": session is not None,
        "verdict": parsed.verdict.standing,
        "warnings": list(parsed.verdict.reasons),
    }
    return about | (_session(session) if session is not None else {})


def _session(session: Session) -> dict[str, object]:
    questions = session.questions
    sections = _sections(session)
    return {
        "title": session.title or None,
        "series": session.series,
        "number": session.number,
        "guests": [{"name": guest.name, "role": guest.role} for guest in session.guests],
        "hosts": [host.name for host in session.hosts],
        "language": session.language,
        "published": session.published.isoformat() if session.published else None,
        "embargo": session.embargo,
        "topics": list(session.topics),
        "summary": session.summary,
        "id": session.identity,
        "url": session.url,
        "image": session.image,
        "n_questions": len(questions),
        "first_question": questions[0] if questions else None,
        "last_question": questions[-1] if questions else None,
        "n_sections": len(sections),
        "has_cta": bool(session.call_to_action),
        "introduction": plain(session.introduction),
        "turns": [
            {
                "question": turn.question,
                "asker": turn.asker,
                "section": turn.section,
                "answer": "\n\n".join(filter(None, map(_spoken, turn.answer))),
            }
            for turn in session.turns
        ],
        "sections": sections,
        "conclusion": plain(session.conclusion),
        "call_to_action": plain(session.call_to_action),
        "contact": _contact(session.contact),
        "boilerplate": list(session.boilerplate),
    }


def _sections(session: Session) -> list[dict[str, object]]:
    """Titled passages, and headings that group turns, in reading order."""
    found: list[dict[str, object]] = []
    above: str | None = None
    for turn in session.turns:
        if turn.section and turn.section != above:
            found.append({"title": turn.section, "text": "", "closing": False})
        above = turn.section
        found += [{"title": p.heading, "text": plain(p.body), "closing": p.closing} for p in turn.answer if p.heading]
    return found


def _spoken(passage: Passage) -> str:
    lines = (passage.heading or "", f"{passage.speaker}:" if passage.speaker else "", plain(passage.body))
    return "\n".join(filter(None, lines))


def _contact(contact: Contact | None) -> str | None:
    if contact is None:
        return None
    return "\n".join(filter(None, (*contact.lines, contact.email, contact.web)))
