"""One attendee's path, walked at random and by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.campaign.kind import Kind
from kiosk.ladder import Rung
from kiosk.letter.draft import Draft, Way
from kiosk.visit import Step, Visit, WrongStep

CASES = ("tun-aung", "yorm-bopha", "badia-east")
WORDS = st.text(min_size=1, max_size=20)


def at_write(case: str = "tun-aung") -> Visit:
    return Visit("en").begin().choose(case).act(Kind.LETTER)


def test_the_path_runs_from_welcome_to_thanks() -> None:
    visit = Visit("en")
    steps = [visit.step]
    for move in (
        lambda v: v.begin("fr"),
        lambda v: v.choose("tun-aung"),
        lambda v: v.act(Kind.LETTER),
        lambda v: v.written(Draft()),
        lambda v: v.signed("", ""),
        lambda v: v.done(),
    ):
        visit = move(visit)
        steps.append(visit.step)
    assert steps == [step for step in Step if step is not Step.HANDOVER]
    assert visit.language == "fr"


@pytest.mark.parametrize("rung", Rung)
def test_each_rung_has_a_path_from_its_case_to_thanks_and_back(rung: Rung) -> None:
    visit = Visit("en").begin().choose("tun-aung").act(rung)
    passed = [visit.step]
    while visit.step in (Step.WRITE, Step.SIGN) and passed != [Step.SIGN]:
        visit = visit.written(Draft()) if visit.step is Step.WRITE else visit.signed("", "")
        passed.append(visit.step)
    assert visit.done().step is Step.THANKS
    for step in reversed([Step.CASE, *passed[:-1]]):
        visit = visit.back()
        assert visit.step is step


def test_what_a_telephone_sends_has_words_of_its_own_and_no_page() -> None:
    letter = at_write().keep(Draft(way=Way.FREE, free="Dear President", name="Ana"))
    email = letter.back().act(Rung.EMAIL)
    assert email.draft == Draft(name="Ana")
    assert email.written(Draft()).step is Step.HANDOVER


def test_a_post_knows_its_network() -> None:
    visit = Visit("en").begin().choose("tun-aung").act(Rung.POST, "Mastodon")
    assert (visit.network, visit.kind) == ("Mastodon", Kind.POST)


def test_what_does_not_fit_leads_back_to_its_words_or_to_its_case() -> None:
    case = Visit("en").begin().choose("tun-aung")
    assert case.act(Rung.PHOTO).written(Draft()).rewrite().step is Step.WRITE
    assert at_write().written(Draft()).signed("", "").rewrite().step is Step.WRITE
    assert case.act(Rung.HAND).rewrite().step is Step.CASE


def test_an_undo_leads_back_to_the_case_and_takes_the_count_back() -> None:
    sent = Visit("en").begin().choose("tun-aung").act(Rung.SMS).written(Draft()).done()
    assert (sent.counted, sent.undone().counted, sent.undone().step) == (1, 0, Step.CASE)


def test_a_sheet_to_copy_by_hand_counts_nothing_yet() -> None:
    assert Visit("en").begin().choose("tun-aung").act(Rung.HAND).done(counted=False).counted == 0


def test_a_signed_petition_is_remembered_for_the_visit_alone() -> None:
    signed = Visit("en").begin().choose("tun-aung").act(Rung.PETITION).done()
    assert signed.another().petitions == {"tun-aung"}


def test_each_action_has_a_ticket_of_its_own() -> None:
    visit = Visit("en").begin().choose("tun-aung")
    tickets = {visit.act(Rung.PETITION).ticket, visit.act(Rung.PETITION).ticket, visit.act(Rung.HAND).ticket}
    assert len(tickets) == 3 and "" not in tickets


def test_back_leads_to_the_welcome_and_keeps_every_word() -> None:
    visit = at_write().written(Draft(why="because")).signed("Ana Example", "Exampleville")
    for expected in (Step.SIGN, Step.WRITE, Step.CASE, Step.CASES, Step.WELCOME, Step.WELCOME):
        visit = visit.back()
        assert visit.step is expected
    again = visit.begin().choose("tun-aung")
    assert (again.draft.why, again.draft.name) == ("because", "Ana Example")


def test_another_case_carries_who_i_am_but_not_what_moved_me() -> None:
    draft = Draft(way=Way.GUIDED, who="a nurse", why="this case", name="Ana")
    visit = at_write().keep(draft).back().back().choose("badia-east")
    assert visit.draft == Draft(way=Way.GUIDED, who="a nurse", name="Ana")


def test_a_card_and_a_letter_for_one_person_share_no_words() -> None:
    letter = at_write().keep(Draft(way=Way.FREE, free="Dear President", name="Ana"))
    card = letter.back().act(Kind.SOLIDARITY)
    assert card.draft == Draft(name="Ana")
    written = card.keep(Draft(way=Way.FREE, free="We think of you")).back()
    assert written.act(Kind.SOLIDARITY).draft.free == "We think of you"
    assert written.act(Kind.LETTER).draft.free == "Dear President"


def test_family_in_a_country_is_said_once_for_a_case_and_not_for_another() -> None:
    signed = at_write().written(Draft(kin=True, minor=True)).signed("", "")
    card = signed.done().another().choose("tun-aung").act(Kind.SOLIDARITY)
    assert card.draft.kin and card.draft.minor
    other = card.back().back().choose("yorm-bopha").act(Kind.LETTER)
    assert other.draft.minor and not other.draft.kin


def test_another_case_may_be_taken_from_any_question_with_every_word_kept() -> None:
    visit = at_write().keep(Draft(why="I care."))
    for here in (visit, visit.written(visit.draft), visit.written(visit.draft).signed("", "")):
        gone = here.elsewhere()
        assert (gone.step, gone.case_id, gone.ticket) == (Step.CASES, None, "")
        assert gone.choose("tun-aung").act(Kind.LETTER).draft.why == "I care."


def test_a_counted_letter_forgets_its_words_at_once() -> None:
    visit = at_write().written(Draft(why="secret", free="whole letter", who="a nurse")).signed("Ana", "").done()
    assert (visit.draft.why, visit.draft.free) == ("", None)


def test_someone_else_can_be_written_for_after_the_thanks() -> None:
    visit = at_write().written(Draft()).signed("Ana", "").done().another()
    assert (visit.step, visit.case_id, visit.ticket, visit.counted) == (Step.CASES, None, "", 1)


def test_each_review_has_a_ticket_of_its_own() -> None:
    signing = at_write().written(Draft())
    assert signing.signed("", "").ticket != signing.signed("", "").ticket


def test_a_move_the_step_does_not_offer_is_refused() -> None:
    with pytest.raises(WrongStep, match="welcome is not review"):
        Visit("en").done()


def test_a_visit_shows_none_of_its_words() -> None:
    visit = at_write().keep(Draft(why="secret words", name="Ana Example"))
    assert "secret" not in repr(visit) and "Ana" not in repr(visit)
    assert "secret" not in repr(visit.draft)


class AnyWalk(RuleBasedStateMachine):
    """Every walk through a visit: what was typed for a case is there whenever that case is open, until it prints."""

    @initialize()
    def someone_comes(self) -> None:
        self.visit = Visit("en")
        self.typed: dict[str, str] = {}

    @precondition(lambda self: self.visit.step is Step.WELCOME)
    @rule()
    def begin(self) -> None:
        self.visit = self.visit.begin()

    @precondition(lambda self: self.visit.step is Step.CASES)
    @rule(case=st.sampled_from(CASES))
    def choose(self, case: str) -> None:
        self.visit = self.visit.choose(case)

    @precondition(lambda self: self.visit.step is Step.CASE)
    @rule(rung=st.sampled_from(Rung))
    def act(self, rung: Rung) -> None:
        self.visit = self.visit.act(rung)

    @precondition(lambda self: self.visit.step is Step.WRITE)
    @rule(words=WORDS, way=st.sampled_from(Way))
    def type_and_go_on(self, words: str, way: Way) -> None:
        self.typed[self.visit.words] = words
        self.visit = self.visit.written(replace(self.visit.draft, why=words, way=way))

    @precondition(lambda self: self.visit.step is Step.SIGN and self.visit.rung is not Rung.PETITION)
    @rule(name=WORDS)
    def sign(self, name: str) -> None:
        self.visit = self.visit.signed(name, "")

    @precondition(lambda self: self.visit.step in (Step.REVIEW, Step.HANDOVER) or self._petition)
    @rule()
    def count(self) -> None:
        before = self.visit
        self.visit = before.done(counted=before.rung is not Rung.HAND)
        self.typed.clear()
        assert self.visit.counted == before.counted + (before.rung is not Rung.HAND)

    @precondition(lambda self: self.visit.step in (Step.REVIEW, Step.HANDOVER))
    @rule()
    def rewrite(self) -> None:
        self.visit = self.visit.rewrite()

    @precondition(lambda self: self.visit.step is Step.THANKS and self.visit.rung.by_phone)
    @rule()
    def take_back(self) -> None:
        self.visit = self.visit.undone()

    @property
    def _petition(self) -> bool:
        return self.visit.step is Step.SIGN and self.visit.rung is Rung.PETITION

    @precondition(lambda self: self.visit.step is Step.THANKS)
    @rule()
    def another(self) -> None:
        self.visit = self.visit.another()

    @precondition(lambda self: self.visit.step in (Step.CASE, Step.WRITE, Step.SIGN, Step.REVIEW, Step.HANDOVER))
    @rule()
    def elsewhere(self) -> None:
        self.visit = self.visit.elsewhere()

    @rule()
    def back(self) -> None:
        self.visit = self.visit.back()

    @invariant()
    def no_word_is_lost(self) -> None:
        for key, words in getattr(self, "typed", {}).items():
            assert self.visit.drafts[key].why == words


TestAnyWalk = AnyWalk.TestCase
TestAnyWalk.settings = settings(max_examples=60, stateful_step_count=40)
