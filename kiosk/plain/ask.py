"""A field of one line: what stood there may be kept, changed or taken out."""

from __future__ import annotations

from kiosk.plain.talk import Talk


def asked(talk: Talk, label: str, hint: str, now: str, limit: int) -> str:
    """A field of one line; Enter keeps what stood there and a dot empties it."""
    say = talk.say
    talk.heading(label)
    if hint:
        talk.tell(hint)
    if now:
        talk.tell(say("So far: {words}", words=now), say("Enter keeps it, a dot takes it out."))
    typed = talk.line(say("Your words:"), limit)
    return "" if typed == "." else typed or now
