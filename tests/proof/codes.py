"""The longest text of each channel and language whose code is still read: off a screen, off paper, by a decoder.

python tests/proof/codes.py                   codes rasterised as a terminal paints them, and photographed badly
python tests/proof/codes.py --xterm FOLDER    the same in a real terminal under Xvfb; each picture lies in FOLDER
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import zxingcpp
from PIL import Image, ImageFilter, ImageOps
from textual.app import App

from kiosk.campaign.kind import Kind
from kiosk.campaign.phone import Network
from kiosk.catalogue import speaker
from kiosk.config import ThemeName
from kiosk.letter.handover import BY_PHONE, Message
from kiosk.sheets.code import paper_code, screen_code, screen_side
from kiosk.sheets.fit import Fit, fits_paper, fits_screen
from kiosk.text import graphemes
from kiosk.ui.screens.handover import HandoverScreen
from kiosk.ui.themes import THEMES
from kiosk.ui.widgets.code import DARK, strips

TEXTS = Path(__file__).parents[1] / "data" / "udhr-article-1.json"
LANGUAGES = {"en": "en", "fr": "fr", "es": "es", "pt": "pt-BR", "de": "de-1996", "ru": "ru", "ar": "ar", "km": "km"}
SIZES = ((80, 24), (120, 40))
CELL = (8, 16)
DISPLAY = ":97"

TO = {Kind.EMAIL: "minister@example.org", Kind.SMS: "+1 202 555 0110", Kind.POST: "@example_minister"}
NETWORK = Network(name="Mastodon", link="https://mastodon.example/share?text={text}", most=10_000)


def sample(kind: Kind, language: str) -> Message:
    """A message of this kind without a text; room is measured with Article 1 of the Declaration."""
    told = json.loads(TEXTS.read_text("utf-8"))["texts"][LANGUAGES[language]]["text"]
    ending = f" {TO[kind]}" if kind is Kind.POST else ""
    subject = "Tun Aung" if kind is Kind.EMAIL else ""
    return Message(kind, TO[kind], subject, "", ending, NETWORK if kind is Kind.POST else None, "", told + " ")


def filled(message: Message, fit: Fit) -> Message:
    """The message with the longest text there is room for."""
    letters = graphemes(message.like)
    return replace(message, text="".join((letters * (fit.room // len(letters) + 1))[: fit.room]))


def longest(size: tuple[int, int]) -> Iterator[tuple[Kind, str, Message, int]]:
    """For each channel and language the longest message a terminal of this size shows, and its characters."""
    for kind in BY_PHONE:
        for language in LANGUAGES:
            empty = sample(kind, language)
            fit = fits_screen(empty, size[1], size[0])
            yield kind, language, filled(empty, fit), fit.room


def painted(uri: str, size: tuple[int, int]) -> Image.Image:
    """The code as a terminal paints the widget's cells: half blocks of two colours, and spaces of one."""
    side = screen_side(size[1], size[0])
    code = screen_code(uri, side)
    assert code, "a text that fits has a code"
    picture = Image.new("L", (side, 2 * (side // 2)), 255)
    for y, strip in enumerate(strips(code, side, side // 2)):
        x = 0
        for segment in strip:
            assert segment.style and segment.style.color and segment.style.bgcolor
            ink, ground = (255 * (one.name != DARK) for one in (segment.style.color, segment.style.bgcolor))
            for char in segment.text:
                picture.putpixel((x, 2 * y), ground)
                picture.putpixel((x, 2 * y + 1), ground if char == " " else ink)
                x += 1
    return picture.resize((picture.width * CELL[0], picture.height * CELL[1] // 2), Image.Resampling.NEAREST)


def snapped(picture: Image.Image, seed: int) -> Image.Image:
    """A telephone's picture of a picture: aslant, 900 pixels wide, out of focus, noisy, squeezed as JPEG."""
    chance = random.Random(seed)
    width, height = 900, round(900 * picture.height / picture.width)
    # The dark frame of a screen, so that no slant cuts the code.
    framed = ImageOps.expand(picture.convert("L"), picture.width // 12, 40)
    flat = framed.resize((width, height), Image.Resampling.BILINEAR)
    corners = [(0, 0), (0, height), (width, height), (width, 0)]
    aslant = [(x + chance.uniform(-1, 1) * width * 0.04, y + chance.uniform(-1, 1) * height * 0.04) for x, y in corners]
    quad = tuple(round(number) for corner in aslant for number in corner)
    seen = flat.transform(flat.size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor=120)
    seen = seen.filter(ImageFilter.GaussianBlur(1.2))
    noise = Image.effect_noise(seen.size, 24)
    seen = Image.blend(seen, noise, 0.18)
    squeezed = BytesIO()
    seen.save(squeezed, "JPEG", quality=60)
    return Image.open(squeezed)


def reads(picture: Image.Image, uri: str) -> bool:
    return [found.text for found in zxingcpp.read_barcodes(picture)] == [uri]


class Show(App[None]):
    """The screen of the kiosk with one code on it, in a terminal of its own."""

    CSS_PATH = Path(__file__).parents[2] / "kiosk" / "ui" / "kiosk.tcss"

    def __init__(self, uri: str, kind: Kind, theme: ThemeName) -> None:
        super().__init__()
        for one in THEMES.values():
            self.register_theme(one)
        self.theme = THEMES[theme].name
        self._screen = HandoverScreen(speaker("en"), kind, "Dr Tun Aung", partial(screen_code, uri))

    def on_mount(self) -> None:
        self.push_screen(self._screen)


def shot(uri: str, kind: Kind, size: tuple[int, int], path: Path, look: str = "night") -> Image.Image:
    """The same screen in xterm, as its window stands on the display."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as told:
        json.dump([uri, kind.value, look], told)
        told.flush()
        program = [sys.executable, __file__, "--show", told.name]
        xterm = ["xterm", "-geometry", f"{size[0]}x{size[1]}+0+0", "-fa", "DejaVu Sans Mono", "-fs", "11", "-b", "0"]
        env = {**os.environ, "DISPLAY": DISPLAY, "COLORTERM": "" if look == "sixteen" else "truecolor"}
        with subprocess.Popen(
            [*xterm, "+sb", "-tn", "xterm" if look == "sixteen" else "xterm-256color", "-e", *program], env=env
        ) as run:
            time.sleep(4)
            subprocess.run(["import", "-window", "root", path], env=env, check=True)
            run.terminate()
    picture = Image.open(path).convert("RGB")
    return picture.crop(picture.getbbox())


def table(folder: Path | None) -> None:
    """Print, for each size and channel, the longest text in each language; a star where a reading failed."""
    print("| code | channel | " + " | ".join(LANGUAGES) + " |\n| --- | --- |" + " --- |" * len(LANGUAGES))
    tried = snaps = clear = blurred = 0
    for size in SIZES:
        row: list[str] = []
        for kind, language, message, room in longest(size):
            uri = message.uri
            if folder:
                picture = shot(uri, kind, size, folder / f"{size[0]}x{size[1]}-{kind.value}-{language}.png")
            else:
                picture = painted(uri, size)
            whole = reads(picture, uri)
            good = sum(reads(snapped(picture, seed), uri) for seed in range(3))
            tried, snaps, clear, blurred = tried + 1, snaps + 3, clear + whole, blurred + good
            row.append(f"{room}{'' if whole else '*'}")
            if len(row) == len(LANGUAGES):
                print(f"| {size[0]}x{size[1]} | {kind.value} | " + " | ".join(row) + " |", flush=True)
                row.clear()
    for kind in BY_PHONE:
        rooms = [fits_paper(sample(kind, language)).room for language in LANGUAGES]
        print(f"| paper | {kind.value} | " + " | ".join(map(str, rooms)) + " |")
    print(f"\nread: {clear} of {tried} as painted, {blurred} of {snaps} photographed aslant, blurred and noisy")


def on_paper() -> None:
    """Print how many of the fullest codes of a slip are read off its page at 300 dpi, and photographed."""
    codes = [
        (message.uri, paper_code(message.uri))
        for message in (
            filled(one, fits_paper(one)) for kind in BY_PHONE for one in [sample(kind, tongue) for tongue in LANGUAGES]
        )
    ]
    good = 0
    for uri, code in codes:
        assert code
        side = len(code.modules) + 8
        picture = Image.new("L", (side, side), 255)
        for y, row in enumerate(code.modules):
            for x, module in enumerate(row):
                if module == "1":
                    picture.putpixel((x + 4, y + 4), 0)
        good += reads(picture.resize((980, 980), Image.Resampling.BILINEAR), uri)
    print(f"paper: {good} of {len(codes)} of the fullest codes read at 300 dpi")


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--show"]:
        uri, kind, look = json.loads(Path(arguments[1]).read_text("utf-8"))
        Show(uri, Kind(kind), ThemeName(look)).run()
        return
    folder = Path(arguments[1]) if arguments[:1] == ["--xterm"] else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        with subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1600x1200x24"]) as display:
            time.sleep(1)
            table(folder)
            display.terminate()
    else:
        table(None)
        on_paper()


if __name__ == "__main__":
    main(sys.argv[1:])
