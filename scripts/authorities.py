"""Make the authority tables that resgraph ships from the compiled source tables.

    python scripts/authorities.py ../shared/authority

Reads meps.csv, ep_groups.csv, ep_committees.csv, countries.csv, po_corporate_bodies_2013.csv, cities15000.csv and
eurovoc_en.csv of the folder given, with countries_en.csv, cities_en.csv and members_printed.csv beside this script.
Writes src/resgraph/data/authorities/{members,groups,committees,countries,cities}.csv. The tables written by hand
there (organisations.csv, regions.csv) are checked: an identifier must exist in its source under one of the row's
names. What may not be shipped is left out: see src/resgraph/data/LICENSES.md.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from resgraph.core.text import bare_key, key

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "resgraph" / "data" / "authorities"
OPEN_MEMBER_SOURCES = frozenset({"odp-beta", "ep-xml9", "mepan", "wd"})  # directory, open data, MIT, CC0
COPYLEFT_MEMBER_SOURCES = frozenset({"ttp", "ropengov", "parlparse"})
Row = dict[str, str]


def rows(path: Path) -> Iterator[Row]:
    """The rows of a CSV table; lines that start with "#" are comments."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def write(name: str, comment: str, header: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Write ``OUT/name`` with a comment line, a header and the lines."""
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        file.write(f"# {comment} Made by scripts/authorities.py.\n")
        csv.writer(file, lineterminator="\n").writerows([header, *lines])


def members(source: Path) -> Iterator[list[str]]:
    """Members with an openly licensed source; spellings that only a copyleft source may have brought are left out."""
    printed = {row["id"]: row["names"].split("|") for row in rows(HERE / "members_printed.csv")}
    for row in rows(source / "meps.csv"):
        sources = set(row["sources"].split())
        if not sources & OPEN_MEMBER_SOURCES:
            continue
        known = {bare_key(row["label"])}
        spellings = printed.get(row["ep_id"], [])
        if not sources & COPYLEFT_MEMBER_SOURCES:
            spellings = [s for s in row["aliases"].split("|") if s and bare_key(s) not in known]
        yield [row["ep_id"], row["label"], "|".join(spellings), row["country"], row["terms"], row["wikidata"]]


def groups(source: Path) -> Iterator[list[str]]:
    """Groups by printed code and dates; the Open Data address where Parliament gives one, else the directory's."""
    for row in rows(source / "ep_groups.csv"):
        org = (row["odp_org_uri"] or row["ep_org_uri"]).rsplit("/", 1)[-1]
        yield [row["code"], org, row["start"], row["end"], row["label_en"].strip(), row["po_code"], row["wikidata"]]


def committees(source: Path) -> Iterator[list[str]]:
    """Committees by name and dates."""
    for row in rows(source / "ep_committees.csv"):
        org = row["odp_org_uri"].rsplit("/", 1)[-1]
        yield [row["code"], org, row["label_en"], row["start"], row["end"], row["po_code"]]


def countries(source: Path) -> Iterator[list[str]]:
    """Countries and territories with English names; adjectives and capitals come from countries_en.csv."""
    english = {row["code"]: row for row in rows(HERE / "countries_en.csv")}
    delegations = {
        row["code"].removeprefix("DEL_"): row["code"]
        for row in rows(source / "po_corporate_bodies_2013.csv")
        if row["code"].startswith("DEL_")
    }
    for row in rows(source / "countries.csv"):
        code = row["code"]
        if code in {"EUR", "OP_DATPRO"} or row["deprecated"] == "true":
            continue
        extra = english.get(code, {"adjectives": "", "capital": "", "names": ""})
        names = [*country_names(row, extra["adjectives"].split("|")), *filter(None, extra["names"].split("|"))]
        name = PRINTED.get(code, row["label_en"].removeprefix("The ").replace("’", "'"))
        others = sorted({n for n in names if n.casefold() != name.casefold() and not n.startswith("the ")})
        ids = [row["wikidata"], row["geonames"], row["eurovoc"], delegations.get(code, "")]
        iso2 = "XK" if code == "1A0" else row["iso2"]  # the code that GeoNames uses
        yield [code, iso2, name, "|".join(others), extra["adjectives"], extra["capital"], *ids]


