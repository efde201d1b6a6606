"""Small documents and mentions for the tests of linking."""

from __future__ import annotations

from resgraph.authorities import link_mention
from resgraph.authorities.period import Period
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import DocumentAddress
from resgraph.core.mention import Entity, EntityKind, LinkedMention, Mention
from resgraph.core.model import Header, Metadata, Origin, Printed, Resolution, Source
from resgraph.core.text import Span

BASE = "https://w3id.org/resgraph/id/"


def setting(body: str = "ep", period: Period = Period(), countries: tuple[str, ...] = ()) -> Setting:  # noqa: B008
    return Setting(DocumentAddress("eu/ep/TA-9-2022-0012", BASE), body, "en", period, frozenset(countries))


def linked(words: str, table: str, key: str, known: Setting | None = None, **more: object) -> LinkedMention:
    kind = more.pop(
        "kind", EntityKind.LOCATION if table in ("countries", "regions", "cities") else EntityKind.ORGANIZATION
    )
    found = link_mention(Mention("para_1", 0, len(words), words, kind, table, key, **more), known or setting())
    assert found is not None
    return found


def entity(words: str, table: str, key: str, known: Setting | None = None, **more: object) -> Entity:
    return linked(words, table, key, known, **more).entity


def resolution(date: str = "", number: str = "", procedure: str = "", body: str = "ep") -> Resolution:
    source = Source("x", "text/plain", "text", "x", (), Origin((), (), ()), "0" * 64, 1)
    own = [Printed(s, v, v, Span(0, 1)) for s, v in (("ep-text", number), ("ep-procedure", procedure)) if v]
    about = [Printed("date", date, date, Span(0, 1))] if date else []
    return Resolution(source, body, "joint-motion", "en", Header(own=tuple(own), about=tuple(about)), ())


def metadata(**fields: str) -> Metadata:
    return Metadata(**fields)
