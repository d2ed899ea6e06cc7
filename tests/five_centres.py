"""Five centres every document is looked at with: tiny, typical, huge, in Greek and Cyrillic, almost empty.

::

    own = FIVE["huge"]()
    own.file, own.plan          # plan: made greedily by `tests.samples.quick_plan`; None where nothing was planned

Files are valid centre files; no optimiser runs. `tools/render_documents.py` writes their documents and pictures of pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from prodige_core.frameworks import Raise, Role
from prodige_core.planning.result import Plan
from prodige_core.responses import (
    Answer,
    Assessment,
    BoardEntry,
    Centre,
    CentreFile,
    IndicatorSeries,
    Means,
    Measured,
    Mobility,
    OwnAction,
)
from prodige_core.scoring import score_file
from tests.progress_samples import two_rounds, with_a_year
from tests.samples import catalogue, centre, quick_plan


@dataclass(frozen=True, slots=True)
class FiveCentre:
    """A centre file and its plan; None before the first one."""

    file: CentreFile
    plan: Plan | None


@cache
def tiny() -> FiveCentre:
    """One questionnaire, 9 staff, two terms, three actions."""
    made = centre("Hof Sonnenberg", ("digital-teaching",), terms=2)
    means = Means(start="2027-01", terms=2, hours_per_term={"teacher": 30, "digital_lead": 20, "leader": 6})
    small = Centre(name="Hof Sonnenberg", country="AT", languages=("de",), learners=34, staff=9)
    file = made.model_copy(update={"centre": small, "means": means})
    return FiveCentre(file, _fewer_targets(quick_plan(file, 3), 2))


@cache
def typical() -> FiveCentre:
    """Both questionnaires in two rounds, a year on the board, indicators, 26 actions in six terms."""
    file = with_a_year(two_rounds()).model_copy(update={"means": _means(6, 25, 80, 60, 160, 30, euros=6000)})
    notes = dict.fromkeys(
        list(file.assessments[-2].answers)[:5], "Most courses use it, but not yet in every department."
    )
    return FiveCentre(_noted(file, notes), _fewer_targets(quick_plan(file, 26), 6))


@cache
def huge() -> FiveCentre:
    """60 actions, 15 of them the centre's own with long German and Finnish compounds, ten terms, 4 200 learners."""
    known = with_a_year(two_rounds(terms=10, base=0), done=14)
    own = tuple(_compound(place, known) for place in range(len(COMPOUNDS)))
    board = dict(known.board)
    for place, action in enumerate(own[:8]):
        board[action.id] = BoardEntry(status="accepted", owner=OWNERS[place % len(OWNERS)], note=LONG_NOTE)
    answers = known.assessments[-1].answers
    file = _noted(known, dict.fromkeys(list(answers)[:12], LONG_NOTE)).model_copy(
        update={
            "centre": Centre(
                name="Berufsbildende Schulen des Landkreises Elbe-Weser-Dreieck – Donaudampfschifffahrtskapitänsausbildungszentrum",
                country="DE",
                languages=("de", "fi"),
                learners=4200,
                staff=385,
                sectors=("Kraftfahrzeugmechatronik", "Veranstaltungstechnik", "Sozial- ja terveysala"),
                accreditation="KA120",
            ),
            "means": _means(10, 24, 70, 56, 150, 24, euros=9000),
            "own_actions": (*known.own_actions, *own),
            "board": board,
            "indicators": _series("K1", "K2", "K3", "K4", "K5", "K6", "K8", "K10", "K14"),
            "mobilities": {"mobility.pilot-group-stay": Mobility(people=16, days=14, country="FI", distance_km=1500)},
        }
    )
    return FiveCentre(file, _fewer_targets(quick_plan(file, 60), 12))


@cache
def greek_cyrillic() -> FiveCentre:
    """A centre whose texts are Greek, Bulgarian and Ukrainian; twelve actions, four of them its own; two rounds."""
    known = with_a_year(two_rounds(terms=4), done=4)
    own = tuple(
        OwnAction(
            id=f"own.scripts-{place}",
            title=title,
            why=why,
            steps=steps,
            indicator=indicator,
            lead=lead,  # type: ignore[arg-type]
            raises=(_next_step(known, place * 3),),
            hours={"teacher": 8, lead: 6},  # type: ignore[dict-item]
            cost=150,
        )
        for place, (title, why, steps, indicator, lead) in enumerate(SCRIPTS)
    )
    answers = list(known.assessments[-1].answers)
    board = {**known.board, own[0].id: BoardEntry(status="accepted", owner="Αικατερίνη Παπαδοπούλου")}
    board[own[1].id] = BoardEntry(status="accepted", owner="Цветелина Йорданова-Хаджиева")
    file = _noted(known, dict(zip(answers[:4], SCRIPT_NOTES, strict=True))).model_copy(
        update={
            "centre": Centre(
                name="1ο Επαγγελματικό Λύκειο Θεσσαλονίκης «Αριστοτέλης» · Професионална гимназия „Христо Ботев“",
                country="GR",
                languages=("el", "bg"),
                learners=640,
                staff=72,
                sectors=("Τουρισμός και φιλοξενία", "Електротехника"),
            ),
            "own_actions": (*known.own_actions, *own),
            "board": board,
        }
    )
    return FiveCentre(file, _fewer_targets(quick_plan(file, 12), 6))


