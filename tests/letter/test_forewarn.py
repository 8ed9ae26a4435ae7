"""What will be refused is said while there is time, and once."""

from __future__ import annotations

from pathlib import Path

from kiosk.campaign.kind import Kind
from kiosk.campaign.pack import load
from kiosk.catalogue import speaker
from kiosk.letter.courtesy import Advice
from kiosk.letter.draft import Draft, Way
from kiosk.letter.forewarn import forewarned
from kiosk.letter.guide.about import About

PACK = load(Path(__file__).parents[1] / "data" / "guide-pack")
PHONE = Advice(False, "holds a telephone number", about=About.PHONE)
POLITE = Advice(True, "polite")


def told(case: str, draft: Draft, kind: Kind = Kind.LETTER) -> list[Advice]:
    say = speaker("en")
    return forewarned(PACK.named(case), draft, say, say, [POLITE, PHONE], kind)


def test_a_forbidden_topic_stands_before_all_advice_with_its_words_and_its_mend() -> None:
    draft = Draft(Way.FREE, free="I saw the mayor. I am a nurse.")
    first, *rest = told("robin-example", draft)
    assert (first.text, first.why) == ("will not print like this", "For this case, please leave out: the mayor.")
    assert first.heard == ("mayor",) and first.verb == "take the sentence out" and first.mend
    assert first.mend(draft).free == "I am a nurse." and rest == [POLITE, PHONE]


def test_a_number_that_is_forbidden_is_not_pointed_out_besides() -> None:
    draft = Draft(Way.FREE, free="Ring +1 202 555 0101.")
    assert [one.text for one in told("robin-example", draft)] == ["will not print like this", "polite"]


def test_what_a_signature_is_refused_for_is_left_to_the_signing() -> None:
    assert told("sam-muster", Draft(name="The Mayor")) == [POLITE, PHONE]
    assert told("robin-example", Draft(name="The Mayor")) == [POLITE, PHONE]
