"""The colour profile that is shipped is the one its script makes, and it means sRGB to an engine of colours."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageCms


@pytest.fixture(scope="module")
def make_srgb() -> ModuleType:
    """The script, which lies beside this file and in no package."""
    spec = importlib.util.spec_from_file_location("make_srgb", Path(__file__).with_name("make_srgb.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_shipped_profile_is_what_its_script_makes(make_srgb: ModuleType):
    assert make_srgb.PROFILE.read_bytes() == make_srgb.made()


def test_its_primaries_are_those_of_srgb_under_d50(make_srgb: ModuleType):
    # The figures in every table of sRGB adapted by Bradford.
    wanted = [[0.4361, 0.2225, 0.0139], [0.3851, 0.7169, 0.0971], [0.1431, 0.0606, 0.7141]]
    for made, known in zip(make_srgb.colorants(), wanted, strict=True):
        assert made == pytest.approx(known, abs=3e-4)


def test_littlecms_changes_no_colour_from_it_to_its_own_srgb(make_srgb: ModuleType):
    colours = bytes((step * factor) % 256 for step in range(4_096) for factor in (7, 13, 29))
    image = Image.frombytes("RGB", (64, 64), colours)
    shown = ImageCms.profileToProfile(image, str(make_srgb.PROFILE), ImageCms.createProfile("sRGB"))
    assert max(abs(old - new) for old, new in zip(colours, shown.tobytes(), strict=True)) <= 1


def test_it_is_a_small_profile_of_version_2(make_srgb: ModuleType):
    data = make_srgb.made()
    assert len(data) < 1_200 and data[8:12] == b"\x02\x40\0\0" and int.from_bytes(data[:4]) == len(data)
    assert ImageCms.ImageCmsProfile(str(make_srgb.PROFILE)).profile.xcolor_space.strip() == "RGB"