@cache
def almost_empty() -> FiveCentre:
    """A name and four answers of one questionnaire; no means, no plan, nothing else."""
    framework = catalogue().frameworks["internationalisation"]
    answers = {item: Answer(level=place % 3) for place, item in enumerate(list(framework.items)[:4])}
    own = Assessment(
        id="first",
        date="2026-11-20",
        framework=framework.id,
        framework_version=framework.version,
        answers=answers,
    )
    return FiveCentre(CentreFile(centre=Centre(name="École du Lac"), assessments=(own,)), None)


FIVE: Mapping[str, Callable[[], FiveCentre]] = {
    "tiny": tiny,
    "typical": typical,
    "huge": huge,
    "greek-cyrillic": greek_cyrillic,
    "almost-empty": almost_empty,
}

LONG_NOTE = (
    "Die Abteilungsleiterinnen und Abteilungsleiter haben die Qualitätsentwicklungsvereinbarung unterschrieben; die "
    "Auslandsaufenthaltsvorbereitungsunterlagen liegen im Lehrerzimmer. Opetushenkilöstön täydennyskoulutussuunnitelma "
    "päivitetään syyslukukaudella."
)
OWNERS = (
    "Studiendirektorin Prof. Dr. Annegret Schwarzenberger-Hohenleitner",
    "Työelämäyhteistyökoordinaattori Marja-Liisa Vänskä-Järvenpää",
    "coordinator",
)
COMPOUNDS = (
    "Auslandspraktikumsvorbereitungsveranstaltungen für Kraftfahrzeugmechatronikerinnen",
    "Qualitätssicherungsbeauftragtenfortbildungsprogramm",
    "Opetussuunnitelmatyöryhmän kansainvälistymissuunnitelma",
    "Datenschutzgrundverordnungsunterweisung vor jeder Fachkräftemobilität",
    "Ammatillisen koulutuksen opettajankoulutusyhteistyö",
    "Berufsschullehrerfortbildungsveranstaltungsreihe „Sprachsensibler Fachunterricht“",
    "Lukujärjestyssuunnittelun uudistaminen kansainvälisyysjaksoja varten",
    "Anerkennungsvereinbarungsmusterformular",
    "Työpaikkaohjaajakoulutus ulkomaisille yhteistyökumppaneille",
    "Donaudampfschifffahrtsgesellschaftskapitänspatentanerkennungsverfahren",
    "Kehittämissuunnitelman seurantaindikaattoreiden määrittely",
    "Elternvertreterversammlungsinformationsabend",
    "Epäjärjestelmällisyydestä järjestelmällisyyteen",
    "Landesprüfungsausschussvorsitzendenbesprechung",
    "Verkko-oppimisympäristöpedagogiikkakoulutus",
)
COMPOUND_STEPS = (
    "Terminabstimmungsgespräch mit den Bildungsgangsprecherinnen und Bildungsgangsprechern führen.",
    "Verantwortlichkeitsverteilungsübersicht anlegen und im Schulverwaltungsprogramm hinterlegen.",
    "Järjestelmällistämättömyydestä sovitaan opetushenkilökunnan suunnitteluiltapäivässä.",
    "Ergebnissicherungsprotokoll schreiben.",
)
SCRIPT_NOTES = (
    "Το σχέδιο υπάρχει, αλλά οι περισσότεροι συνάδελφοι δεν το έχουν διαβάσει ακόμη.",
    "Координаторът работи сам; никой не го замества, когато отсъства.",
    "Координатор працює самостійно; об’єднання вчителів ще не підтримує її щоденно.",
    "ΑΥΤΟΑΞΙΟΛΟΓΗΣΗ: έγινε μία φορά, το 2024, χωρίς συνέχεια — βλ. πρακτικά 12/6.",
)
SCRIPTS = (
    (
        "Σχέδιο διεθνοποίησης του σχολείου με τη συμμετοχή όλων των ειδικοτήτων",
        "Το υπάρχον σχέδιο γράφτηκε για μία μόνο αίτηση· χρειάζεται κοινή στοχοθεσία για τα επόμενα τρία χρόνια.",
        ("Σύγκληση ομάδας εργασίας με εκπροσώπους των τομέων.", "Παρουσίαση στον Σύλλογο Διδασκόντων."),
        "Εγκεκριμένο σχέδιο στα πρακτικά του Συλλόγου",
        "coordinator",
    ),
    (
        "Седмица на професионалното образование с партньори от Тесалоники и Пловдив",
        "Учениците не са срещали връстници от чужбина; кратката седмица е първата стъпка.",
        ("Покана до партньорите.", "Програма за четири дни.", "Обратна връзка от участниците."),
        "Брой участници и анкета",
        "teacher",
    ),
    (
        "Єдиний реєстр навчальних мобільностей і визнання здобутих компетентностей",
        "Дані зберігаються в п’яти різних таблицях; ніхто не бачить загальної картини.",
        ("Зібрати дані за три роки.", "Погодити форму з адміністрацією."),
        "Реєстр ведеться щомісяця",
        "admin",
    ),
    (
        "Επιμόρφωση εκπαιδευτικών στη χρήση ψηφιακών εργαλείων — ΕΠΑΛ Ευόσμου",
        "Οι εκπαιδευτικοί ζητούν πρακτική βοήθεια μέσα στην τάξη.",
        ("Δύο απογεύματα ανά τρίμηνο.", "Ανταλλαγή υλικού."),
        "Ποσοστό συμμετοχής άνω του 60 %",
        "digital_lead",
    ),
)


