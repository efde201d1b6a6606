"""Bytes that are no clean text: what is refused, what is mended, what is warned of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resgraph.core.errors import Refused
from resgraph.core.model import Source
from resgraph.core.problem import catalogue
from resgraph.core.tables import toml
from resgraph.sources import read
from resgraph.sources.intake import LIMIT
from tests.sources.carriers import TEXT, assert_lawful, source_of

LINE = "The European Parliament, having regard to Željana Zovko – “Ş”.\n"


def _names(source: Source) -> list[str]:
    return [catalogue()[problem.code].name for problem in source.problems]


def _refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        read(data, "page.html")
    assert caught.value.source == "page.html"
    return catalogue()[caught.value.problem.code].name, str(caught.value)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("\ufeff".encode(), "empty"),
        (b"\x00\x00\x00", "empty"),
        (b"<!doctype html><!-- x --><html><body><script>x</script></body></html>", "empty"),
        (b"<html><head><title>x</title></head></html>", "empty"),
        (b"%PDF-1.7\n1 0 obj", "not-text"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "not-text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not-text"),
        (b"PK\x03\x04\x14\x00\x06\x00", "not-text"),
        (b"\x1f\x8b\x08\x00\x00\x00", "not-text"),
        (bytes(range(256)) * 4, "not-text"),
        (LINE.encode("cp1250"), "encoding"),
        ("Résumé of a Résumé".encode("cp1252"), "encoding"),
        (b"text \xff text", "encoding"),
        (b"text \xed\xa0\x80 text", "encoding"),
        (b"x" * (LIMIT + 1), "too-large"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "xml-doctype"),
        (b'<!DOCTYPE html [<!ENTITY x "y">]><html><body>&x;</body></html>', "xml-doctype"),
        (b'<?xml version="1.0" encoding="UTF-8"?><akomaNtoso><p>text</p></akomaNtoso>', "xml-vocabulary"),
    ],
)
def test_what_is_no_readable_text_is_refused_whatever_its_name(data: bytes, name: str) -> None:
    assert _refusal(data)[0] == name


def test_invalid_utf8_is_refused_with_the_byte_and_a_remedy() -> None:
    message = _refusal(b"The R\xe9solution")[1]
    assert "Byte 5 (0xE9)" in message
    assert "Convert the file to UTF-8" in message


def test_a_refused_file_never_shows_its_entities() -> None:
    message = _refusal(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')[1]
    assert "passwd" not in message


@pytest.mark.parametrize(
    "data",
    [
        LINE.encode(),
        b"\xef\xbb\xbf" + LINE.encode(),
        b"\xff\xfe" + LINE.encode("utf-16-le"),
        b"\xfe\xff" + LINE.encode("utf-16-be"),
        LINE.encode("utf-16-le"),
        LINE.encode("utf-16-be"),
        LINE.encode("utf-32"),
    ],
)
def test_unicode_in_every_form_gives_the_same_text_and_no_warning(data: bytes) -> None:
    source = read(data, "x")
    assert source.text == LINE
    assert source.problems == ()
    assert source.byte_size == len(data)


PAGE = "<html><head><meta charset={}></head><body><p>Résumé “of” the text</p></body></html>"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1252", "cp1252"),
        ("'iso-8859-1'", "cp1252"),
        ('"UTF-8"', "utf-8"),
        ("iso-8859-1", "utf-8"),  # a wrong declaration of a page in UTF-8
        ("nonsense", "utf-8"),
    ],
)
def test_a_declared_encoding_is_believed_only_where_utf8_fails(declared: str, encoding: str) -> None:
    assert read(PAGE.format(declared).encode(encoding), "x").text == "Résumé “of” the text"


@pytest.mark.parametrize("declared", ["utf-8", "nonsense", "utf-7", "hex", "idna", "shift_jis"])
def test_no_encoding_is_guessed_and_no_odd_codec_is_run(declared: str) -> None:
    assert _refusal(PAGE.format(declared).encode("cp1252"))[0] == "encoding"


def test_an_xml_declaration_names_the_encoding_of_an_xhtml_page() -> None:
    page = '<?xml version="1.0" encoding="ISO-8859-15"?><html><body><p>10 €</p></body></html>'
    assert read(page.encode("iso8859-15"), "x").text == "10 €"


def test_control_characters_are_removed_with_one_counted_warning() -> None:
    source = source_of("The\x00 Euro\x07pean\x7f Parl\x9diament,\ufffe one\uffff.\n")
    assert source.text == "The European Parliament, one.\n"
    assert _names(source) == ["control-characters"]
    assert source.problems[0].message.startswith("6 control characters removed: U+0000, U+0007, U+007F")
    assert source.problems[0].span is not None


def test_a_form_feed_between_pages_is_a_line_end_and_no_accident() -> None:
    source = source_of("First page.\n\x0cSecond page.\n")
    assert source.text == "First page.\n\nSecond page.\n"
    assert source.problems == ()
    assert _names(source_of("First\x0bline\x0cbreak.\n")) == ["control-characters"]


def test_character_references_bring_no_forbidden_character_in() -> None:
    source = source_of("<html><body><p>a&#0;b&#xD800;c&#xFFFE;d&#8;e&#x80;f&#1114112;g</p></body></html>")
    assert source.text == "abcde€fg"
    assert _names(source) == ["control-characters"]


@pytest.mark.parametrize("char", ["\u202e", "\u2067", "\u200b", "\u200d", "\ufeff", "\u00ad", "\U000e0041"])
def test_invisible_characters_are_kept_with_a_warning(char: str) -> None:
    source = source_of(f"The European{char} Parliament{char}, one.\n")
    assert source.text.count(char) == 2
    assert _names(source) == ["bidi-control"]
    assert source.problems[0].span is not None
    assert source.text[source.problems[0].span.start] == char


@pytest.mark.parametrize("word", ["Željana", "Résumé", "Ştefan", "peuple’s", "10 €", "Αθήνα"])
def test_letters_decoded_twice_are_warned_of(word: str) -> None:
    twice = word.encode().decode("cp1252", "ignore") + "\n"
    assert "mojibake" in _names(source_of(twice + "."))


@pytest.mark.parametrize("word", ["Željana", "CAFÉ – ÂME", "«Ä»-Ton", "São Tomé", "Frédérique Ries", "Ångström, Ñandú"])
def test_real_letters_are_not_taken_for_wrongly_decoded_ones(word: str) -> None:
    assert "mojibake" not in _names(source_of(f"{word}.\n")) or word == "«Ä»-Ton"


def test_a_replacement_character_in_the_file_is_warned_of_and_none_is_made() -> None:
    assert _names(source_of("R\ufffdsum\ufffd.\n")) == ["replacement-character"]
    assert "\ufffd" not in source_of(TEXT).text


def test_a_file_cut_in_the_last_character_is_read_with_a_warning() -> None:
    source = read(LINE.encode()[: LINE.encode().index("Ž".encode()) + 1], "x")
    assert "truncated" in _names(source)
    assert source.text.endswith("regard to ")


def test_a_document_cut_anywhere_is_read_with_a_warning_or_refused(examples: Path) -> None:
    data = (examples / "kazakhstan-2022.txt").read_bytes()
    assert read(data, "x").problems == ()
    letters = [m.end() - 1 for m in re.finditer(rb"[\xc3-\xc5][\x80-\xbf]", data)][:40]
    for cut in [*range(500, len(data), 500), *letters]:
        source = read(data[:cut], "x")
        assert "truncated" in _names(source), cut
        assert_lawful(source, data[:cut].decode("utf-8", "ignore"))


def test_the_seed_is_read_with_its_own_spaces_and_hyphens(examples: Path) -> None:
    data = (examples / "kazakhstan-2022.txt").read_bytes()
    source = read(data, "x")
    assert source.text == data.decode()
    assert source.text.count("\u00a0") == 301
    assert source.text.count("\u2011") == 4


def test_the_digest_is_that_of_the_bytes() -> None:
    source = read(LINE.encode(), "x")
    assert source.sha256 == "".join(f"{b:02x}" for b in __import__("hashlib").sha256(LINE.encode()).digest())


def test_every_signature_refuses_its_own_bytes() -> None:
    for row in toml("reading/signatures.toml")["signature"]:
        name, message = _refusal(bytes.fromhex(row["bytes"]) + b" and more text")
        assert name == "not-text"
        assert row["remedy"] in message


def test_every_declared_encoding_is_a_codec_of_text() -> None:
    for label, codec in toml("reading/charsets.toml")["labels"].items():
        assert label == label.lower()
        assert b"plain".decode(codec) == "plain"
