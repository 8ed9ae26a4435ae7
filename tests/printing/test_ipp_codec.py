from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.ipp_codec import Asked, NotIpp, Tag, answer, request

HEAD = struct.pack(">BBHI", 1, 1, 0, 1)


def value(tag: int, name: bytes, content: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(content)) + content


def group(tag: int, *values: bytes) -> bytes:
    return bytes([tag]) + b"".join(values)


def test_a_request_is_written_as_the_standard_shows_it() -> None:
    # RFC 8010, A.1 has these bytes, for a Print-Job.
    written = request(0x0002, [Asked("printer-uri", Tag.URI, ("ipp://printer.example.com/ipp/print/pinetree",))], [])
    assert written == (
        b"\x01\x01\x00\x02\x00\x00\x00\x01\x01"
        b"\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x48\x00\x1battributes-natural-language\x00\x02en"
        b"\x45\x00\x0bprinter-uri\x00\x2cipp://printer.example.com/ipp/print/pinetree\x03"
    )


def test_numbers_truths_and_further_values_are_written() -> None:
    job = [Asked("copies", Tag.INTEGER, (2,)), Asked("fine", Tag.BOOLEAN, (True,)), Asked("k", Tag.KEYWORD, ("a", "b"))]
    assert request(2, [], job).endswith(
        b"\x02\x21\x00\x06copies\x00\x04\x00\x00\x00\x02\x22\x00\x04fine\x00\x01\x01"
        b"\x44\x00\x01k\x00\x01a\x44\x00\x00\x00\x01b\x03"
    )


def test_what_a_printer_says_is_read_by_groups() -> None:
    told = answer(
        struct.pack(">BBHI", 2, 0, 0x0507, 9)
        + group(Tag.OPERATION, value(Tag.TEXT, b"status-message", "Occupé".encode()))
        + group(Tag.JOB, value(Tag.INTEGER, b"job-id", b"\0\0\0\x07"), value(Tag.NAME, b"job-name", b"abc"))
        + group(Tag.JOB, value(Tag.INTEGER, b"job-id", b"\0\0\0\x08"))
        + group(Tag.PRINTER, value(Tag.KEYWORD, b"reasons", b"jam"), value(Tag.KEYWORD, b"", b"toner-low"))
        + bytes([Tag.END])
    )
    assert (told.status, told.ok, told.message) == (0x0507, False, "Occupé")
    assert told.jobs == ({"job-id": [7], "job-name": ["abc"]}, {"job-id": [8]})
    assert told.printers == ({"reasons": ["jam", "toner-low"]},)


def test_values_of_every_other_form_pass_by_without_harm() -> None:
    collection = (
        value(Tag.COLLECTION, b"media-col", b"")
        + value(0x4A, b"", b"media-size")
        + value(Tag.COLLECTION, b"", b"")
        + value(0x4A, b"", b"x-dimension")
        + value(Tag.INTEGER, b"", b"\0\0\x52\x08")
        + value(Tag.COLLECTION_END, b"", b"")
        + value(Tag.COLLECTION_END, b"", b"")
    )
    told = answer(
        HEAD
        + group(
            Tag.PRINTER,
            collection,
            value(0x13, b"printer-alert", b""),
            value(Tag.NAME_WITH_LANGUAGE, b"printer-name", b"\0\2en\0\5Press"),
            value(0x30, b"printer-input-tray", b"level=3;"),
            value(Tag.BOOLEAN, b"printer-is-accepting-jobs", b"\0"),
        )
        + bytes([Tag.END])
    )
    assert told.printers == (
        {
            "media-col": [b""],
            "printer-alert": [],
            "printer-name": ["Press"],
            "printer-input-tray": [b"level=3;"],
            "printer-is-accepting-jobs": [False],
        },
    )


@pytest.mark.parametrize(
    "told",
    [b"", b"<html>", HEAD, HEAD + b"\x01", HEAD + value(Tag.NAME, b"a", b"b")[:-1], HEAD + value(Tag.NAME, b"a", b"b")],
)
def test_bytes_that_are_no_answer_are_said_to_be_none(told: bytes) -> None:
    with pytest.raises(NotIpp):
        answer(told)


@given(st.binary(max_size=200))
def test_no_bytes_do_harm(told: bytes) -> None:
    with suppress(NotIpp):
        answer(HEAD + told)
