"""A petition as words: to whom, what about, what is asked, and what a signer is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.campaign.model import Case
from kiosk.letter.compose import Occasion, free_paragraphs
from kiosk.letter.draft import Draft, Way
from kiosk.letter.imprint import Imprint, imprint


@dataclass(frozen=True, slots=True, repr=False)
class Petition:
    """A petition before anybody signed: `columns` are the heads of name, place and signature.

    `rule` tells signers what they are not asked for, and `count` stands before the number that whoever collects
    the page fills in.
    """

    imprint: Imprint
    heading: str
    to: str
    statement: tuple[str, ...]
    lead: str
    ask: str
    columns: tuple[str, str, str]
    rule: str
    count: str


def petition(case: Case, draft: Draft, occasion: Occasion) -> Petition:
    """The petition for this case; a draft in free words stands in place of the case's statement, never of its ask."""
    say = occasion.say
    words = case.told_in(say.language)
    heading = say("Petition for {name}", name=words.name)
    own = tuple(paragraph.text for paragraph in free_paragraphs(draft.free or "")) if draft.way is Way.FREE else ()
    return Petition(
        imprint=imprint(occasion, heading, case),
        heading=heading,
        to=say("To: {target}", target=words.target),
        statement=own or (words.short,),
        lead=say("We who sign below ask:"),
        ask=words.ask_short,
        columns=(say("Name"), say("Town, country"), say("Signature")),
        rule=say(
            "Please write no street, e-mail address or telephone number. Under 18: your first name and town are enough."
        ),
        count=say("Signatures on this page:"),
    )
