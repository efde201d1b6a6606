"""Persons named in the text: real sentences, the words that tell them, and what only looks like one."""

from __future__ import annotations

import pytest

from resgraph.core.mention import EntityKind, Mention
from resgraph.core.model import PartKind
from resgraph.mentions import persons
from resgraph.mentions.spellings import same_person
from tests.mentions.naming import bodies_named, mentions, persons_named, places_named, reading

# Short quotations from resolutions and motions of the European Parliament and the General Assembly.
REAL = [
    (
        "Deplores the execution of Dzmitry Kanavalaw and Uladzislaw Kavalyow, who were sentenced to death",
        ["Dzmitry Kanavalaw", "Uladzislaw Kavalyow"],
    ),
    (
        "whereas Egyptian blogger Alaa Abdel Fatah was summoned by a military prosecutor",
        ["Alaa Abdel Fatah"],
    ),
    (
        "having regard to the statement by Zeid Ra'ad Al Hussein, United Nations High Commissioner for Human Rights",
        ["Zeid Ra'ad Al Hussein"],
    ),
    (
        "the Danish-Bahraini citizen Abdulhadi Al-Khawaja, in addition to Naji Fateel, Abdulwahab Hussain, Ali Haji, "
        "and Sheikh Ali Salman",
        ["Abdulhadi Al-Khawaja", "Naji Fateel", "Abdulwahab Hussain", "Ali Haji", "Ali Salman"],
    ),
    (
        "by Vice-President of the Commission / High Representative of the Union for Foreign Affairs and Security "
        "Policy Catherine Ashton and Commissioner Štefan Füle on the arrests of Tofiq Yaqublu, newspaper columnist, "
        "and Ilgar Mammadov, leader of the Republican Alternative party",
        ["Catherine Ashton", "Štefan Füle", "Tofiq Yaqublu", "Ilgar Mammadov"],
    ),
    (
        "by the Secretary General of the Council of Europe, Thorbjørn Jagland, concerning new charges",
        ["Thorbjørn Jagland"],
    ),
    (
        "the cases of Leyla Yunus, the well-known director of the Institute for Peace and Democracy, and her husband, "
        "the historian Arif Yunus, and Rasul Jafarov, chair of the Human Rights Club",
        ["Leyla Yunus", "Arif Yunus", "Rasul Jafarov"],
    ),
    (
        "the other four trustees – Cyd Ho, Denise Ho, Hui Po-Keung and Margaret Ng – and to release Cyd Ho",
        ["Cyd Ho", "Denise Ho", "Hui Po-Keung", "Margaret Ng", "Cyd Ho"],
    ),
    (
        "the 2010 Nobel Peace Prize winner Liu Xiaobo and his wife Liu Xia from house arrest",
        ["Liu Xiaobo", "Liu Xia"],
    ),
    (
        "whereas on 20 August 2020, the leader of the Russia of the Future party, Alexei Navalny, was hospitalised",
        ["Alexei Navalny"],
    ),
    (
        "Calls for Mr. Selahattin Demirtaş’s immediate release and to drop all charges against Ms Figen Yüksekdağ",
        ["Selahattin Demirtaş", "Figen Yüksekdağ"],
    ),
    (
        "whereas the Palestinian National Authority President Mahmoud Abbas has confirmed",
        ["Mahmoud Abbas"],
    ),
    (
        "including Olivier Grondeau, a French national, Cecile Kohler, Jacques Paris and Ahmadreza Djalali",
        ["Olivier Grondeau", "Cecile Kohler", "Jacques Paris", "Ahmadreza Djalali"],
    ),
    (
        "co-chaired by the Prime Minister of Antigua and Barbuda, Gaston Browne, and the former Prime Minister of "
        "Norway, Erna Solberg",
        ["Gaston Browne", "Erna Solberg"],
    ),
    (
        "pays tribute to Dr Denis Mukwege, winner of the Sakharov Prize, and to Floribert Chebeya and Fidèle Bazana of "
        "La Voix des Sans Voix",
        ["Denis Mukwege", "Floribert Chebeya", "Fidèle Bazana"],
    ),
    (
        "whereas Asia Bibi, a Christian woman, was sentenced; the letter to General Than Shwe on Daw Aung San Suu Kyi",
        ["Asia Bibi", "Than Shwe", "Aung San Suu Kyi"],
    ),
    (
        "the Special Rapporteur on the situation of human rights in Myanmar, Paulo Sérgio Pinheiro A/HRC/4/14, and the "
        "crimes of Putin’s regime",
        ["Paulo Sérgio Pinheiro", "Putin"],
    ),
    (
        "the murder of Sophie in ’t Veld's adviser, Viktoria Marinova, in Bulgaria",
        ["Sophie in ’t Veld", "Viktoria Marinova"],
    ),
    (
        "including the cases of Maroof Zaman and Mir Ahmad Bin Quasem, and bring those responsible to justice",
        ["Maroof Zaman", "Mir Ahmad Bin Quasem"],
    ),
    (
        "Whereas Itai Dzamara is a vocal critic of Zimbabwean president Robert Mugabe",
        ["Itai Dzamara", "Robert Mugabe"],
    ),
    (
        "arrested President Win Myint, State Counsellor Aung San Suu Kyi and leading members of the government under "
        "commander-in-chief Min Aung Hlaing",
        ["Win Myint", "Aung San Suu Kyi", "Min Aung Hlaing"],
    ),
    (
        "the statement by UN Secretary-General António Guterres and the Special Rapporteur for Myanmar, Tom Andrews",
        ["António Guterres", "Tom Andrews"],
    ),
    (
        "the life of Nelson Mandela and Mahatma Gandhi; recalls the legacy of Martin Luther King; Wangari Maathai",
        ["Nelson Mandela", "Mahatma Gandhi", "Martin Luther King", "Wangari Maathai"],
    ),
    (
        "Appoints Ramanathan Ramesh Kumar, Ji-sun Jun and Amjad Qaid Al Kumaim as members of the Advisory Committee",
        ["Ramanathan Ramesh Kumar", "Ji-sun Jun", "Amjad Qaid Al Kumaim"],
    ),
    (
        "the appointment of Rafael Mariano Grossi as Director General of the Agency",
        ["Rafael Mariano Grossi"],
    ),
]


