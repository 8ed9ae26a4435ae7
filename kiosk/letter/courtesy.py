"""Advice while writing: what an experienced volunteer would say over a shoulder. It never blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from kiosk.campaign.model import CaseFile, CaseWords
from kiosk.catalogue import Say
from kiosk.letter.draft import Draft, Way
from kiosk.letter.guide import asklock, mend
from kiosk.letter.guide.about import About, verb, why, wish
from kiosk.letter.guide.folded import Folded, fold
from kiosk.letter.guide.hear import CARD, CONTACTS, LETTER, Ear
from kiosk.letter.guide.own import Mend, rewritten
from kiosk.letter.guide.sentences import first_word
from kiosk.letter.guide.shouting import calmed
from kiosk.letter.guide.wordlist import word_list
from kiosk.letter.letter import Letter

_RUDE = frozenset({About.THREAT, About.INSULT, About.SHOUTING})


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice: a thing that is well, or one that would help, with why.

    `heard` are the words it is about, as they were written. `mend` does it with one key, and `verb` says what that key
    does; None and empty where only the writer can.
    """

    well: bool
    text: str
    why: str = ""
    mend: Mend | None = field(default=None, repr=False)
    about: About | None = None
    verb: str = ""
    heard: tuple[str, ...] = field(default=(), repr=False)


def advise(letter: Letter, draft: Draft, file: CaseFile, words: CaseWords, say: Say) -> Iterator[Advice]:
    """What can be said of this letter in the language of the screen, the most helpful first."""
    ear = Ear(file, words, word_list(letter.language))
    body = letter.body()
    # First, since the sentence that names the person is put at the beginning, and would hide a greeting there.
    yield from _greeting(bool(letter.salutation), ear, draft, say)
    yield _name(body, ear, draft, say)
    yield _ask(body, ear, draft, say)
    heard = [*ear.heard(draft, LETTER)]
    yield from (_told(about, ear, draft, say) for about in heard)
    yield from _manners(ear, draft, say)
    if not _RUDE & {*heard} and _listens(ear, draft):
        yield Advice(True, say("polite"))
    yield from _contacts(ear, draft, say)


def advise_card(draft: Draft, file: CaseFile, words: CaseWords, language: str, say: Say) -> Iterator[Advice]:
    """What can be said of a card in `language` for this case, the weightiest first."""
    ear = Ear(file, words, word_list(language))
    allowed = {About(topic.value) for topic in file.cards_allow}
    heard = [*ear.heard(draft, tuple(about for about in CARD if about not in allowed))]
    yield from (_told(about, ear, draft, say) for about in heard)
    if not heard and _listens(ear, draft):
        yield Advice(True, say("warm and personal"))
    yield from _contacts(ear, draft, say)


def _listens(ear: Ear, draft: Draft) -> bool:
    # Without a list nobody knows how a stranger's words sound; those of the case are known.
    return ear.listed is not None or draft.way is Way.READY


def advise_message(draft: Draft, file: CaseFile, words: CaseWords, language: str, say: Say) -> Iterator[Advice]:
    """What can be said of a short message to an authority in `language`: an e-mail, a text message, a post, a sign."""
    ear = Ear(file, words, word_list(language))
    heard = [*ear.heard(draft, LETTER)]
    yield from (_told(about, ear, draft, say) for about in heard)
    if not _RUDE & {*heard} and _listens(ear, draft):
        yield Advice(True, say("polite"))
    yield from _contacts(ear, draft, say)


def _name(body: str, ear: Ear, draft: Draft, say: Say) -> Advice:
    folded = fold(body)
    if all(fold(name) in folded for name in ear.file.names):
        return Advice(True, say("full name"), about=About.NAME)
    named = partial(mend.named, ear.file, ear.words, ear.listed) if ear.listed and draft.way is Way.FREE else None
    text = say("write the full name: {name}", name=ear.words.full_name)
    return Advice(False, text, why(About.NAME, say), named, About.NAME, verb(About.NAME, say) if named else "")


def _ask(body: str, ear: Ear, draft: Draft, say: Say) -> Advice:
    if draft.way is not Way.FREE or asklock.made(body, ear.words, ear.listed):
        return Advice(True, say("asks clearly"), about=About.ASK)
    asking = partial(mend.asking, ear.words)
    text = say("say what you ask for")
    return Advice(False, text, why(About.ASK, say), asking, About.ASK, verb(About.ASK, say))


def _told(about: About, ear: Ear, draft: Draft, say: Say) -> Advice:
    heard = ear.quoted(about, draft)
    return Advice(False, wish(about, say), why(about, say), _mended(about, ear), about, verb(about, say), heard)


def _mended(about: About, ear: Ear) -> Mend:
    if about is About.SHOUTING:
        return partial(rewritten, change=partial(calmed, names=ear.names, quiet=ear.quiet))
    if about in (About.RELIGION, About.SEASON) and ear.listed is not None:
        return partial(mend.swapped, ear.listed.swaps, ear.find(about))
    return partial(mend.cut, ear.find(about))


def _manners(ear: Ear, draft: Draft, say: Say) -> Iterator[Advice]:
    if draft.way is Way.GUIDED:
        yield _who(bool(draft.who), say)
    if draft.way is not Way.FREE or ear.listed is None:
        return
    text = Folded(draft.free or "")
    if not ear.listed.thanks.finder.spans(text):
        thank = partial(mend.thanking, ear.words)
        ended = say("end with thanks")
        yield Advice(False, ended, why(About.THANKS, say), thank, About.THANKS, verb(About.THANKS, say))
    yield _who(bool(ear.listed.who.finder.spans(text)), say)


def _greeting(printed: bool, ear: Ear, draft: Draft, say: Say) -> Iterator[Advice]:
    if draft.way is not Way.FREE or ear.listed is None:
        return
    body = Folded(draft.free or "")
    greets = any(span.start <= first_word(body) for span in ear.listed.greeting.finder.spans(body, quoted=True))
    if printed and greets:
        text, reason = say("the greeting stands there already"), why(About.GREETING, say)
        yield Advice(False, text, reason, mend.ungreeted, About.GREETING, verb(About.GREETING, say))
    elif not printed and not greets:
        reason = say("A greeting shows respect for whoever opens it.")
        greet = partial(mend.greeting, ear.words)
        put = say("put a greeting in")
        yield Advice(False, say("begin with a greeting"), reason, greet, About.GREETING, put)


def _who(said: bool, say: Say) -> Advice:
    if said:
        return Advice(True, say("says who you are"), about=About.WHO)
    return Advice(False, say("say who you are: it helps"), why(About.WHO, say), about=About.WHO)


def _contacts(ear: Ear, draft: Draft, say: Say) -> Iterator[Advice]:
    yield from (_told(about, ear, draft, say) for about in ear.heard(draft, CONTACTS))
    if ear.listed is None and draft.way is not Way.READY:
        yield Advice(False, say("we check less in this language"), why(About.LIST, say), about=About.LIST)