def _means(terms: int, *hours: int, euros: int) -> Means:
    """hours a term of leader, coordinator, digital lead, teachers and administration."""
    roles: tuple[Role, ...] = ("leader", "coordinator", "digital_lead", "teacher", "admin")
    given = dict(zip(roles, hours, strict=True))
    return Means(start="2027-01", terms=terms, hours_per_term=given, budget_per_year=euros)


def _next_step(file: CentreFile, place: int) -> Raise:
    """A whole step of a practice from where it stands today, so that an action with it is planned."""
    levels = {
        own: score.level
        for sheet in score_file(file, catalogue()).values()
        for own, score in sheet.practices.items()
        if score.level is not None and score.level < catalogue().framework_of(own).top
    }
    practice = list(levels)[place % len(levels)]
    return Raise(practice=practice, to=(levels[practice] or 0) + 1)


def _compound(place: int, file: CentreFile) -> OwnAction:
    return OwnAction(
        id=f"own.compound-{place}",
        title=COMPOUNDS[place],
        why=LONG_NOTE,
        steps=COMPOUND_STEPS,
        indicator="Unterschriebene Teilnehmerinnen- und Teilnehmerliste, Wirksamkeitsüberprüfungsbogen",
        lead=("coordinator", "teacher", "digital_lead", "leader")[place % 4],  # type: ignore[arg-type]
        raises=(_next_step(file, place * 2),),
        hours={"coordinator": 6 + place, "teacher": 12},
        cost=120 * (place % 4),
        terms=1 + place % 3,
    )


def _fewer_targets(plan: Plan, keep: int) -> Plan:
    """The plan without targets in practices where nothing moves, but for the first few: as a school that chooses sets them."""
    still = [own.practice for own in plan.unreached if len(set(plan.levels[own.practice])) == 1][keep:]
    return replace(
        plan,
        levels={own: course for own, course in plan.levels.items() if own not in still},
        unreached=tuple(own for own in plan.unreached if own.practice not in still),
    )


def _noted(file: CentreFile, notes: Mapping[str, str]) -> CentreFile:
    """The file with notes on these answers in every round that has them."""
    rounds = []
    for own in file.assessments:
        answers = {
            item: answer.model_copy(update={"note": notes[item]}) if item in notes else answer
            for item, answer in own.answers.items()
        }
        rounds.append(own.model_copy(update={"answers": answers}))
    return file.model_copy(update={"assessments": tuple(rounds)})


def _series(*ids: str) -> dict[str, IndicatorSeries]:
    made = {}
    for place, own in enumerate(ids):
        values = {
            year: Measured(numerator=40 + 9 * place + 14 * turn, denominator=1400)
            for turn, year in enumerate(("2024", "2025", "2026"))
        }
        made[own] = IndicatorSeries(
            values=values, target=9 + place, target_year="2029", target_source="Schulleitungskonferenzbeschluss"
        )
    return made
