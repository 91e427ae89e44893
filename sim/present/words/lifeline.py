"""Texts of the life line of one task, and of the day of one ejendomsfunktionær."""

TEXTS: dict[str, tuple[str, str]] = {
    "life.head": (
        "Opgave {task}: {type} i {afdeling}, {priority}. {model}, gentagelse {replication}, frø {seed}.",
        "Task {task}: {type} in {afdeling}, {priority}. {model}, replication {replication}, seed {seed}.",
    ),
    "life.goal": ("Mål: første besøg inden {goal}.", "Goal: first visit within {goal}."),
    "life.due": ("Planlagt arbejde: til tiden indtil {due}.", "Planned work: on time until {due}."),
    "life.event": ("{time}  {said}", "{time}  {said}"),
    "life.rule": ("Regel: {rule}.", "Rule: {rule}."),
    "life.man": ("ejendomsfunktionær {number}", "caretaker {number}"),
    "life.man_head": (
        "Ejendomsfunktionær {number} (anonym) den {day}. {model}, gentagelse {replication}, frø {seed}.",
        "Caretaker {number} (anonymous) on {day}. {model}, replication {replication}, seed {seed}.",
    ),
    "life.nothing": ("Ingen hændelser.", "Nothing happened."),
    "life.model": (
        "Et spillet forløb, ikke en måling: ét af mange mulige år.",
        "A played course, not a measurement: one of many possible years.",
    ),
    "life.report": ("Beboeren vil melde opgaven.", "The resident wants to report it."),
    "life.release": (
        "Det planlagte arbejde er klar til at blive gjort.",
        "The planned work falls due.",
    ),
    "life.REGISTERED": (
        "Registreret: organisationen kender opgaven.",
        "Registered: the organisation knows of it.",
    ),
    "life.MISSED": (
        "Beboeren kommer ikke igennem og ringer igen senere.",
        "The resident does not get through and calls again later.",
    ),
    "life.CHASED": (
        "Beboeren spørger, hvor det bliver af.",
        "The resident asks what has become of it.",
    ),
    "life.ASSIGNED": ("{man} tager af sted ({level}).", "{man} sets out ({level})."),
    "life.ARRIVED": (
        "{man} er fremme efter {seconds} transport.",
        "{man} arrives after {seconds} of travel.",
    ),
    "life.DIVERTED": (
        "{man} sendes videre til noget, der haster mere.",
        "{man} is sent on to something more urgent.",
    ),
    "life.INTERRUPTED": ("{man} afbrydes i {seconds}.", "{man} is interrupted for {seconds}."),
    "life.PREEMPTED": (
        "{man} forlader opgaven for noget, der haster mere, efter {seconds} arbejde.",
        "{man} leaves it for something more urgent after {seconds} of work.",
    ),
    "life.STOPPED": (
        "Arbejdstiden er slut; {man} nåede {seconds}, resten venter.",
        "Working time is over; {man} did {seconds}, the rest waits.",
    ),
    "life.NO_ACCESS": (
        "Ingen lukker op; et nyt besøg er nødvendigt.",
        "Nobody opens; another visit is needed.",
    ),
    "life.FOLLOW_UP": (
        "{seconds} arbejde løste den ikke; et nyt besøg er nødvendigt.",
        "{seconds} of work did not solve it; another visit is needed.",
    ),
    "life.DONE": ("Løst efter {seconds} arbejde.", "Done after {seconds} of work."),
    "life.CONTRACTOR": (
        "Undersøgt i {seconds} og givet til en håndværker.",
        "Looked at for {seconds} and given to a contractor.",
    ),
    "life.FIRM": (
        "Givet til firmaet, som kommer efter {seconds}.",
        "Given to the firm, which comes after {seconds}.",
    ),
    "life.VAGT": (
        "Går til vagten, som er fremme efter {seconds}.",
        "Goes to the duty service, which arrives after {seconds}.",
    ),
    "life.ESCALATED": (
        "Har ventet for længe: et firma kommer efter {seconds}.",
        "Has waited too long: a firm comes after {seconds}.",
    ),
    "life.SKIPPED": (
        "Sprunget over: den kan ikke nås mere.",
        "Skipped: it can no longer be caught up.",
    ),
    "life.OVERTIME": ("{man} arbejder {seconds} over.", "{man} works {seconds} overtime."),
    "life.HELPER_ARRIVED": ("{man} er fremme som nummer to.", "{man} is there as the second man."),
    "life.HELPED": (
        "{man} er færdig med at hjælpe efter {seconds}.",
        "{man} has helped for {seconds}.",
    ),
    "life.CUT_TRAVEL": (
        "Perioden slutter, mens {man} er på vej.",
        "The period ends while {man} is on the way.",
    ),
    "life.CUT_WORK": (
        "Perioden slutter, mens {man} arbejder.",
        "The period ends while {man} is at work.",
    ),
    "life.level.1": ("egen afdeling eller eget hold", "own estate or crew"),
    "life.level.2": ("hjælp eller afløsning", "help or cover"),
    "life.wait": (
        "Ventede {seconds} på {men}: {closed} uden for arbejdstid, {absent} hvor ingen af dem var på arbejde (pause, møde, fravær), {busy} hvor de, der var, havde andet at lave ({spent}), {free} hvor mindst én var ledig (for lidt tid til dagens slutning, ingen maskine, eller hjælp gives ikke endnu).",
        "Waited {seconds} for {men}: {closed} outside working hours, {absent} when none of them was at work (break, meeting, absence), {busy} when those who were had something else to do ({spent}), {free} when at least one was free (too little of the day left, no machine, or help not yet due).",
    ),
    "life.wait.more": ("{men} og {n} til", "{men} and {n} more"),
    "life.wait.spent": (
        "de brugte imens {planned} på planlagt arbejde og {requests} på henvendelser",
        "meanwhile they spent {planned} on planned work and {requests} on requests",
    ),
    "life.wait.nobody": (
        "Ventede {seconds}: ingen ansat kan løse den.",
        "Waited {seconds}: nobody employed can do it.",
    ),
    "life.unfinished": (
        "Ved periodens slutning venter den endnu.",
        "It is still waiting when the period ends.",
    ),
    # the rules, in words
    "rule.report": (
        "beboeren melder, når noget er galt",
        "residents report when something is wrong",
    ),
    "rule.register": (
        "opgaven skrives op, når meldingen er hørt og modtaget",
        "it is entered once the report has been heard",
    ),
    "rule.gets_through": (
        "en optaget mand hører ikke alle opkald; det sidste lægger en besked",
        "a busy man misses some calls; the last leaves a message",
    ),
    "rule.patience": (
        "efter nogle dage uden besøg spørger beboeren igen",
        "after some days without a visit the resident asks again",
    ),
    "rule.dispatch.0": (
        "det nærmeste og så det ældste, som manden selv vælger",
        "the nearest and then the oldest, as the man himself chooses",
    ),
    "rule.dispatch.1": ("det ældste først", "first come, first served"),
    "rule.dispatch.2": (
        "hast, så frist, så det nærmeste",
        "priority, then due date, then the nearest",
    ),
    "rule.dispatch.3": (
        "dagsplan: hast, så frist inden et døgn, så sted, så frist",
        "daily plan: priority, then due within a day, then place, then due date",
    ),
    "rule.may_start": (
        "et besøg begyndes, hvis det ventes færdigt i tide",
        "a visit is started if it is expected to end in time",
    ),
    "rule.preempts": ("sne og akutte opgaver går foran", "snow and emergencies go first"),
    "rule.stops_planned": (
        "en beboer, der kommer eller ringer, afbryder",
        "a resident who comes or calls interrupts",
    ),
    "rule.stops_at_block_end": (
        "planlagt arbejde deles ved arbejdstids ophør",
        "planned work is split when working time ends",
    ),
    "rule.nobody_opens": ("ved nogle besøg er ingen hjemme", "at some visits nobody is at home"),
    "rule.must_return": (
        "ikke alle besøg løser opgaven; det sidste gør",
        "not every visit solves it; the last does",
    ),
    "rule.needs_contractor": (
        "nogle fagopgaver er mere, end egne folk kan",
        "some trade tasks are beyond own men",
    ),
    "rule.firm_takes_request": ("en andel er købt hos firmaet", "a share is bought from the firm"),
    "rule.vagt_takes": (
        "akut uden for telefontid går til vagten",
        "emergencies outside phone hours go to the duty service",
    ),
    "rule.escalation": (
        "en akut opgave må ikke vente længere",
        "an emergency must not wait longer",
    ),
    "rule.expiry": (
        "en runde springes over, når den næste kommer, eller fristen er gået",
        "a round is skipped when the next comes or its time is up",
    ),
    "rule.persons": ("opgaven kræver to", "it takes two"),
    "rule.horizon": ("det spillede år er slut", "the played year is over"),
}
