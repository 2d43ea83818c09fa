"""Documents with questions that are no interviews, or whose questions are hard to count: none of them is ready."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse

Pairs = tuple[tuple[str, str], ...]


def read(text: str) -> Parsed:
    (parsed,) = parse(Document("not-ready", "piece.md", "text/markdown", text.encode()))
    return parsed


def page(title: str, introduction: str, pairs: Pairs, mark: str = "## {}") -> str:
    said = "\n\n".join(f"{mark.format(question)}\n\n{answer}" for question, answer in pairs)
    return f"# {title}\n\n{introduction}\n\n{said}\n"


PRODUCT = page(
    "The Hearthlight Two",
    "Meet the Hearthlight Two, a lamp by Oda Brennick, designer. We talked to many of you before we built it.",
    (
        ("What is in the box?", "The lamp, a cable of two metres and a spare wick. Batteries are not included."),
        ("How long does it burn?", "Up to nine hours at half light. We tested it in our own kitchen for a year."),
        ("Can I use it outdoors?", "Yes. It is made for rain, but not for the sea."),
        ("How do I return it?", "Send it back within thirty days. We pay for the parcel."),
        ("Ready to order?", "Order your lamp today and we send it tomorrow: https://hearthlight.example/order"),
    ),
)
MEDICAL = page(
    "Before your knee operation",
    "Dr Hanna Lomax, surgeon at Saltby Infirmary, and her team answer what patients ask. Please read this interview "
    "sheet before you come.",
    (
        ("What should I bring?", "Your insurance card, a list of your medicines and comfortable shoes."),
        ("May I eat before the operation?", "You must not eat after midnight. Water is allowed until six."),
        ("Will I feel anything?", "You will be asleep. Afterwards your knee may be sore for three days."),
        ("When can I drive again?", "Most patients drive after six weeks. Ask your surgeon first."),
    ),
)
PREPARATION = page(
    "Ten minutes to your next job: interview questions with sample answers",
    "Greta Holm, recruiter, has collected what you will be asked in a job interview and how to answer it.",
    (
        ("Tell me about yourself.", "Sample answer: “I am a bookkeeper with six years in shipping, and I like order.”"),
        ("What is your greatest weakness?", "Sample answer: “I used to say yes too often. I now keep a list.”"),
        ("Why do you want to work here?", "Sample answer: “I have read your reports for years, and I trust them.”"),
        ("Where do you see yourself in five years?", "Sample answer: “I would like to lead a small team.”"),
    ),
)
BEWERBUNG = page(
    "Vorstellungsgespräch: Die häufigsten Fragen und Beispielantworten",
    "Personalerin Greta Holm sagt, was Sie im Interview gefragt werden.",
    (
        ("Warum wollen Sie zu uns?", "Beispiel: Ich lese Ihre Berichte seit Jahren, und ich vertraue ihnen."),
        ("Was sind Ihre Schwächen?", "Beispiel: Ich habe früher zu oft ja gesagt. Heute führe ich eine Liste."),
        ("Wo sehen Sie sich in fünf Jahren?", "Beispiel: Ich möchte ein kleines Team leiten."),
        ("Haben Sie noch Fragen an uns?", "Beispiel: Ja, ich möchte wissen, wer vor mir hier saß."),
    ),
)
SPEECH = page(
    "Speech by Lord Osric Penhallow at the opening of the ferry school",
    "Delivered on 4 May in Low Marsh. Check against delivery.",
    (
        ("Who are we?", "My friends, I stand before you as a ferryman's son. We are people who cross."),
        ("What do we want?", "I want every child to row. We want a school with a roof, and I want it this year."),
        ("Where do we go from here?", "I say: across! I thank you all, and I thank my mother, who could not swim."),
    ),
)
QUIZ = page(
    "Which harbour are you?",
    "Our guest editor Maud Ferrier has made up a test. Take it and find your harbour!",
    (
        ("What do you do at dawn?", "A) I sleep.\n\nB) I row.\n\nC) I bake."),
        ("What do you carry?", "A) I carry a knife.\n\nB) I carry a letter.\n\nC) I carry nothing."),
        ("Who waits for you?", "A) My dog.\n\nB) My bank.\n\nC) My mother."),
        ("How do you leave?", "A) I wave.\n\nB) I run.\n\nC) I stay."),
    ),
)
BOOK_CLUB = page(
    "Questions for your book club: The Salt Clerk by Ines Vidal",
    "The author Ines Vidal talked to us about her novel. Here is something to discuss among yourselves.",
    (
        ("Why does the clerk never leave the island?", "Look at chapter two. Does the island leave him?"),
        ("What does the salt stand for?", "Compare the first and the last page. Is it money, or time?"),
        ("Would you have opened the letter?", "Discuss who in your group would, and why. Do men and women differ?"),
        ("How did you feel about the ending?", "Some readers were angry. Talk about what you wished for instead."),
    ),
)
TESTIMONIALS = page(
    "What our customers say about the Brennick stove",
    "We asked three of them. Interviewed by our sales team.",
    (
        ("“Why did I wait so long?”", "I was cold for years and then I bought a Brennick. – Paula S., Saltby"),
        ("“How did I ever cook without it?”", "I love it and my husband loves it, too. – Karim T., Low Marsh"),
        ("“What would I do differently?”", "I would have bought two. – June O., Port Meridian"),
        ("Would you like one, too?", "Call us today on 0161 496 0000 or write to sales@brennick.example."),
    ),
)
PARLIAMENT = """# Written questions and answers: Lighthouse Service

