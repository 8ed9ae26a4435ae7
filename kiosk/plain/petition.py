"""A petition: what it asks, a name and a country, and a last word before both are sealed."""

from __future__ import annotations

from dataclasses import replace

from kiosk.desk import Desk
from kiosk.letter.draft import Draft
from kiosk.letter.petition import petition as petition_of
from kiosk.plain.ask import asked
from kiosk.plain.choose import Go, Option, Question, choose, sure
from kiosk.plain.count import Count, Counting
from kiosk.plain.talk import Talk, led
from kiosk.text import NAME_LIMIT
from kiosk.visit import Visit


def petition(talk: Talk, desk: Desk, visit: Visit, count: Count) -> tuple[Visit, Go]:
    """The visit once the signature is counted, or with what was typed kept."""
    assert visit.case_id is not None
    say = talk.say
    text = petition_of(desk.case(visit.case_id), Draft(), desk.occasion(visit.language))
    told = (text.to, *text.statement, led(say, say("What we ask"), text.ask))
    while True:
        answer = choose(talk, Question(text.heading, told, (Option(Go.ON, say("I sign")),), say("Back")))
        if answer is not Go.ON:
            return visit, answer if isinstance(answer, Go) else Go.BACK
        visit = visit.keep(_named(talk, visit.draft))
        if _meant(talk, visit.draft) and count(_signing(desk, visit)):
            return visit.done(), Go.ON


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
        ", ".join(filter(None, (draft.name, draft.country))),
        say("Your name is sealed at once: only the organisers can open it, with their key."),
    )
    return sure(talk, say("Is it right so?"), told, say("I sign"), say("Change something"))


def _signing(desk: Desk, visit: Visit) -> Counting:
    return lambda: desk.sign_petition(visit, visit.draft.name, visit.draft.country)