@pytest.mark.parametrize(("text", "names"), REAL)
def test_real_sentences(text, names):
    assert persons_named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "the judgments in the cases of Navalnyye v Russia of 17 October 2017 and Kavala v. Turkey (28749/18)",
        "the judgment of the Court of Justice in Case C-311/18, Schrems II",
        "the EU Global Human Rights Sanctions Regime (EU Magnitsky Act) and the Nelson Mandela Rules",
        "was awarded the Sakharov Prize; Nelson Mandela International Day; the Anna Lindh Foundation",
        "the University of Frantz Fanon in Blida and the Frantz Fanon University",
        "Noting the holding of the Saint Petersburg International Economic Forum in Saint Petersburg",
        "on board the vessel Rachel Corrie, after Hurricane Maria and Cyclone Freddy, in Santa Cruz and Ciudad Juárez",
        "Human Rights Watch, Amnesty International, Apple Daily, Novaya Gazeta and Al Jazeera journalists",
        "General Assembly, Secretary-General, Member States, Human Rights Council, Task Force on Climate Change",
        "Calls on the President and the Prime Minister to publish; If the President is absent, If members agree",
        "former members of the Waffen SS organization and the decision of the General Fono",
        "Orthodox Good Friday and the official holidays of Eid al-Fitr and Eid al-Adha",
        "such as Bangla, Hindi, Kiswahili, Portuguese and Urdu, in addition to official languages",
        "particularly Idlib, strongly condemns the attacks on civilians",
        "Gender Equality Strategy, Horizon Europe, Green Paper, Rules of Procedure, Natura 2000, Canis lupus",
        "HUMAN RIGHTS AND DEMOCRACY IN THE WORLD",
        "Notes the Erasmus Mundus, Leonardo da Vinci, Jean Monnet and Grundtvig programmes and the Marie Curie actions",
        "Calls on Rosa Luxemburg Stiftung and Friedrich Ebert Stiftung; having regard to the Gezi Park trial",
        "whereas Case C-131/12 Google Spain SL v Agencia Española de Protección de Datos and Mario Costeja González",
        "Welcomes the Jean Monnet Programme, the Marie Skłodowska-Curie Actions and the Altiero Spinelli building",
        "the crimes of the Khmer Rouge regime, the apartheid regime and the Houthi regime; the Kigali regime",
        "Draws attention to Rio Tinto, Deutsche Bank, Marks and Spencer, Goldman Sachs and Médecins Sans Frontières",
        "the victims of the downing of Ukraine International Airlines flight 752",
        "an Iranian doctor, lecturer and researcher at the Vrije Universiteit Brussel in Belgium",
    ],
)
def test_what_only_looks_like_a_person(text):
    assert persons_named(text) == []


