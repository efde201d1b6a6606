"""Small made-up documents of both bodies, and how to bend them."""

from __future__ import annotations

NUMBERED = """\
P9_TA(2021)0056

Human rights in Kazakhstan

European Parliament resolution of 11 February 2021 on the human rights situation in Kazakhstan (2021/2544(RSP))

The European Parliament,

–\u00a0\u00a0 having regard to its resolution of 14 March 2019 on the human rights situation in Kazakhstan[1],

–\u00a0\u00a0 having regard to Articles 2 and 3(5) of the Treaty on European Union,

–\u00a0\u00a0 having regard to Regulation (EU) 2016/679[2],

–\u00a0\u00a0 having regard to Rules 144(5) and 132(4) of its Rules of Procedure,

A.\u00a0\u00a0 whereas the parliamentary elections in Kazakhstan took place on 10 January 2021;

B.\u00a0\u00a0 whereas the European Union is the first trading partner of Kazakhstan;

1.\u00a0\u00a0 Calls on the Government of Kazakhstan to release all political prisoners;

2.\u00a0\u00a0 Strongly condemns the violence of the police in Almaty;

3.\u00a0\u00a0 Instructs its President to forward this resolution to the Council, the Commission and the Government \
and Parliament of Kazakhstan.

[1] OJ C 23, 21.1.2021, p. 83.

[2] OJ L 119, 4.5.2016, p. 1.
"""

SPONSORED = """\
European Parliament resolution on the situation in Ruritania

(2022/2505(RSP))

<RepeatBlock-By><Depute>Željana Zovko, Traian Băsescu</Depute>

<Commission>{PPE}on behalf of the PPE Group</Commission>

<Depute>Pedro Marques, Nacho Sánchez Amor</Depute>

<Commission>{S&D}on behalf of the S&D Group</Commission>

</RepeatBlock-By>

The European Parliament,

–\u00a0\u00a0 having regard to its resolution of 11 February 2021 on Ruritania[1],

A.\u00a0\u00a0 whereas Ruritania is a country;

1.\u00a0\u00a0 Calls on the Commission to act;

2.\u00a0\u00a0 Instructs its President to forward this resolution to the Council and the Commission.

[1] Texts adopted, P9_TA(2021)0056.
"""

UNITED_NATIONS = """\
United Nations
A/RES/78/999

General Assembly
Distr.: General
11 December 2023

Resolution adopted by the General Assembly on 7 December 2023

[on the report of the Sixth Committee (A/78/439, para. 7)]

78/999. The rule of law at the national and international levels

The General Assembly,

Recalling its resolution 77/110 of 7 December 2022,

Reaffirming the purposes of the Charter of the United Nations,

1. Requests the Secretary-General to submit his report in a timely manner;

2. Decides to include the item in the provisional agenda of its seventy-ninth session.

45th plenary meeting
7 December 2023
"""

FRENCH = """\
P9_TA(2021)0060

Résolution du Parlement européen du 11 février 2021 sur la situation en Ruritanie (2021/2550(RSP))

Le Parlement européen,

– vu la charte des droits fondamentaux de l’Union européenne,

A. considérant que la Ruritanie est un pays;

1. demande à la Commission d’agir;

2. charge sa Présidente de transmettre la présente résolution au Conseil et à la Commission.
"""

FRENCH_NATIONS = """\
Nations Unies
A/RES/78/998

Assemblée générale
Distr. générale
11 décembre 2023

78/998. L’état de droit aux niveaux national et international

L’Assemblée générale,

Rappelant sa résolution 77/110 du 7 décembre 2022,

Réaffirmant les buts de la Charte des Nations Unies,

1. Prie le Secrétaire général de lui présenter un rapport;

2. Décide d’inscrire la question à l’ordre du jour provisoire de sa soixante-dix-neuvième session.

45e séance plénière
7 décembre 2023
"""

GOOD = {"numbered.txt": NUMBERED, "sponsored.txt": SPONSORED, "nations.txt": UNITED_NATIONS}
"""Three documents that every bad one is put beside; each has an address of its own."""

HOMES = ("eu/ep/TA-9-2021-0056", "eu/ep/2022-2505-RSP", "un/ga/A-RES-78-999")
"""Where their graphs live below the base."""


def page(text: str, head: str = "") -> str:
    """A document as a web page, a paragraph for every block of words."""
    paragraphs = "\n".join(f"<p>{_escaped(words)}</p>" for words in text.split("\n\n") if words.strip())
    return f"<!DOCTYPE html>\n<html><head>{head}<title>A page</title></head>\n<body>\n{paragraphs}\n</body></html>\n"


def _escaped(words: str) -> str:
    return words.strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


FORWARD = "Instructs its President to forward this resolution to the Council and the Commission."


def resolution(
    *, title: str = "", citations: str = "", recitals: str = "", paragraphs: str = "", notes: str = "", home: str = "57"
) -> str:
    """A text of Parliament, P9_TA(2021)0057, with the blocks given in place of plain ones."""
    blocks = (
        f"P9_TA(2021)00{home}",
        title or "European Parliament resolution of 11 February 2021 on Ruritania (2021/2545(RSP))",
        "The European Parliament,",
        citations or "–  having regard to the Charter of Fundamental Rights of the European Union,",
        recitals or "A.  whereas Ruritania is a country;",
        paragraphs or f"1.  Calls on the Commission to act;\n\n2.  {FORWARD}",
        notes,
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def listed(labels: list[str], words: str) -> str:
    """A block for each label with the words after it; ``{}`` stands for the label."""
    return "\n\n".join(f"{label}  {words.format(label)}" for label in labels)