House of Commons, 12 March. Answered by Lord Osric Penhallow, Minister for Harbours.

**Mrs Ada Quill:** To ask the Minister how many lighthouses were lit in 2023?

**Lord Penhallow:** I refer the honourable Member to the answer that I gave on 4 February. Forty-one were lit.

**Mr Tom Reddy:** To ask the Minister what he intends to do about the remaining nine?

**Lord Penhallow:** I have asked the Service for a report, and I will place a copy in the Library.

**Mrs Ada Quill:** Will the Minister visit Low Marsh?

**Lord Penhallow:** I have no plans to do so, but I thank my honourable friend for the invitation.
"""
SUPPORT = """# Your conversation with Brennick Help

Ticket 40192, transcript of your chat. Thank you for talking to us.

**Kofi (Brennick Help):** Hello, how can I help you today?

**Paula:** I have bought a stove and my kitchen is full of smoke.

**Kofi (Brennick Help):** I am sorry to hear that. Have you opened the flap?

**Paula:** I do not know which flap. I have two.

**Kofi (Brennick Help):** Can you send me a picture of the upper one?

**Paula:** I have sent it. My cat is in it.

**Kofi (Brennick Help):** Is there anything else I can do for you?

**Paula:** I think my problem is solved, thank you.
"""
SHOW_NOTES = page(
    "Episode 12: Maud Ferrier, steeplejack",
    "Listen to our podcast with Maud Ferrier, steeplejack. In this episode we talk about ladders.",
    (
        ("Why ladders? (02:10)", "Maud on her aunt, and what I got wrong about rungs."),
        ("What is a churchyard for? (14:32)", "My favourite part: the crow, the vicar and the thermos."),
        ("How high is too high? (27:05)", "Maud's rule of three, and why I stayed on the ground."),
        ("Where to hear more? (41:00)", "Rate us and subscribe: https://ladders.example/feed"),
    ),
)
POLL = page(
    "Interview of the year: your vote",
    "Our guest Maud Ferrier has picked four questions. Vote below!",
    (
        ("Which interview did you like best?", "- Maud Ferrier\n- Ines Vidal\n- Tom Reddy"),
        ("How do you read us?", "- On paper\n- On my telephone\n- Over somebody's shoulder"),
        ("How often should we appear?", "- Weekly\n- Monthly\n- Never again"),
        ("Who should we talk to next?", "- A baker\n- A judge\n- My neighbour"),
    ),
)
JOB_FR = page(
    "Rédacteur Interview (H/F) : offre d'emploi",
    "Les Éditions du Phare, Saint-Malo. CDI, temps plein. Nous publions des entretiens depuis dix ans.",
    (
        ("Qui sommes-nous ?", "Une maison de trois personnes et un chat. Nous publions deux revues."),
        ("Que ferez-vous ?", "- Mener des entretiens\n- Relire les épreuves\n- Nourrir le chat"),
        ("Quel est votre profil ?", "- Une licence de lettres\n- De la patience"),
        ("Intéressé ?", "Envoyez votre candidature à emploi@phare.example avant le 3 juin."),
    ),
)
JOB = page(
    "Interview editor wanted",
    "Lighthouse Media, Saltby. Full time, from now on. Our series “A Word With” is in its twelfth year.",
    (
        ("Who are we?", "Lighthouse Media publishes three magazines and a podcast of interviews."),
        ("What will you do?", "- Prepare and edit interviews\n- Write our newsletter\n- Drink much tea"),
        ("What do you bring?", "- A degree or a good excuse\n- Joy in long answers"),
        ("What do we offer?", "Thirty days of leave, a bicycle and a desk from which you see the crane."),
        ("Interested?", "Then send your application to jobs@lighthouse.example by 31 March."),
    ),
)
ESSAY = page(
    "Session Five: A Single Clock, with Horatio Blenkinsop, municipal clock engineer",
    "THE QUESTION: Can a town run on a single clock?",
    (
        ("What we tried", "For one year the town switched off every clock but one. I was the engineer in charge."),
        ("What went wrong", "The clock stopped twice. I had expected complaints about buses."),
        ("What I would do again", "I would keep the bell and get rid of the dial. My grandfather would have laughed."),
        ("What it cost", "Eleven thousand pounds, and I wrote the apology to the bus company myself."),
    ),
)
ESSAY_DE = page(
    "Warum ich keine Uhr trage",
    "Ein Beitrag von Horst Blank, Uhrmacher aus Husum, der neulich bei uns im Interview war.",
    (
        ("Was wir versuchten", "Ein Jahr lang war jede Uhr aus, bis auf eine. Ich war der Uhrmacher."),
        ("Was schiefging", "Die Uhr blieb zweimal stehen. Ich hatte mit mehr Ärger gerechnet."),
        ("Wie es weitergeht", "Ich behielte die Glocke. Mein Großvater hätte gelacht."),
    ),
)
ESSAY_FR = page(
    "Ce que l'eau m'a appris",
    "Par Luc Ferrand, batelier.",
    (
        ("Pourquoi je suis parti", "Mon père ne voulait pas de moi sur le bateau. J'avais seize ans."),
        ("Comment je suis revenu", "Je suis revenu pour l'enterrement. Mon frère avait vendu les rames."),
        ("Que faire maintenant ?", "Je rame. Je n'ai rien d'autre."),
    ),
)
EPISODE = page(
    "Podcast #14 with Tom Reddy, ferryman",
    "Tom Reddy, ferryman, was our guest. We talked to him about tides.",
    (
        ("What you will hear", "- Why Tom left the bank\n- How he met my aunt\n- What a tide costs"),
        ("Where to listen", "On our site and wherever you get podcasts."),
        ("Who is Tom Reddy?", "Tom is a ferryman in Low Marsh. He has rowed for thirty years."),
    ),
)
TRIAL = """# The Queen against Reddy

