"""An address in parts, for whoever does not know in which order its country writes them, and one in its own script."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kiosk.campaign.forms import Language, Note, Sentence, listed, unless
from kiosk.shape import Shape

LINES_MAX = 5
"""Lines of an address before that of its country, which is the sixth."""

ASKED = Field(validate_default=True)
"""Of a key that may be left out only where another stands: pydantic would not look at a default otherwise."""


class AddressParts(Shape):
    """What an address is made of, in no order; each entry of a list is a line of its own.

    `district` is a part of the city and `region` what the city lies in: a state, province or county, written as
    its post writes it ("DC", "Jiangsu"). The country is no part: it is added for the post that collects the letter.
    """

    recipient: Annotated[tuple[Sentence, ...], listed(1, 3)]
    organisation: Annotated[tuple[Sentence, ...], listed(0, 3)] = ()
    street: Annotated[tuple[Sentence, ...], listed(0, 3)] = ()
    district: Note = ""
    city: Sentence
    region: Note = ""
    postcode: Note = ""


class LocalAddress(Shape):
    """The target's address in the script of the country it lies in: a second block, which its own post reads.

    `lines` stand in the order that country writes them, without its name; of a pack that gives `parts` instead
    they are made as it is read.
    """

    language: Language
    parts: AddressParts | None = None
    lines: Annotated[tuple[Sentence, ...], listed(1, LINES_MAX), unless("parts"), ASKED] = ()
