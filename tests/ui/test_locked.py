"""A stranger can't get out, a crash tells nobody's words, and signals leave the terminal whole."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest
from textual.widgets import Static

from kiosk.desk import Desk
from kiosk.errors import EXIT_RESTART
from kiosk.ui.app import KioskApp
from kiosk.ui.locked import survive_broken_bytes
from kiosk.ui.opening import Opening
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.screens.write import WriteScreen

ESCAPES = (
    "ctrl+q", "ctrl+c", "ctrl+p", "ctrl+z", "ctrl+backslash", "ctrl+d", "ctrl+s", "ctrl+o", "ctrl+l", "ctrl+w",
    "ctrl+n", "ctrl+shift+p", "alt+f4", "alt+x", "f1", "f2", "f3", "f4", "f8", "f9", "f11",
    "ctrl+at", "shift+insert", "super+c",
)  # fmt: skip


async def test_no_key_leads_out(open_kiosk):
    async with open_kiosk() as hands:
        welcome = await hands.see(WelcomeScreen)
        await hands.press(*ESCAPES)
        await hands.pilot.pause(0.05)
        assert hands.app.screen is welcome and hands.app.is_running
        await hands.press("9")
        await hands.see(CasesScreen)
        await hands.press(*ESCAPES)
        await hands.pilot.pause(0.05)
        assert type(hands.app.screen) is CasesScreen and hands.app.is_running


async def test_there_is_no_palette_and_no_key_of_the_apps_own(open_kiosk):
    async with open_kiosk() as hands:
        assert not hands.app.ENABLE_COMMAND_PALETTE and not hands.app.COMMANDS
        assert not hands.app._bindings.key_to_bindings
        await hands.app.action_quit()
        hands.app.action_help_quit()
        hands.app.action_suspend_process()
        assert hands.app.is_running


async def test_no_browser_opens(open_kiosk, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    async with open_kiosk() as hands:
        hands.app.open_url("https://example.org")
    assert opened == []


async def test_what_is_copied_stays_within_the_app(open_kiosk):
    async with open_kiosk() as hands:
        written: list[str] = []
        hands.app._driver.write = written.append
        hands.app.copy_to_clipboard("my letter")
        assert hands.app.clipboard == "my letter"
        assert written == []


async def test_a_crash_ends_in_a_restart_and_its_report_holds_no_word(desk: Desk):
    app = KioskApp(Opening(desk.settings, desk.clock, lambda: desk))
    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            secret = "SECRET-NAME of the writer"

            def break_down() -> None:
                words = secret
                assert words
                raise ZeroDivisionError(secret)

            app.call_later(break_down)
            await pilot.pause(0.1)
    assert app.return_code == EXIT_RESTART
    (report,) = (desk.settings.data / "crashes").glob("crash-*.txt")
    text = report.read_text("utf-8")
    assert "ZeroDivisionError" in text and "break_down" in text
    assert "SECRET" not in text


async def test_a_crash_in_a_worker_names_what_broke_it(desk: Desk):
    app = KioskApp(Opening(desk.settings, desk.clock, lambda: desk))
    with pytest.raises(Exception, match="Worker"):
        async with app.run_test() as pilot:

            async def break_down() -> None:
                raise LookupError("SECRET")

            app.run_worker(break_down())
            await pilot.pause(0.1)
    (report,) = (desk.settings.data / "crashes").glob("crash-*.txt")
    assert "LookupError" in report.read_text("utf-8") and "SECRET" not in report.read_text("utf-8")


async def test_an_error_of_the_input_thread_asks_for_a_restart_without_a_word(desk: Desk, capsys):
    app = KioskApp(Opening(desk.settings, desk.clock, lambda: desk))
    async with app.run_test():
        app.panic(Static("SECRET"))
        await asyncio.sleep(0.05)
    assert app.return_code == EXIT_RESTART
    assert "SECRET" not in "".join(capsys.readouterr())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to send oneself")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_a_signal_ends_it_cleanly(desk: Desk, name: str):
    app = KioskApp(Opening(desk.settings, desk.clock, lambda: desk))
    async with app.run_test() as pilot:
        await pilot.pause()
        os.kill(os.getpid(), getattr(signal, name))
        for _ in range(100):
            await asyncio.sleep(0.01)
            if app._exit:
                break
        assert app._exit and app.return_code == 0
        asyncio.get_running_loop().remove_signal_handler(getattr(signal, name))


@pytest.mark.skipif(os.name == "nt", reason="the driver of Windows reads no bytes")
def test_a_broken_byte_is_read_as_a_question_mark():
    from textual.drivers import linux_driver

    survive_broken_bytes()
    decode = linux_driver.getincrementaldecoder("utf-8")().decode
    assert decode(b"a\xffb") == "a\ufffdb"
    assert decode("é".encode()[:1]) + decode("é".encode()[1:]) == "é"


async def test_keys_that_leave_a_shell_only_edit_in_a_letter(open_kiosk):
    async with open_kiosk() as hands:
        await hands.press("1")
        await hands.see(CasesScreen)
        await hands.press("1")
        await hands.pilot.pause(0.1)
        await hands.press("1")
        screen = await hands.see(WriteScreen)
        await hands.press("f7")
        await hands.pilot.pause()
        await hands.press(*ESCAPES)
        # F2 has a meaning here: it laid the phrases over the letter, and they go like everything.
        await hands.press("escape")
        assert await hands.see(WriteScreen) is screen
        await hands.press("f10")
        await hands.see(SignScreen)
