"""How the examples in README and docs are found and compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.pages import Call, calls, codes, links, matches

PAGE = """\
# Title

```python
print(1)
```

<!-- no-run -->
```console
$ rm -rf /
```

- in a list:
  ```console
  $ resgraph explain RG1001
  ```

~~~
```python
inside()
```
~~~

See [this](a.md), [that](b/c.md#part "title"), [web](https://example.org/x.md), ![picture](p.svg), [here](#title).

```text
[no](link.md)
```
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_text(PAGE, "utf-8")
    return path


def test_blocks_are_found_with_language_place_and_whether_they_run(page: Path) -> None:
    found = [(code.language, code.line, code.run) for code in codes(page)]
    assert found == [
        ("python", 3, True),
        ("console", 8, False),
        ("console", 13, True),
        ("", 17, True),
        ("text", 25, True),
    ]
    assert [code.text for code in codes(page)][2] == "$ resgraph explain RG1001\n"


def test_links_to_files_are_found_outside_of_code(page: Path) -> None:
    assert list(links(page)) == ["a.md", "b/c.md", "p.svg"]


def test_calls_are_told_from_what_they_print() -> None:
    text = "$ one --x \\\n    --y\nout\nput\n$ two\n"
    assert list(calls(text)) == [Call("one --x --y", "out\nput"), Call("two", "")]


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a  \nb\n", True),
        ("a\n...\nz", "a\nb\nc\nz", True),
        ("time … s", "time 0.3 s", True),
        ("a", "b", False),
        ("a.b", "axb", False),
        ("a\n...", "b\na\n", False),
    ],
)
def test_dots_stand_for_more_and_nothing_else_does(shown: str, printed: str, same: bool) -> None:
    assert matches(shown, printed) == same
