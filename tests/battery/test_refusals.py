"""Battery row D30: what holds no resolution is refused with exit code 3, and no graph is made."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from tests.battery.documents import GOOD

from .conftest import Among, Command

COOKIES = """<!DOCTYPE html><html><head><title>We value your privacy</title></head><body><div role="dialog">
<h2>Cookies</h2><p>The European Parliament uses cookies. Having regard to your privacy, you may refuse them.</p>
<ol><li>1. Accept all cookies</li><li>2. Refuse</li></ol><button>Accept</button></div></body></html>"""
LOGIN = """<!DOCTYPE html><html><body><form><h1>Sign in</h1><label>E-mail</label><input name="mail">
<label>Password</label><input type="password"><p>
Forgot your password? Call on +32 2 28 40000.</p></form></body></html>"""
NEWS = "The European Parliament,\n\nsitting in Strasbourg, voted on Thursday. Members welcomed the result.\n"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + zlib.compress(
    b"The European Parliament," * 50
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + bytes(range(256)) * 4

BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("bad.txt", b"", "RG1002"),
    "white space": ("bad.txt", b" \n\t\r\n  \xc2\xa0\n", "RG1002"),
    "a byte order mark alone": ("bad.txt", b"\xef\xbb\xbf", "RG1002"),
    "control characters alone": ("bad.txt", b"\x01\x02\n\x03", ""),
    "a comment": ("bad.html", b"<!-- x -->", ""),
    "one byte": ("bad.txt", b"a", "RG1001"),
    "cookie banner": ("bad.html", COOKIES.encode(), "RG1001"),
    "login page": ("bad.html", LOGIN.encode(), "RG1001"),
    "PDF": ("bad.html", PDF, "RG1004"),
    "JPEG": ("bad.html", JPEG, "RG1004"),
    "zip": ("bad.txt", b"PK\x03\x04\x14\x00" + bytes(60), "RG1004"),
    "half a page": ("bad.html", b"<html><body", ""),
}


@pytest.mark.parametrize("name", BAD)
def test_d30_no_resolution_no_graph_and_the_good_ones_come_out(among_good: Among, name: str) -> None:
    file, data, coded = BAD[name]
    code, homes, err = among_good(data, file)
    assert (code, homes) == (3, set())
    assert file in err
    assert coded in err
    assert "RG" in err


def test_d30_prose_after_the_name_of_the_body_is_no_resolution(among_good: Among) -> None:
    assert among_good(NEWS.encode())[:2] == (3, set())


@pytest.mark.parametrize("name", BAD)
def test_d30_nothing_is_written(command: Command, tmp_path: Path, name: str) -> None:
    file, data, _ = BAD[name]
    (tmp_path / file).write_bytes(data)
    code, out, err = command("convert", file, "-o", "out.ttl")
    assert (code, out) == (3, "")
    assert len([line for line in err.splitlines() if "RG" in line]) == 1
    assert [path.name for path in tmp_path.iterdir()] == [file]


def test_d30_a_build_loads_the_others_and_names_those_left_out(command: Command, tmp_path: Path) -> None:
    for good, text in GOOD.items():
        (tmp_path / good).write_text(text, "utf-8")
    for number, (_, data, _) in enumerate(BAD.values()):
        (tmp_path / f"bad{number}.txt").write_bytes(data)
    code, _, err = command(
        "build", *sorted(p for p in tmp_path.iterdir() if p.is_file()), "--store", "store", "-j", "1"
    )
    assert code == 3
    assert "3 added" in err
    assert f"{len(BAD)} refused" in err
    assert all(f"bad{number}.txt" in err for number in range(len(BAD)))
    assert command("stats", "--store", "store", "-f", "json")[0] == 0