def country_names(row: Row, adjectives: Sequence[str]) -> Iterator[str]:
    """Label and other names of the source without adjectives, variants of apostrophes and printer's slips."""
    for text in [row["label_en"], *row["alt_en"].replace(";", "|").split("|")]:
        name = text.strip().replace("’", "'")
        adjective = name in adjectives or name.startswith(("of ", "Territory of ", "République of", "Républic of"))
        if name and not adjective and name not in NOT_NAMES and "/" not in name:
            yield name


PRINTED = {"MMR": "Myanmar", "FRO": "Faroe Islands"}
NOT_NAMES = {
    "Emirian", "Argentine", "Argentinian", "Lao", "Laotian", "Rwandese", "Saint Helenian", "Salvadorian", "Slovak",
    "Faeroese", "Cape Verdean", "American", "Palestinian territories", "GDR", "FRG", "ROK", "KSA", "HIMI", "BIOT",
    "SGSSI", "Somali", "Vincentian", "of Svalbard, of Jan Mayen", "Republic of Bosnia and Herzegowina",
    "Union of Burma",
}  # fmt: skip


def cities(source: Path) -> Iterator[list[str]]:
    """Cities by comparison key, largest first; further English spellings from cities_en.csv."""
    english = {(row["name"], row["country"]): row["names"].split("|") for row in rows(HERE / "cities_en.csv")}
    found = []
    for row in rows(source / "cities15000.csv"):
        name, country, people = row["name"], row["countrycode"], int(row["population"])
        for spelling in [name, *english.get((name, country), ())]:
            found.append((bare_key(spelling), -people, row["geonameid"], name, country))
    for city, people, number, name, country in sorted(found):
        yield [city, name, country, number, str(-people // 1000)]


def check(source: Path) -> list[str]:
    """Identifiers of the tables written by hand that their source does not know under any name of the row."""
    known = {
        "eurovoc": {r["id"]: [r["label_en"], *r["alt_en"].split("|")] for r in rows(source / "eurovoc_en.csv")},
        "po": {r["code"]: [r["label_en"]] for r in rows(source / "po_corporate_bodies_2013.csv")},
    }
    core = [n for r in rows(source / "organisations_core.csv") for n in [r["name"], *r["aliases"].split("|")]]
    return [
        f"{table}: {row['key']}: {column} {row[column]} is {known[column].get(row[column], 'unknown')}"
        for table in ("organisations.csv", "regions.csv")
        for row in rows(OUT / table)
        for column in known
        if row.get(column) and not confirmed(row, known[column].get(row[column], []), core, row[column])
    ]


def confirmed(row: Row, labels: Sequence[str], core: Sequence[str], code: str) -> bool:
    """Whether a label of the identifier, or a core name for a known identifier, is a name of the row."""
    names = {spelling(n) for n in [row["name"], *row["aliases"].split("|")] if n}
    right = {spelling(n) for n in [*labels, *(core if labels else ())]}
    return bool(names & right) or (bool(labels) and code.casefold() in names) or row["key"] in CHECKED_BY_HAND


CHECKED_BY_HAND = {"eu-member-states"}  # EUMS is labelled "The Member States"


def spelling(name: str) -> str:
    """A name with the spellings of the field made one."""
    text = key(name).replace("united nations", "un").replace("organization", "organisation").replace("-", " ")
    return text.replace("co operation", "cooperation").replace("southeast", "south east")


def main(folder: str) -> int:
    """Write the tables; 1 when a table written by hand names an identifier that its source does not confirm."""
    source = Path(folder)
    write("members.csv", "Members of the European Parliament: id in its directory, name, other spellings, terms.",
          ["id", "name", "names", "country", "terms", "wikidata"], members(source))  # fmt: skip
    write("groups.csv", "Political groups: printed code, code in Parliament's addresses, dates.",
          ["code", "org", "start", "end", "name", "po", "wikidata"], groups(source))  # fmt: skip
    write("committees.csv", "Committees of the European Parliament with their dates.",
          ["code", "org", "name", "start", "end", "po"], committees(source))  # fmt: skip
    write("countries.csv", "Countries and territories, English names (Publications Office; GeoNames and Wikidata ids).",
          ["code", "iso2", "name", "names", "adjectives", "capitals", "wikidata", "geonames", "eurovoc", "delegation"],
          countries(source))  # fmt: skip
    write("cities.csv", "Cities over 15,000 inhabitants (GeoNames, CC BY 4.0): comparison key, thousands of people.",
          ["key", "name", "country", "geonames", "thousands"], cities(source))  # fmt: skip
    wrong = check(source)
    sys.stderr.writelines(f"{line}\n" for line in wrong)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "../shared/authority"))
