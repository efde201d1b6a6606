"""Those named in one document, found again by any of their names.

Low-level part of the family: the scanner of persons imports it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from resgraph.mentions.spellings import same_person, sound


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in the document, by the first full name printed, with the spellings of it as words."""

    name: str
    spellings: list[tuple[str, ...]] = field(default_factory=list)
    table: str = "names"  # "members" where a role says so, "persons" where anything else is said of the person


class People:
    """The persons of a document in the order in which they are met. Names share a sound or all letters to be one's."""

    def __init__(self) -> None:
        """Nobody yet."""
        self._by_sound: dict[str, dict[Person, None]] = {}
        self._by_letters: dict[str, Person] = {}
        self._by_surname: dict[str, dict[Person, None]] = {}

    def meet(self, printed: str, words: tuple[str, ...]) -> None:
        """Take a name for that of a person met before, else of a new one."""
        person = self.named(words) or Person(printed)
        if words not in person.spellings:
            person.spellings.append(words)
            heard = [sound(word) for word in words]
            self._by_letters.setdefault("".join(heard), person)
            self._by_surname.setdefault(heard[-1], {})[person] = None
            for one in heard:
                self._by_sound.setdefault(one, {})[person] = None

    def named(self, words: Sequence[str]) -> Person | None:
        """The first person met whose whole name the words can be."""
        heard = [sound(word) for word in words]
        for person in {person: None for one in heard for person in self._by_sound.get(one, ())}:
            if any(same_person(words, known) for known in person.spellings):
                return person
        return self._by_letters.get("".join(heard))

    def surnamed(self, word: str) -> list[Person]:
        """Those of whose name the word is the last."""
        return list(self._by_surname.get(sound(word), ()))

    def called(self, word: str) -> list[Person]:
        """Those of whose name the word is any."""
        return list(self._by_sound.get(sound(word), ()))
