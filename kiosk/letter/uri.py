"""Words as links that a telephone opens: ``mailto:`` (RFC 6068), ``sms:`` (RFC 5724) and a network's own.

Whatever the words hold, they stay in the one field they were written for: of all that has a meaning in a link,
nothing is left as it is.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from kiosk.text import clean

_OPEN = "!',:@"
"""Signs in words that every reader of links takes as they are; each costs one byte of the code, encoded three."""

_SLOT = re.compile(r"\{(text|page)\}")
_LOOKS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\u2011": "-", "…": "..."}
    | {"\u00a0": " ", "\u202f": " ", "\u00ad": ""}
)


def mailto(to: str, subject: str = "", body: str = "") -> str:
    """An e-mail to one address; a line break of `body` is sent as CR LF, and one of `subject` as a space."""
    # A comma would part two addresses, a "?" begin the fields: an address has neither, or has them encoded.
    return f"mailto:{quote(to, safe='@+')}" + _fields("?", subject=" ".join(subject.split()), body=body)


def sms(to: str, body: str = "") -> str:
    """A text message to one number.

    RFC 5724 begins its fields with "?", as Android reads them, and iOS from 8 on looks for "&": with both signs each
    finds its own, and the field between is empty.
    """
    return f"sms:{re.sub(r'[^+0-9]', '', to)}" + _fields("?&", body=body)


def post(link: str, text: str, page: str = "") -> str:
    """A network's `link` with its slots filled."""
    values = {"text": encoded(text), "page": encoded(page)}
    # All slots at once, so that words which look like a slot stay words.
    return _SLOT.sub(lambda slot: values[slot[1]], link)


def encoded(text: str) -> str:
    """`text` as it may stand in one field of a link."""
    return quote(clean(text), safe=_OPEN)


def folded(text: str) -> str:
    """`text` in the signs that every telephone has on its keys.

    A typographic apostrophe takes nine bytes of a code instead of one, and makes an SMS of 160 characters one of 70.
    """
    return text.translate(_LOOKS)


def _fields(start: str, **fields: str) -> str:
    """Those of `fields` that say something, begun by `start`."""
    # What looks like %0A in the words has become %250A by now.
    told = "&".join(f"{name}={encoded(value).replace('%0A', '%0D%0A')}" for name, value in fields.items() if value)
    return start + told if told else ""
