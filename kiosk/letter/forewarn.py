"""What will be refused before it prints, said as advice while there is time: nobody likes to be stopped at the end."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case
from kiosk.catalogue import Say
from kiosk.letter.courtesy import Advice
from kiosk.letter.draft import Draft
from kiosk.letter.guide.about import About, verb
from kiosk.letter.guide.hear import CONTACTS
from kiosk.letter.safety import Refusal, Rule, refusals


def forewarned(
    case: Case, draft: Draft, say: Say, voice: Say, advice: Sequence[Advice], kind: Kind = Kind.LETTER
) -> list[Advice]:
    """`advice` behind what `safety` will refuse of the words themselves; what both see is said once."""
    refused = [refusal for refusal in refusals(case, draft, say, voice, kind) if refusal.own]
    told = frozenset(CONTACTS) if any(refusal.rule is not Rule.TOPIC for refusal in refused) else frozenset()
    return [*(_said(refusal, say) for refusal in refused), *(one for one in advice if one.about not in told)]


def _said(refusal: Refusal, say: Say) -> Advice:
    cut = verb(About.OTHER, say)
    return Advice(False, say("will not print like this"), refusal.text, refusal.mend, None, cut, refusal.heard)
