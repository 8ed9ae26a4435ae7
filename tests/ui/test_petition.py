"""A petition signed at the kiosk: the statement, a name, a country; sealed, counted, and not offered twice."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.petition import PetitionScreen
from kiosk.ui.screens.refused import RefusedScreen
from kiosk.ui.screens.thanks import ThanksScreen


async def to_the_petition(hands) -> PetitionScreen:
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.press("2")
    await hands.see(CaseScreen)
    await hands.press("3")
    return await hands.see(PetitionScreen)


async def test_a_name_and_a_country_are_sealed_and_counted_once(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_petition(hands)
        assert "Release Dr Tun Aung at once and unconditionally." in hands.text()
        await hands.type("Ana Example")
        await hands.press("enter")
        await hands.type("Norway")
        await hands.press("f10")
        await hands.see(ThanksScreen)
        assert "Your signature is number 1 tonight," in hands.text()
        assert "Your name is sealed. Nobody at this table can read it." in hands.text()
    (row,) = desk.ledger.signatures()
    assert row.box and b"Ana" not in row.box and b"Norway" not in row.box
    (action,) = desk.ledger.actions()
    assert (action.kind, action.source, action.quantity) == ("petition", "kiosk", 1)
    assert not desk.ledger.jobs()


async def test_a_signature_without_a_name_is_asked_for_one(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_petition(hands)
        await hands.type("   ")
        await hands.press("f10")
        await hands.until(lambda: "A signature needs a name. A first name is enough." in hands.text())
        await hands.see(PetitionScreen)
    assert desk.ledger.tally(()).total == 0


async def test_going_back_keeps_the_name_and_signs_nothing(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_petition(hands)
        await hands.type("Ana Example")
        await hands.press("escape")
        await hands.see(CaseScreen)
        await hands.press("3")
        await hands.see(PetitionScreen)
        assert "Ana Example" in hands.text()
    assert desk.ledger.tally(()).total == 0


async def test_who_has_signed_is_not_asked_again_for_this_case(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_petition(hands)
        await hands.type("Ana Example")
        await hands.press("f10")
        await hands.see(ThanksScreen)
        await hands.press("2")
        await hands.see(CasesScreen)
        await hands.type("aung")
        await hands.press("enter")
        await hands.see(CaseScreen)
        assert "You have signed its petition." in hands.text()
        await hands.press("3")
        await hands.see(CaseScreen)
    assert desk.ledger.tally(()).total == 1


async def test_a_second_case_already_knows_the_name(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_petition(hands)
        await hands.type("Ana Example")
        await hands.press("f10")
        await hands.see(ThanksScreen)
        await hands.press("2")
        await hands.see(CasesScreen)
        await hands.type("yaman")
        await hands.press("enter")
        await hands.see(CaseScreen)
        await hands.press("3")
        await hands.see(PetitionScreen)
        assert "Ana Example" in hands.text()
        await hands.press("f10")
        await hands.see(ThanksScreen)
    assert desk.ledger.tally(()).appeals == 2 and len(desk.ledger.signatures()) == 2


async def test_somebody_under_18_signs_with_a_first_name_alone(open_kiosk, desk: Desk, monkeypatch):
    sealed = []
    seal = desk.sign_petition
    monkeypatch.setattr(desk, "sign_petition", lambda visit, *words: sealed.append(words) or seal(visit, *words))
    async with open_kiosk() as hands:
        await to_the_petition(hands)
        await hands.type("Ana Example")
        await hands.touch("#minor")
        await hands.press("f10")
        await hands.see(RefusedScreen)
        assert "Your first name is enough: Ana." in hands.text()
        await hands.press("1")
        await hands.see(ThanksScreen)
    assert sealed == [("Ana", "")]


async def test_who_has_family_there_signs_without_a_name_or_takes_another_case(open_kiosk, desk: Desk, monkeypatch):
    sealed = []
    seal = desk.sign_petition
    monkeypatch.setattr(desk, "sign_petition", lambda visit, *words: sealed.append(words) or seal(visit, *words))
    async with open_kiosk() as hands:
        await to_the_petition(hands)
        await hands.type("Ana Example")
        await hands.press("tab")
        await hands.type("Norway")
        await hands.touch("#kin")
        await hands.press("f10")
        await hands.see(RefusedScreen)
        assert "You have family there: please do not sign with your name." in hands.text()
        await hands.press("1")
        await hands.see(ThanksScreen)
    assert sealed == [("a student from Norway", "Norway")]
