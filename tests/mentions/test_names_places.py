"""Which words of a text are mentions of places."""

from __future__ import annotations

import pytest

from tests.mentions.naming import mentions, places_named

CASES = [
    ("the situation in Kazakhstan and the Republic of Kazakhstan", ["Kazakhstan", "Republic of Kazakhstan"]),
    ("Kazakh and Russian authorities", []),
    ("the Islamic Republic of Iran", ["Islamic Republic of Iran"]),
    ("in Guinea, Equatorial Guinea and Papua New Guinea", ["Guinea", "Equatorial Guinea", "Papua New Guinea"]),
    ("the Ukraine Facility and the Bank of Russia", []),
    ("the Government of Kazakhstan", []),
    ("Aware of Kazakhstan's obligations", ["Kazakhstan"]),
    ("in the city of Zhanaozen", ["Zhanaozen"]),
    ("in Almaty and other towns", ["Almaty"]),
    ("signed in Kuala Lumpur on 27 November 1971", ["Kuala Lumpur"]),
    ("in Kharkiv, Mariupol and Odesa", ["Kharkiv", "Mariupol", "Odesa"]),
    ("stormed Almaty City Hall", []),
    ("Adam Bielan and Lima of the Human Rights Centre", []),
    ("in March and in Parliament and at the Summit", []),
    ("adopted in Paris Agreement terms", []),
    ("between Baku and Yerevan, said Moscow.", ["Baku", "Yerevan", "Moscow"]),
    ("the Kyoto process and the Doha round", []),
    ("in Mexico City and in Lebanon", ["Mexico City", "Lebanon"]),
    ("United States dollars and the US, and us", ["US"]),
    ("EU-Kazakhstan relations and the EU-Kazakhstan Human Rights Dialogue", ["Kazakhstan"]),
    ("Northern Syria and New Jersey", ["Syria"]),
    ("Central Asia, South-East Asia, Southeast Asia and the Western Balkans",
     ["Central Asia", "South-East Asia", "Southeast Asia", "Western Balkans"]),
    ("Crimea and the Middle East", ["Crimea", "Middle East"]),
    ("the Occupied Palestinian Territory, including East Jerusalem",
     ["Occupied Palestinian Territory", "East Jerusalem"]),
    ("Romanian, Omani, romania", []),
    ("in Brussels (10/11 December 1993), Corfu (24/25 June 1994) and Essen", ["Brussels", "Corfu", "Essen"]),
    ("the people of the Republic of Burkina Faso", ["Republic of Burkina Faso"]),
    ("the Head of State of Kazakhstan", []),
    ("in Djibo, Arbinda and Hantoukoura, where", ["Djibo", "Arbinda", "Hantoukoura"]),
    ("a report entitled 'The EU's role in Myanmar'", []),
    ("the Commission Green Paper on patents in Europe (COM(1997) 314)", []),
    ("the annexed Crimea and Sevastopol, and", ["Crimea", "Sevastopol"]),
    ("moved from Budapest to Vienna.", ["Budapest", "Vienna"]),
    ("application EGF/2017/006 ES/Galicia apparel and the Xunta de Galicia", []),
    ("the Liptako region, the Andean region and the SADC region", ["Liptako"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), CASES)
def test_places(text, names):
    assert places_named(text if text.startswith("Aware") else "Notes that " + text) == names


def test_city_is_kept_by_its_key_without_diacritics():
    assert [(one.table, one.key) for one in mentions("held in Yaoundé in 2020")] == [("cities", "yaounde")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("areas of the Kherson, Zaporizhzhia and Luhansk regions, and", ["Kherson", "Zaporizhzhia", "Luhansk"]),
        ("in the Kharkiv region", ["Kharkiv"]),
        ("while returning home in Gaza City and", ["Gaza City"]),
        ("safety at the Zaporizhzhia nuclear power plant and in The Hague and Hama", ["The Hague", "Hama"]),
        ("held in Tehran's notorious prison", ["Tehran"]),
        ("the shelling of Mariupol", ["Mariupol"]),
        ("in the Nordic region and the Visegrad region", []),
        ("the Assembly, Council and Court regions", []),
    ],
)  # fmt: skip
def test_regions_before_their_noun_and_cities_with_more_behind(text, places):
    assert places_named(text) == places