def keys(*texts: str) -> list[tuple[str, str]]:
    return [(one.printed, one.key) for one in mentions(*texts) if one.kind is EntityKind.PERSON]


def test_who_is_named_once_is_known_in_the_whole_document():
    found = keys(
        "whereas President Kassym-Jomart Tokayev declared a state of emergency",
        "whereas Tokayev's order was published; whereas Mr Tokayev spoke",
        "urges TOKAYEV to withdraw the order and condemns the Tokayev regime",
    )
    assert {key for _, key in found} == {"Kassym-Jomart Tokayev"}
    assert [printed for printed, _ in found] == ["Kassym-Jomart Tokayev", "Tokayev", "Tokayev", "Tokayev"]


def test_a_surname_may_come_before_its_full_name():
    assert keys("whereas Azizi was sentenced", "the activist Pakhshan Azizi")[0] == ("Azizi", "Pakhshan Azizi")


def test_another_order_or_spelling_is_the_same_person():
    found = keys(
        "the political prisoners Kairat Klyshev and Zhanbolat Mamay, and Alexei Navalny, a politician",
        "urges the release of Klyshev Kairat, Zhanbolat Mamai and Aleksey Navalnyy",
    )
    assert [key for _, key in found] == ["Kairat Klyshev", "Zhanbolat Mamay", "Alexei Navalny"] * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["Alexander", "Lukashenko"], ["Aliaksandr", "Lukashenka"]),
        (["Alaa", "Abdel", "Fatah"], ["Alaa", "Abd", "El-Fattah"]),
        (["Jiří", "Pospíšil"], ["Jiří", "POSPÍŠIL"]),
        (["John", "Lee"], ["John", "Lee", "Ka-chiu"]),
        (["Liu", "Xiaobo"], ["Lui", "Xiaobo"]),
        (["Mohammed", "Ramadan"], ["Mohamed", "Ramadhan"]),
        (["Stanislau", "Popov"], ["Stanislav", "Popov"]),
        (["Vladimir", "Popov"], ["Volodymyr", "Popov"]),
    ],
)
def test_spellings_of_one_name(one, other):
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["Leyla", "Yunus"], ["Arif", "Yunus"]),
        (["Ilham", "Aliyev"], ["Intigam", "Aliyev"]),
        (["Daniel", "Ortega"], ["Daniela", "Ortega"]),
        (["Maria", "Ivanova"], ["Marina", "Ivanova"]),
        (["Christian", "Hansen"], ["Christine", "Hansen"]),
        (["Liu", "Xiaobo"], ["Liu", "Xia"]),
        (["Cyd", "Ho"], ["Denise", "Ho"]),
    ],
)
def test_names_of_two_persons(one, other):
    assert not same_person(one, other)


