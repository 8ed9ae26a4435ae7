"""A letter for a case with every rule set, driven through each piece of advice and each refusal to its count."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Channel
from kiosk.campaign.pack import load
from kiosk.desk import Desk
from kiosk.letter.guide import wordlist
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.screens.refused import RefusedScreen
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.stopped import StoppedScreen
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.write import WriteScreen
from kiosk.ui.widgets.editor import LetterEditor

ROBIN, SAM, LANE = "robin", "sam", "sample"
"""How the three cases are searched for: no address and a forbidden topic, an address required, all left free."""

WRONG = (
    "Dear Minister, you are an idiot. I saw the mayor. PLEASE DO SOMETHING VERY QUICKLY NOW. "
    "Ring me on +1 202 555 0101. You must resign."
)
"""Everything that can go wrong in one free letter for Robin Example."""


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A practice desk on the pack that has every rule of guidance."""
    desk.pack = load(Path(__file__).parents[1] / "data" / "guide-pack")
    return desk


@pytest.fixture
def live(desk: Desk) -> Desk:
    """The same as a live event, whose cases can stop."""
    event = desk.settings.event.model_copy(update={"practice": False})
    desk.settings = desk.settings.model_copy(update={"event": event})
    desk.pack = desk.pack.model_copy(update={"file": desk.pack.file.model_copy(update={"practice": False})})
    return desk


async def at_case(hands, name: str) -> CaseScreen:
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.type(name)
    await hands.pilot.pause(0.05)
    await hands.press("enter")
    return await hands.see(CaseScreen)


async def at_letter(hands, name: str) -> WriteScreen:
    await at_case(hands, name)
    await hands.press("1")
    return await hands.see(WriteScreen)


async def free_letter(hands, name: str, text: str) -> WriteScreen:
    """A free letter that says `text` and nothing else."""
    screen = await at_letter(hands, name)
    await hands.press("f7")
    await hands.until(lambda: bool(screen.query("#free")))
    await hands.pilot.pause()
    await hands.press("ctrl+a")
    await hands.paste(text)
    await hands.until(lambda: screen.strip.standing is not None)
    return screen


async def at_sign(hands, name: str) -> SignScreen:
    await at_letter(hands, name)
    await hands.press("9")
    return await hands.see(SignScreen)


async def says(hands, sentence: str) -> None:
    """Waits until `sentence` stands on the screen, however its lines break."""
    await hands.until(lambda: sentence in " ".join(hands.text().replace("│", " ").split()))
    await hands.pilot.pause()


def why_beside(screen) -> str:
    """The reason that stands in the box, which has room for all of it."""
    box = screen.strip.counsel
    lines = box.lines(box.content_size.width)
    assert len(lines) <= box.content_size.height
    return " ".join(" ".join(line.plain for line in lines).replace("▶", "").split()).removeprefix("1 ")


def free(screen) -> str:
    return screen.query_one("#free", LetterEditor).text


