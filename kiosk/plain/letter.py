"""The words of a letter, in one of its three ways."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kiosk.desk import Desk
from kiosk.letter.draft import Draft, Way
from kiosk.plain.ask import asked
from kiosk.plain.choose import Go, Option, Question, choose
from kiosk.plain.look import look
from kiosk.plain.paragraphs import paragraphs
from kiosk.plain.talk import Talk, led
from kiosk.plain.tongues import tongue
from kiosk.reader import CaseReader
from kiosk.text import FIELD_LIMIT, NAME_LIMIT
from kiosk.visit import Visit


def letter(talk: Talk, desk: Desk, visit: Visit) -> tuple[Draft, Go]:
    """The draft as it stands when the writer goes on, back or over."""
    assert visit.case_id is not None
    say, draft = talk.say, visit.draft
    reader = CaseReader(desk, visit.case_id, visit.language, say, visit.rung)
    heading = say("Your letter · {target}", target=reader.words.target)
    ways = (
        Option(Way.READY, say("A ready letter")),
        Option(Way.GUIDED, say("A guided one")),
        Option(Way.FREE, say("My own words")),
    )
    while True:
        answer = choose(talk, Question(heading, (say("How would you like to write it?"),), ways, say("Back")))
        if isinstance(answer, Go):
            return draft, answer
        draft = reader.freed(draft) if answer is Way.FREE else replace(draft, way=Way(str(answer)))
        draft, go = _ASK[draft.way](talk, reader, draft)
        if go is Go.ON:
            draft, go = look(
                talk,
                draft,
                lambda one: reader.advice(reader.letter(one), one),
                lambda one: _words(reader, one),
                say("Sign the letter"),
                _aids(talk, reader, draft),
            )
        if go is not Go.BACK:
            return draft, go


def _aids(talk: Talk, reader: CaseReader, draft: Draft) -> tuple[Option, ...]:
    """The choice of a language, where the letter has others: nobody here translates one's own words."""
    if draft.way is not Way.READY or not reader.tongues.others:
        return ()
    return (Option(partial(tongue, talk, reader.tongues), talk.say("The language it prints in")),)


def _words(reader: CaseReader, draft: Draft) -> list[str]:
    made = reader.letter(draft)
    return [made.salutation, *(paragraph.text for paragraph in made.paragraphs), made.close]


def _ready(talk: Talk, reader: CaseReader, draft: Draft) -> tuple[Draft, Go]:
    say = talk.say
    ways = [Option(index, opener) for index, opener in enumerate(reader.words.openers)]
    told = say("What the case asks is in the letter already.")
    answer = choose(talk, Question(say("Choose how it begins"), (told,), ways, say("Back")))
    if not isinstance(answer, int):
        return draft, answer if isinstance(answer, Go) else Go.BACK
    return replace(draft, opener=answer), Go.ON


def _guided(talk: Talk, reader: CaseReader, draft: Draft) -> tuple[Draft, Go]:
    say = talk.say
    talk.heading(say("Three short questions. Each may stay empty: press Enter."))
    who = asked(talk, say("I am ..."), say("a nurse, a pupil, a father"), draft.who, NAME_LIMIT)
    hint = say("One or two sentences of your own. You may leave this empty.")
    why = asked(talk, say("What moves me"), hint, draft.why, FIELD_LIMIT)
    hint = say("The case's own request is in already.")
    asking = asked(talk, say("What I ask, in my words"), hint, draft.asking, FIELD_LIMIT)
    return replace(draft, who=who, why=why, asking=asking), Go.ON


def _free(talk: Talk, reader: CaseReader, draft: Draft) -> tuple[Draft, Go]:
    say, words = talk.say, reader.words
    told = (
        led(say, say("What this letter asks"), words.ask_short),
        led(say, say("It helps"), words.do[0]),
        led(say, say("Better not"), words.dont[0]),
        "",
    )
    text, go = paragraphs(talk, say("My own words"), told, draft.free or "", book=reader.phrasebook)
    return replace(draft, free=text), go


_ASK = {Way.READY: _ready, Way.GUIDED: _guided, Way.FREE: _free}