Examined by Mr Quill. Witness: Tom Reddy, ferryman.

**Q.** Where were you on the night of 4 May?

**A.** I was at home.

**Q.** Did anybody see you?

**A.** My dog did.

**Q.** Is that your oar?

**A.** I believe it is.
"""
LESSON = """# Lesson 7: At the doctor's

Listen to the talk with Dr Lomax and repeat.

**Dr Lomax:** What can I do for you?

**Peter:** I have a cold and my head hurts.

**Dr Lomax:** How long have you had it?

**Peter:** I have had it since Monday.

**Dr Lomax:** Do you sleep well?

**Peter:** I do not sleep at all.
"""
MINE = "I was nineteen and I had a borrowed ladder. My aunt held it, and I never asked her for anything else again."
INTRO = "An interview with Maud Ferrier, steeplejack, in the churchyard of Low Marsh, on the day before the storm."
TOLD = tuple((question, MINE) for question in ("How did you begin?", "Who taught you?", "What do you carry up there?"))
GAP = page(
    "Maud Ferrier climbs", INTRO, (("1. How did you begin?", MINE), ("2. Who held it?", MINE), ("4. Why not?", MINE))
)
FIVE = page("Five questions for Maud Ferrier", INTRO, TOLD)
FUENF = page("Fünf Fragen an Maud Ferrier", "Ein Interview mit Maud Ferrier, Kletterin.", TOLD)

KINDS = {
    "product": PRODUCT,
    "medical": MEDICAL,
    "preparation": PREPARATION,
    "bewerbung": BEWERBUNG,
    "speech": SPEECH,
    "quiz": QUIZ,
    "book club": BOOK_CLUB,
    "testimonials": TESTIMONIALS,
    "parliament": PARLIAMENT,
    "support": SUPPORT,
    "show notes": SHOW_NOTES,
    "poll": POLL,
    "job": JOB,
    "job in French": JOB_FR,
    "essay": ESSAY,
    "essay in German": ESSAY_DE,
    "essay in French": ESSAY_FR,
    "episode": EPISODE,
    "trial": TRIAL,
    "lesson": LESSON,
    "a number is missing": GAP,
    "three of five": FIVE,
    "drei von fünf": FUENF,
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_not_ready(kind: str) -> None:
    assert read(KINDS[kind]).verdict.standing != "ready"


@pytest.mark.parametrize("title", ["Three questions for Maud Ferrier", "Maud Ferrier climbs"])
def test_what_holds_none_of_them_holds_no_plain_interview(title: str) -> None:
    parsed = read(page(title, INTRO, TOLD))
    assert parsed.verdict.standing == "ready"


def test_a_line_that_leads_to_another_piece_is_no_question() -> None:
    text = page("Maud Ferrier climbs", INTRO, TOLD, "**{}**")
    parsed = read(text + "\n**Read also: [How long does a ladder last?](/ladders)**\n\nJoin our group of readers.\n")
    assert parsed.session is not None
    assert len(parsed.session.questions) == len(TOLD)


def test_a_remark_and_a_word_of_thanks_among_the_questions_make_their_number_doubtful() -> None:
    said = [*(question for question, _ in TOLD), "Wow.", "Maud, thank you so much."]
    turns = "\n\n".join(f"Host: {question}\n\nMaud: {MINE}" for question in said)
    assert read(f"# Maud Ferrier climbs\n\n{INTRO}\n\n{turns}\n").verdict.standing == "review"