async def test_each_piece_of_advice_says_why_and_is_mended_by_one_key_to_a_counted_letter(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        screen = await free_letter(hands, ROBIN, WRONG)
        said = []
        while (piece := screen.strip.standing) and piece.mend:
            said.append(piece.text)
            await says(hands, piece.text)
            assert why_beside(screen) == piece.why
            await says(hands, piece.verb)
            await hands.press("f4")
            await hands.until(lambda piece=piece: screen.strip.standing is not piece)
            await hands.pilot.pause(0.05)
        assert said == [
            "will not print like this",
            "will not print like this",
            "the greeting stands there already",
            "write the full name: Robin Example",
            "say what you ask for",
            "asks for something else than this case",
            "holds a word that insults",
            "capitals read like shouting",
            "end with thanks",
        ]
        assert "mayor" not in free(screen) and "555" not in free(screen) and "resign" not in free(screen)
        assert free(screen).startswith("I write to you about Robin Example.")
        await says(hands, "✓ polite")
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("9")
        await hands.see(ReviewScreen)
        await hands.press("enter")
        await hands.see(ThanksScreen)
    assert desk.ledger.tally(()).appeals == 1


async def test_each_refusal_blocks_kindly_and_is_mended_to_a_counted_letter(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        text = "I am a pupil. I saw the mayor. I live at 12 Mill Lane. Please release Robin Example. Thank you."
        await free_letter(hands, ROBIN, text)
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("3", "2")
        await hands.type("Ana Example")
        await hands.press("tab")
        await hands.type("3 Oak Street, Sampleton")
        await hands.press("f10")
        await hands.see(RefusedScreen)
        for sentence, mend in (
            ("For this case, please leave out: the mayor.", "1"),
            ("For this case no letter carries its writer’s address or number.", "enter"),
            ("Your first name is enough: Ana.", "1"),
        ):
            await says(hands, sentence)
            assert desk.ledger.tally(()).total == 0
            await hands.press(mend)
        review = await hands.see(ReviewScreen)
        draft = hands.app.flow.visit.draft
        assert draft.free == "I am a pupil. Please release Robin Example. Thank you."
        assert (draft.name, draft.place, draft.sender, draft.minor) == ("Ana", "", "", True)
        await hands.press("enter")
        await hands.see(ThanksScreen)
        assert review.answered
    assert desk.ledger.tally(()).appeals == 1


async def test_a_refusal_that_somebody_changes_themselves_leads_to_where_it_stands(open_kiosk):
    async with open_kiosk() as hands:
        await free_letter(hands, ROBIN, "I am a nurse and I saw the mayor today.")
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("f10")
        await hands.see(RefusedScreen)
        await says(hands, "“mayor”")
        await hands.press("2")
        write = await hands.see(WriteScreen)
        assert "mayor" in free(write)
        await hands.press("ctrl+a")
        await hands.paste("I am a nurse.")
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("2")
        await hands.type("The Mayor")
        await hands.press("f10")
        await hands.see(RefusedScreen)
        await hands.press("escape")
        sign = await hands.see(SignScreen)
        assert sign.query_one("#name", LetterEditor).text == "The Mayor"
        await hands.press("f10")
        await hands.see(RefusedScreen)
        await hands.touch(".-out")
        await hands.see(ReviewScreen)
        assert hands.app.flow.visit.draft.name == ""


async def test_a_letter_of_which_no_sentence_is_left_is_written_anew(open_kiosk):
    async with open_kiosk() as hands:
        await free_letter(hands, ROBIN, "I saw the mayor.")
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("f10")
        await hands.see(RefusedScreen)
        await hands.press("1")
        write = await hands.see(WriteScreen)
        assert free(write) == ""


async def test_an_address_that_is_required_is_asked_for_and_stands_on_the_sheet(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        sign = await at_sign(hands, SAM)
        assert sign.query_one("#sender").display
        await hands.press("enter")
        await hands.see(RefusedScreen)
        await says(hands, "For this case your own address must stand on the envelope.")
        await hands.press("2")
        sign = await hands.see(SignScreen)
        assert sign.focused is sign.query_one("#sender")
        await hands.paste("Ana Example\n1 Example Street\nSampleton")
        await hands.press("f10")
        await hands.see(ReviewScreen)
        letter = desk.compose("sam-muster", hands.app.flow.visit.draft, "en")
        assert letter.sender == ("Ana Example", "1 Example Street", "Sampleton")
        await hands.press("enter")
        await hands.see(ThanksScreen)
    assert desk.ledger.tally(()).appeals == 1


async def test_an_address_may_be_left_to_the_hand_or_to_another_case(open_kiosk):
    async with open_kiosk() as hands:
        sign = await at_sign(hands, SAM)
        await hands.press("f10")
        await hands.see(RefusedScreen)
        await hands.press("3")
        await hands.see(CasesScreen)
        assert hands.app.flow.visit.case_id is None
        await hands.type(SAM)
        await hands.press("enter")
        await hands.see(CaseScreen)
        await hands.press("1")
        await hands.see(WriteScreen)
        await hands.press("9")
        sign = await hands.see(SignScreen)
        await hands.touch("#on-envelope")
        assert not sign.query_one("#sender").display
        await hands.press("f10")
        await hands.see(ReviewScreen)
        assert hands.app.flow.visit.draft.on_envelope


async def test_enter_alone_leads_to_a_letter_where_an_address_is_required(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await at_letter(hands, SAM)
        for screen in (SignScreen, RefusedScreen, ReviewScreen, ThanksScreen):
            await hands.press("enter")
            await hands.see(screen)
    assert desk.ledger.tally(()).appeals == 1


async def test_an_address_that_is_allowed_is_asked_for_only_by_who_wants_it(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        sign = await at_sign(hands, LANE)
        assert not sign.query_one("#sender").display
        await hands.press("5")
        await hands.pilot.pause()
        await hands.paste("1 Example Street")
        await hands.press("f10")
        await hands.see(ReviewScreen)
        assert desk.compose("sample-lane", hands.app.flow.visit.draft, "en").sender == ("1 Example Street",)


async def test_where_an_address_is_forbidden_none_is_asked_for(open_kiosk):
    async with open_kiosk() as hands:
        sign = await at_sign(hands, ROBIN)
        assert not sign.query_one("#sender").display and not sign.query("#add, #on-envelope")


async def test_a_minor_is_asked_for_a_first_name_and_no_address(open_kiosk):
    async with open_kiosk() as hands:
        sign = await at_sign(hands, LANE)
        await hands.press("5")
        await hands.paste("1 Example Street")
        await hands.touch("#minor")
        await hands.pilot.pause()
        assert not sign.query_one("#sender").display and not sign.query_one("#add").display
        await says(hands, "Our own rule for writers under 18: a first name, and form or town if you wish.")
        await hands.press("f10")
        await hands.see(ReviewScreen)
        draft = hands.app.flow.visit.draft
        assert (draft.minor, draft.sender) == (True, "")


@pytest.mark.parametrize(("digit", "sentence"), [
    ("3", "This case needs an address, and yours stays with you. There are others for you."),
    ("4", "This case needs your address, and that could lead to your family. There are others for you."),
])  # fmt: skip
async def test_whom_an_address_could_harm_is_led_to_another_case(open_kiosk, digit: str, sentence: str):
    async with open_kiosk() as hands:
        await at_sign(hands, SAM)
        await hands.press(digit, "f10")
        await hands.see(RefusedScreen)
        await says(hands, sentence)
        await hands.press("enter")
        await hands.see(CasesScreen)


async def test_who_has_family_there_signs_as_a_student(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await at_sign(hands, LANE)
        await hands.press("4", "2")
        await hands.type("Ana Example")
        await hands.press("tab")
        await hands.type("Lyon")
        await hands.press("f10")
        await hands.see(RefusedScreen)
        await says(hands, "You have family there: please do not sign with your name.")
        await says(hands, "Sign as “a student from Lyon”")
        await hands.press("1")
        await hands.see(ReviewScreen)
        assert hands.app.flow.visit.draft.name == "a student from Lyon"
        await hands.press("enter")
        await hands.see(ThanksScreen)
    assert desk.ledger.tally(()).appeals == 1


async def test_who_has_family_there_may_take_another_case_and_is_not_asked_again_there(open_kiosk):
    async with open_kiosk() as hands:
        await at_sign(hands, LANE)
        await hands.press("4", "2")
        await hands.type("Ana Example")
        await hands.press("f10")
        await hands.see(RefusedScreen)
        await hands.press("2")
        await hands.see(CasesScreen)
        await hands.type(ROBIN)
        await hands.press("enter")
        await hands.see(CaseScreen)
        assert not hands.app.flow.visit.draft.kin


async def test_a_card_is_held_to_the_rules_of_cards_by_digit_and_by_touch(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await at_case(hands, ROBIN)
        await hands.press("2")
        screen = await hands.see(MessageScreen)
        screen.editor.focus()
        await hands.pilot.pause()
        await hands.press("ctrl+a")
        await hands.paste("The figs are ripe here. Amnesty told me of your trial. Merry Christmas! God bless you.")
        await says(hands, "do not name Amnesty on a card “Amnesty”")
        screen.set_focus(screen.query_one(".-way-on"))
        await hands.press("1")
        await says(hands, "“season’s greetings” is safer here")
        await hands.touch("#mend")
        await hands.until(lambda: "Season’s greetings" in screen.editor.text or screen.strip.standing is None)
        while screen.strip.standing:
            before = screen.strip.standing
            await hands.touch("#mend")
            await hands.until(lambda before=before: screen.strip.standing is not before)
        assert "figs" in screen.editor.text
        assert not any(word in screen.editor.text for word in ("Amnesty", "trial", "Christmas", "God"))
        await says(hands, "✓ warm and personal")
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("9")
        await hands.see(ReviewScreen)
        await hands.press("enter")
        await hands.see(ThanksScreen)
    assert desk.ledger.tally(()).solidarity == 1


async def test_a_card_says_what_its_case_allows(open_kiosk):
    async with open_kiosk() as hands:
        await at_case(hands, SAM)
        await hands.press("2")
        screen = await hands.see(MessageScreen)
        screen.editor.focus()
        await hands.pilot.pause()
        await hands.press("ctrl+a")
        await hands.paste("Merry Christmas! God bless you.")
        await says(hands, "✓ warm and personal")
        assert screen.strip.standing is None


async def test_what_nobody_signs_is_refused_once_it_is_written(open_kiosk, desk: Desk):
    robin, *others = desk.pack.cases
    channels = (*robin.file.channels, Channel(kind=Kind.PHOTO))
    shown = robin.model_copy(update={"file": robin.file.model_copy(update={"channels": channels})})
    desk.pack = desk.pack.model_copy(update={"cases": (shown, *others)})
    async with open_kiosk() as hands:
        await at_case(hands, ROBIN)
        await hands.press("6")
        screen = await hands.see(MessageScreen)
        screen.editor.focus()
        await hands.pilot.pause()
        await hands.press("ctrl+a")
        await hands.paste("Free Robin Example! The mayor knows.")
        await says(hands, "will not print like this “mayor”")
        await hands.press("f10")
        await hands.see(RefusedScreen)
        await hands.press("0")
        await hands.see(MessageScreen)
        await hands.press("f10")
        await hands.see(RefusedScreen)
        await hands.press("1")
        await hands.see(ReviewScreen)
        assert hands.app.flow.visit.draft.free == "Free Robin Example!"


async def test_a_language_without_a_list_says_that_it_checks_less(open_kiosk, monkeypatch):
    monkeypatch.setattr(wordlist, "_path", lambda language: Path("nowhere") / f"{language}.toml")
    wordlist.word_list.cache_clear()
    try:
        async with open_kiosk() as hands:
            await free_letter(hands, ROBIN, "Robin Example, you are an idiot. I ask you to release Robin Example.")
            await says(hands, "we check less in this language")
            assert "polite" not in hands.text()
    finally:
        wordlist.word_list.cache_clear()


async def test_a_stopped_case_is_marked_and_tells_its_news_and_offers_the_others(open_kiosk, live: Desk, clock):
    news = "Robin Example was released on bail on 22 November."
    robin = live.pack.cases[0]
    told = {language: words.model_copy(update={"news": news}) for language, words in robin.words.items()}
    stopped = robin.model_copy(update={
        "words": told, "file": robin.file.model_copy(update={"stop_after": datetime(2026, 11, 22).date()}),
    })  # fmt: skip
    live.pack = live.pack.model_copy(update={"cases": (stopped, *live.pack.cases[1:])})
    async with open_kiosk() as hands:
        await hands.press("1")
        await hands.see(CasesScreen)
        assert "stopped" in hands.text() and [card.id for card in live.cards("en")][-1] == "robin-example"
        await hands.type(ROBIN)
        await hands.press("enter")
        await hands.see(StoppedScreen)
        await says(hands, news)
        await says(hands, "Letters for Robin Example have stopped. Please choose another case.")
        await hands.press("enter")
        await hands.see(CasesScreen)


async def test_news_stand_before_the_ask_of_a_case_that_goes_on(open_kiosk, desk: Desk):
    first = desk.pack.cases[0]
    told = {key: words.model_copy(update={"news": "A new hearing is set."}) for key, words in first.words.items()}
    desk.pack = desk.pack.model_copy(update={"cases": (first.model_copy(update={"words": told}), *desk.pack.cases[1:])})
    async with open_kiosk() as hands:
        await at_case(hands, ROBIN)
        text = hands.text()
        assert text.index("A new hearing is set.") < text.index("What we ask")


async def test_a_case_that_stops_while_somebody_writes_is_told_calmly_and_counts_nothing(open_kiosk, live: Desk, clock):
    async with open_kiosk() as hands:
        await at_sign(hands, ROBIN)
        await hands.press("9")
        await hands.see(ReviewScreen)
        clock.at = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)
        await hands.press("enter")
        await hands.see(StoppedScreen)
        await hands.press("escape")
        await hands.see(CasesScreen)
    assert live.ledger.tally(()).total == 0 and live.spool.pending() == 0


def test_a_practice_pack_never_stops(desk: Desk, clock):
    clock.at = datetime(2027, 6, 1, tzinfo=UTC)
    assert desk.stopped_cases() == frozenset() and not any(card.stopped for card in desk.cards("en"))
    assert desk.case("robin-example").channel(Kind.LETTER)
