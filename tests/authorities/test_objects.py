"""What positions speak of: names before others, works only where one is cited."""

from __future__ import annotations

from dataclasses import replace

from resgraph.authorities import objects
from resgraph.core.mention import (
    Entity,
    EntityKind,
    InternalReference,
    LinkedMention,
    LinkedPosition,
    LinkedReference,
    Mention,
    Position,
    Reference,
    Scope,
    Status,
)

RUSSIA = Entity("https://example.org/russia", EntityKind.LOCATION, "Russia")
WORK = Entity("https://example.org/work", EntityKind.WORK, "A/RES/60/1")
OTHER = Entity("https://example.org/other", EntityKind.WORK, "A/RES/60/2")
POSITION = Position(
    "para_1", "para_1", 0, 8, "Condemns", "condemn", "evaluative", heads=((9, 15),), earlier=((20, 30),)
)


def mention(start: int, end: int, part: str = "para_1") -> LinkedMention:
    return LinkedMention(Mention(part, start, end, "Russia", EntityKind.LOCATION), RUSSIA, 0.9)


def reference(start: int, end: int, *cited: Entity) -> LinkedReference:
    return LinkedReference(Reference("para_1", start, end, "60/1", "resolution", "un"), Status.RULE, 0.9, cited)


def linked(*found: LinkedMention | LinkedReference) -> LinkedPosition:
    mentions = [one for one in found if isinstance(one, LinkedMention)]
    references = [one for one in found if isinstance(one, LinkedReference)]
    (one,) = objects.link([LinkedPosition(POSITION)], mentions, references)
    return one


def test_the_name_that_begins_where_the_object_begins_is_the_target() -> None:
    assert linked(mention(9, 15)).targets == (RUSSIA,)
    assert linked(mention(11, 15)).targets == ()
    assert linked(mention(9, 15, "para_2")).targets == ()


def test_a_reference_is_a_target_where_it_cites_one_work() -> None:
    assert linked(reference(9, 15, WORK)).targets == (WORK,)
    assert linked(reference(9, 15, WORK, OTHER)).targets == ()
    assert linked(reference(9, 15)).targets == ()


def test_a_name_that_begins_a_reference_without_link_is_no_target() -> None:
    assert linked(mention(9, 13), reference(9, 15)).targets == ()
    assert linked(mention(9, 13), reference(20, 30)).targets == (RUSSIA,)


def test_a_position_of_the_same_document_is_repeated_where_its_part_holds_one_of_the_same_force() -> None:
    again = replace(POSITION, part="para_5", text_part="para_5", force="directive")
    first = replace(POSITION, part="para_2/cl_1", text_part="para_2", force="directive", heads=(), earlier=())
    other = replace(first, part="para_2/cl_2", start=30, force="evaluative")
    second = replace(first, part="para_2/cl_2", start=60)
    words = InternalReference("para_5", 20, 30, "60/1", "para", (("2", "2"),), Scope.ABOVE, cited=("para_2",))

    def renewed(*positions: Position, internal: InternalReference = words) -> tuple[Position, ...]:
        return [*objects.link(map(LinkedPosition, (*positions, again)), [], [], [internal])][-1].renewed

    assert renewed(first, other) == (first,)
    assert renewed(first, second) == ()
    assert renewed(other) == ()
    assert renewed(first, internal=replace(words, start=21)) == ()


def test_what_is_repeated_stands_in_the_work_cited() -> None:
    assert linked(reference(20, 30, WORK)).repeated == (WORK,)
    assert linked(reference(40, 50, WORK)) == LinkedPosition(POSITION)
    bare = LinkedPosition(replace(POSITION, heads=(), earlier=()))
    assert list(objects.link([bare], [mention(9, 15)], [reference(20, 30, WORK)])) == [bare]
