"""Between two visits in lines nothing of the first remains."""

from __future__ import annotations

import gc
from io import StringIO

from kiosk.plain.run import tell_visits

SECRET = "Xylophonia"


class Nowhere(StringIO):
    """A terminal that keeps nothing."""

    def write(self, text: str) -> int:
        return len(text)


def strings_with(word: str) -> list[str]:
    """Every string that something living refers to and that holds `word`."""
    gc.collect()
    found: list[str] = []
    # Loops, since what a comprehension closes over is held by a cell that would be found.
    for thing in gc.get_objects():
        for one in gc.get_referents(thing):
            if type(one) is str and word in one:
                found.append(f"{type(thing).__qualname__}: {one[:60]!r}")
    return found


def test_after_a_visit_no_living_thing_holds_a_word_of_it(listener, desk) -> None:
    # The word is never held by a name of the test's own: it would find itself.
    def keys() -> str:
        word = SECRET[::-1]
        fields = ["1", "2", "1", "2", word, word, word, "0", "3", "1", word, "", "9", "9", "2", word, word, "1", "1"]
        return "".join(f"{field}\r" for field in fields)

    listener.out = Nowhere()
    talk = listener.talk(keys())
    assert tell_visits(desk, talk, False, 1) is None
    assert len(desk.ledger.actions()) == 1
    assert strings_with(SECRET[::-1]) == []
