"""The language a ready letter prints in, where its writer reads another."""

from __future__ import annotations

from dataclasses import replace

from kiosk.letter.draft import Draft
from kiosk.letter.tongue import language_name
from kiosk.plain.choose import Go, Option, Question, choose
from kiosk.plain.talk import Talk
from kiosk.tongues import Tongues


def tongue(talk: Talk, tongues: Tongues, draft: Draft) -> Draft:
    """The draft, to be printed in the language that was chosen."""
    say = talk.say
    stands = _called(talk, draft.language(tongues.read))
    ways = [Option(one, _called(talk, one)) for one in (tongues.read, *tongues.others)]
    told = (say("prints in {language}", language=stands),)
    answer = choose(talk, Question(say("The language it prints in"), told, ways, say("Back to the letter"), over=False))
    if isinstance(answer, Go):
        return draft
    language = str(answer)
    if language == tongues.read:
        return replace(draft, print_in="", both=False)
    if tongues.unchecked(language):
        talk.tell(say("Nobody who speaks it has checked this yet."))
    return replace(draft, print_in=language, both=tongues.takes_both and _both(talk, tongues, draft, language))


def _both(talk: Talk, tongues: Tongues, draft: Draft, language: str) -> bool:
    """Whether the writer's own language is to stand beside it, and finds room."""
    say = talk.say
    alone, both = Option(False, _called(talk, language)), Option(True, say("Both"))
    heading = say("prints in {language}", language=_called(talk, language))
    if choose(talk, Question(heading, (), (alone, both), over=False)) is not True:
        return False
    fits = tongues.both_fit(draft, language)
    if not fits:
        talk.tell(say("Both find no room on one page"))
    return fits


def _called(talk: Talk, language: str) -> str:
    return language_name(language, talk.say.language)
