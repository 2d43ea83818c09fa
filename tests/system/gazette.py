"""What an invented town's paper posts on WordPress: interviews in the layouts that editors use, and all the rest."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

FIRST = (
    "Mara", "Oskar", "Ilse", "Tomas", "Wren", "Pavel", "Nadia", "Joost", "Edda", "Silvan",
    "Ruta", "Benno", "Carys", "Aldo", "Freja",
)  # fmt: skip
LAST = (
    "Lindqvist", "Abara", "Thorne", "Vasak", "Melling", "Okoro", "Sandoval", "Brandt",
    "Ferrante", "Whitlock", "Quist",
)  # fmt: skip
TRADES = (
    "net mender", "lighthouse keeper", "boat builder", "tide scientist", "harbour pilot", "baker", "sail maker",
    "librarian", "salt farmer", "bell founder",
)  # fmt: skip
EXCHANGES = (
    ("How did you become a {trade}?", "My grandmother needed a pair of hands one winter, and I never gave them back."
     " The first season I ruined nearly everything I touched, and she laughed each time."),
    ("What does an ordinary day look like for you?", "I am up at four, because the quay is quiet then and nobody asks"
     " for anything. By noon the real work is done and what is left is talking about it."),
    ("Has the town changed since you started?", "The smell has. When I began, everything smelled of tar; now it smells"
     " of coffee, which I do not mind, but I know which of the two kept the water out."),
    ("What do people get wrong about your work?", "They think that it is about patience. It is about counting: rope,"
     " hours, visitors, gulls. Patience is only what counting looks like from outside."),
    ("Which tool would you save from a fire?", "The oldest one, a marlinspike with somebody else's initials. I have"
     " never found out whose, and by now I would be sorry to."),
    ("Who taught you the most?", "A man called Hobb, who spoke perhaps ten words a day. I learned to ask only what I"
     " needed, and to watch his thumbs."),
    ("Do you ever think of leaving?", "Every November. Then the light comes back in February, and I have forgotten to"
     " pack. My brother left and telephones each Sunday to ask about the weather."),
    ("What are you working on at the moment?", "A thing that may not float. I have been at it for two years and will"
     " know in May, when the slip is free and the whole street comes to watch."),
    ("How do you know when something is finished?", "When touching it makes it worse. You learn that by going past the"
     " point three or four times, expensively."),
    ("What do you wish you had known on your first day?", "That good boots pay for themselves, and so does a diary."
     " In ten years you will not believe how little you remember of this week."),
)  # fmt: skip

Exchange = tuple[str, str]


def headings(name: str, talk: list[Exchange]) -> str:
    """Block editor: each question a heading."""
    return "".join(
        f'<!-- wp:heading {{"level":3}} --><h3>{question}</h3><!-- /wp:heading -->\n\n'
        f"<!-- wp:paragraph --><p>{answer}</p><!-- /wp:paragraph -->\n\n"
        for question, answer in talk
    )


def bold(name: str, talk: list[Exchange]) -> str:
    """Block editor: each question a bold paragraph."""
    return "".join(
        f"<!-- wp:paragraph --><p><strong>{question}</strong></p><!-- /wp:paragraph -->\n\n"
        f"<!-- wp:paragraph --><p>{answer}</p><!-- /wp:paragraph -->\n\n"
        for question, answer in talk
    )


def labels(name: str, talk: list[Exchange]) -> str:
    """Who speaks, in bold before what is said."""
    guest = name.split()[0]
    return "".join(
        f"<p><strong>Gazette:</strong> {question}</p>\n<p><strong>{guest}:</strong> {answer}</p>\n"
        for question, answer in talk
    )


def letters(name: str, talk: list[Exchange]) -> str:
    """Q and A."""
    return "".join(f"<p>Q: {question}</p>\n<p>A: {answer}</p>\n" for question, answer in talk)


def classic(name: str, talk: list[Exchange]) -> str:
    """Classic editor: no paragraphs at all, WordPress makes them of empty lines; names in capitals."""
    return "\n\n".join(f"THE GAZETTE: {question}\n\n{name.split()[-1].upper()}: {answer}" for question, answer in talk)


def broken(name: str, talk: list[Exchange]) -> str:
    """Question and answer in one paragraph, the answer on a line of its own."""
    return "\n\n".join(f"<b>{question}</b>\n{answer}" for question, answer in talk)


LAYOUTS: tuple[Callable[[str, list[Exchange]], str], ...] = (headings, bold, labels, letters, classic, broken)
TITLES = (
    "Interview: {name}, {trade}",
    "“I count everything” – a conversation with {name}",
    "A few questions for {name}",
    "In conversation with {trade} {name}",
    "Interview with {name}: “Buy good boots”",
)


@dataclass(frozen=True)
class Guest:
    """Whom the paper talked to."""

    name: str
    trade: str


def guest(number: int) -> Guest:
    """The guest of the interview with this number; a new one each time, up to 150."""
    return Guest(f"{FIRST[number % len(FIRST)]} {LAST[number * 3 % len(LAST)]}", TRADES[number % len(TRADES)])


def interview(number: int, date: datetime | None = None) -> dict[str, Any]:
    """A post that is a session."""
    who = guest(number)
    choice = random.Random(number).sample(EXCHANGES, 5)
    talk = [(question.format(trade=who.trade), answer) for question, answer in choice]
    introduction = f"{who.name} is a {who.trade} on the old quay. We met on a wet morning and talked for an hour.\n\n"
    post: dict[str, Any] = {
        "title": TITLES[number % len(TITLES)].format(name=who.name, trade=who.trade),
        "content": introduction + LAYOUTS[number % len(LAYOUTS)](who.name, talk),
        "categories": ["Conversations"],
        "tags": [who.trade],
        "author": "mara",
    }
    return _dated(post, date)


def notice(number: int, date: datetime | None = None) -> dict[str, Any]:
    """A post that is none: news, recipes, announcements, lists and rhetorical questions."""
    category, title, content = NOTICES[number % len(NOTICES)]
    words = {"number": number, "who": guest(number * 7).name, "trade": TRADES[number * 3 % len(TRADES)]}
    post: dict[str, Any] = {
        "title": title.format(**words),
        "content": content.format(**words),
        "categories": [category],
        "author": "desk",
    }
    return _dated(post, date)


def _dated(post: dict[str, Any], date: datetime | None) -> dict[str, Any]:
    return post | {"date": f"{date:%Y-%m-%d %H:%M:%S}"} if date else post


NOTICES = (
    ("News", "Council votes on pier {number}", "<p>The council sat for three hours on Tuesday and voted to mend pier"
     " {number} before the winter. {who} spoke against; the motion passed by two votes.</p><p>Work begins when the"
     " timber is dry. Will it be done by spring? Nobody would say.</p>"),
    ("Recipes", "Fish soup no. {number}", "<p>For six people, or four who have been out.</p><h2>You need</h2><ul>"
     "<li>2 kg of heads and bones</li><li>3 leeks</li><li>a glass of white wine</li></ul><h2>Method</h2><ol><li>Wash"
     " the bones until the water is clear.</li><li>Simmer for {number} minutes, never boil.</li><li>Strain, season,"
     " wait a day.</li></ol>"),
    ("Announcements", "Market day {number}: stalls and hours", "<p>The market opens at seven on Saturday. Stalls are"
     " drawn by lot at six.</p><table><tr><td>Fish</td><td>7–10</td></tr><tr><td>Bread</td><td>7–12</td></tr></table>"
     "<p>Dogs on a lead, please.</p>"),
    ("Advice", "Nine things to ask before you buy a boat ({number})", "<p>Before you hand over any money, ask"
     " yourself:</p><ul><li>How old is the hull?</li><li>Who owned her last?</li><li>Where does she leak?</li>"
     "<li>Can you moor her all year?</li><li>Is the engine worth more than the rest?</li></ul><p>If two of the answers"
     " frighten you, walk away.</p>"),
    ("News", "Who moved buoy {number}?", "<p>For a third night the green buoy has been found where it does not belong."
     " The {trade} {who} saw a light, and no more than a light.</p><p>The harbour master asks everybody to look. What"
     " else can he do?</p>"),
    ("Announcements", "Talk on Thursday: {who}", "<p>{who}, {trade}, speaks in the reading room at eight. Entry is free"
     " and there is soup.</p><p>Seats are few; write to the desk if you want one kept.</p>"),
    ("Notes", "Week {number} in pictures", '<figure><img src="/wp-content/uploads/week.jpg" alt="The quay in fog">'
     "<figcaption>Fog, Monday</figcaption></figure><p>Five mornings, five sorts of grey, and on Friday none.</p>"),
    ("News", "Ferry timetable changes ({number})", "<p>From the first of the month the ferry leaves ten minutes"
     " earlier.</p><ul><li>06:10 to the island</li><li>07:40 back</li><li>17:20 to the island</li></ul><p>“It is the"
     " tide,” said {who}, “and the tide does not read timetables.”</p>"),
)  # fmt: skip


def archive(now: datetime, posts: int = 250, sessions: int = 30) -> list[dict[str, Any]]:
    """`posts` posts of the years before `now` (a site's local time), oldest first; spread among them the interviews."""
    every = posts / sessions
    at = {int(every * index + every / 2) for index in range(sessions)}
    first = now - timedelta(days=3 * posts)
    made: list[dict[str, Any]] = []
    talks = 0
    for index in range(posts):
        date = first + timedelta(days=3 * index)
        made.append(interview(talks, date) if index in at else notice(index, date))
        talks += index in at
    return made