def test_a_surname_of_several_is_left_open():
    found = keys("the arrest of Leyla Yunus and Arif Yunus", "expresses concern about the health of Mr Yunus")
    assert found[-1] == ("Yunus", "Yunus")


def role(text: str) -> list[tuple[str, str]]:
    return [(one.printed, one.role) for one in mentions(text) if one.kind is EntityKind.PERSON]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("whereas human rights defender Elena Semenova", "human rights defender"),
        ("whereas President Tokayev announced", "President"),
        ("statement of President of Belarus Alexander Lukashenko", "President of Belarus"),
        ("fired on a TV Rain journalist, Vasilyi Polonskyi, near", "journalist"),
        ("by Donald Tusk, President of the European Council, on", "President of the European Council"),
        ("the political prisoners Kairat Klyshev", "political prisoners"),
        ("the arrest of Nasrin Sotoudeh", ""),
        ("statement by Mr van der Bellen", "Mr"),
    ],
)
def test_the_role_is_kept_as_printed(text, printed):
    assert role(text)[0][1] == printed


def test_a_particle_belongs_to_the_name():
    assert persons_named("statement by Mr van der Bellen and by Johannes Cornelis van Baalen, who was present") == [
        "van der Bellen",
        "Johannes Cornelis van Baalen",
    ]


def test_a_single_word_needs_a_form_of_address_or_a_role():
    assert persons_named("expects Moscow and Novichok to be named; urges activist Sannikov to speak") == ["Sannikov"]


def test_places_and_bodies_beside_a_person_stay():
    text = "Kazakhstan’s President Kassym-Jomart Tokayev met Commissioner Johannes Hahn of the Commission in Almaty"
    assert persons_named(text) == ["Kassym-Jomart Tokayev", "Johannes Hahn"]
    assert "Kazakhstan" in places_named(text)
    assert "Almaty" in places_named(text)
    assert not {"Tokayev", "Hahn"} & set(bodies_named(text))


def test_a_body_does_not_swallow_the_name_of_its_office_holder():
    text = "High Representative of the Union for Foreign and Security Policy Josep Borrell on the poisoning"
    assert persons_named(text) == ["Josep Borrell"]


def test_members_are_told_by_their_role():
    tables = {one.table for one in mentions("the killing of Jan Kuciak, and the former MEP Ana Gomes")}
    assert tables == {"persons", "members"}
    assert [one.table for one in mentions("together with Ana Gomes and her staff")] == ["names"]


@pytest.mark.parametrize(("text", "names"), REAL)
def test_offsets_give_the_words(text, names):
    for one in mentions(text):
        assert text[one.start : one.end] == one.printed


def test_lists_of_voters_are_passed_over():
    record = reading("Members present for the final vote Gabriele Bischoff, Leila Chaibi", path="record_1")
    assert list(persons.follow([record], ())) == []


def test_codes_of_groups_are_no_part_of_a_name():
    assert persons_named("the Members Antonio Maria Rinaldi ENF Ana Collado Jiménez, Jiří POSPÍŠIL and Sven Simon") == [
        "Antonio Maria Rinaldi",
        "Ana Collado Jiménez",
        "Jiří POSPÍŠIL",
        "Sven Simon",
    ]


def test_notes_are_passed_over():
    note = reading("Judgment on the complaint of Mr Maximilian Schrems", kind=PartKind.FOOTNOTE)
    assert list(persons.follow([note], ())) == []


def test_a_longer_name_of_a_body_keeps_its_words():
    text = "the Robert Schuman Foundation"
    whole = Mention("para_1", 4, len(text), text[4:], EntityKind.ORGANIZATION, "organisations", "x")
    assert list(persons.follow([reading(text)], [whole])) == []
