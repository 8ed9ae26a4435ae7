"""A petition: what it asks, a name and a country, and a last word before both are sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.desk import Desk
from kiosk.letter.draft import Draft
from kiosk.letter.petition import petition as petition_of
from kiosk.plain.ask import asked
from kiosk.plain.choose import Go, Option, Question, choose, sure
from kiosk.plain.count import Count, Counting
from kiosk.plain.refused import cleared
from kiosk.plain.sign import KIN, MINOR, of_oneself
from kiosk.plain.talk import Talk, led, listed
from kiosk.refusing import Verdict
from kiosk.text import NAME_LIMIT
from kiosk.visit import Visit


def petition(talk: Talk, desk: Desk, visit: Visit, count: Count) -> tuple[Visit, Go]:
    """The visit once the signature is counted, or with what was typed kept."""
    assert visit.case_id is not None
    say = talk.say
    text = petition_of(desk.case(visit.case_id), Draft(), desk.occasion(visit.language))
    told = (text.to, *text.statement, led(say, say("What we ask"), text.ask))
    while True:
        draft, go = _who(talk, visit.draft, text.heading, told)
        visit = visit.keep(draft)
        if go is not Go.ON:
            return visit, go
        visit = visit.keep(_named(talk, draft))
        verdict, visit = cleared(talk, desk, visit)
        if verdict is Verdict.OTHER:
            return visit, Go.ON
        if verdict is Verdict.CLEAR and _meant(talk, visit.draft) and count(_signing(desk, visit)):
            return visit.done(), Go.ON


def _who(talk: Talk, draft: Draft, heading: str, told: Sequence[str]) -> tuple[Draft, Go]:
    """The draft with what its writer says of themselves, and whether they sign."""
    say = talk.say
    while True:
        ways = (
            Option(Go.ON, say("I sign")),
            of_oneself(talk, MINOR, say("I am under 18"), draft.minor),
            of_oneself(talk, KIN, say("I have family there"), draft.kin),
        )
        answer = choose(talk, Question(heading, told, ways, say("Back")))
        if isinstance(answer, Go):
            return draft, answer
        draft = replace(draft, minor=draft.minor ^ (answer == MINOR), kin=draft.kin ^ (answer == KIN))


def _named(talk: Talk, draft: Draft) -> Draft:
    say, name = talk.say, ""
    hint = say("If you are under 18, your first name is enough.")
    while not (name := asked(talk, say("My name"), hint, draft.name, NAME_LIMIT)):
        talk.tell(say("A signature needs a name. A first name is enough."))
        draft = replace(draft, name="")
    country = asked(talk, say("My country (may stay empty)"), "", draft.country, NAME_LIMIT)
    return replace(draft, name=name, country=country)


def _meant(talk: Talk, draft: Draft) -> bool:
    say = talk.say
    told = (
        listed(say, draft.name, draft.country),
        say("Your name is sealed at once: only the organisers can open it, with their key."),
    )
    return sure(talk, say("Is it right so?"), told, say("I sign"), say("Change something"))


def _signing(desk: Desk, visit: Visit) -> Counting:
    return lambda: desk.sign_petition(visit, visit.draft.name, visit.draft.country)
