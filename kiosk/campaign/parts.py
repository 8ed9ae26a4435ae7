"""An address in parts, for whoever does not know in which order its country writes them."""

from __future__ import annotations

from typing import Annotated

from kiosk.campaign.forms import Note, Sentence, listed
from kiosk.shape import Shape

LINES_MAX = 5
"""Lines of an address before that of its country, which is the sixth."""


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
