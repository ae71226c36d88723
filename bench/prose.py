"""Swedish prose without end, from a built-in list of words.

Real text would be a licence question and lorem ipsum the wrong test: a Markdown parser and a
search index meet letters outside ASCII, long compounds and a vocabulary of a few frequent and
many rare words. So sentences are made of whole phrases, which keeps the grammar right, and of
compounds, which keeps the vocabulary large. Nothing here knows of pages or files.
"""

from collections.abc import Sequence
from random import Random


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.strip().replace("\n", "|").split("|"))


# The shorter words stand first, which `pick` takes more often, as speech does: then the texts are
# about as heavy to read as those of a good publisher.
SUBJECTS = _listed("""
vi|ni|man|gruppen|barnen|klassen|läraren|rektorn|mentorn|eleverna|arbetslaget|ämneslaget
en av oss|de flesta|några av dem|den som leder|kollegerna|deltagarna|handledaren|samtalsledaren
de som undervisar|de flesta elever|några i gruppen|förskolläraren|skolans ledning|hela personalen
en erfaren kollega|den som leder samtalet|huvudmannen|en av deltagarna|vårdnadshavarna
specialläraren|skolbibliotekarien|speciallärarna
""")

VERBS = _listed("""
läser läsa|delar dela|ser se|prövar pröva|väljer välja|möter möta|följer följa|lyfter lyfta
leder leda|bygger bygga|formar forma|tolkar tolka|söker söka|jämför jämföra|stödjer stödja
planerar planera|granskar granska|utmanar utmana|värderar värdera|anpassar anpassa|omprövar ompröva
beskriver beskriva|förklarar förklara|utvecklar utveckla|diskuterar diskutera|fördjupar fördjupa
synliggör synliggöra|undersöker undersöka|bearbetar bearbeta|förbereder förbereda
formulerar formulera|observerar observera|analyserar analysera|modellerar modellera
dokumenterar dokumentera|sammanfattar sammanfatta|ifrågasätter ifrågasätta|återkopplar återkoppla
strukturerar strukturera|problematiserar problematisera
""")

FIRSTS = _listed("""
samtals|läs|skriv|klassrums|ämnes|språk|arbets|kunskaps|skol|bedömnings|grupp|lärar|elev|text
planerings|undervisnings|tanke|begrepps|forsknings|lek|fritids|utbildnings|berättar|fråge|ord
utvecklings|observations|reflektions|handlednings|kursplane|demokrati|matematik|bild|musik
idrotts|historie|samhälls|natur|teknik|digital|käll|resonemangs|problemlösnings|återkopplings
""")

LASTS = _listed("""
arbetet|strukturen|frågan|rutinen|miljön|uppgiften|planen|processen|metoden|kulturen|modellen
situationen|övningen|aktiviteten|dialogen|kvaliteten|formen|tanken|strategin|praktiken|rösten
innehållet|underlaget|materialet|målet|perspektivet|stödet|exemplet|verktyget|protokollet
tillfället|mötet|momentet|uppdraget|resultatet|mönstret|sammanhanget|ansvaret|språket|rummet
traditionen|erfarenheten|förmågan|förståelsen|progressionen|variationen|relationen|förväntningen
""")

OBJECTS = _listed("""
sin egen undervisning|en konkret situation från klassrummet|det som hände förra veckan|texten
elevernas svar|ett exempel från vardagen|olika sätt att resonera|sina anteckningar|en gemensam bild
de frågor som väckte mest motstånd|nästa steg|målen med lektionen|hur tiden används|sambanden
skillnaden mellan att veta och att kunna|tecken på lärande|ett kort stycke ur artikeln|det outtalade
vad som är svårt för nybörjare|ord som bär innehållet|flera möjliga lösningar|rutinerna|syftet
""")

ADVERBS = _listed("""
i början av passet|utan att värdera|tillsammans med andra|under ett par veckor|i små grupper
steg för steg|med stöd av artikeln|i sin egen takt|innan nästa träff|på ett prövande sätt
i praktiken|med utgångspunkt i forskningen|så att alla kommer till tals|i slutet av terminen|på nytt
varje dag|över ämnesgränserna|med elevernas ord|i det egna klassrummet|under hela läsåret
noga|med tydliga mål
""")

OPENINGS = _listed("""
Ofta|Till en början|I många grupper|På sikt|Efter en stund|Under samtalet|I nästa steg|Samtidigt
Med tiden|I vardagen|Inte sällan|Därför|I den här delen|När allt går som det ska|Till sist|Numera
""")

QUALITIES = _listed(
    "viktigt|svårt|möjligt|rimligt|lärorikt|nödvändigt|lockande|värdefullt|ovanligt"
)
JOINTS = _listed("medan|eftersom|samtidigt som|så att|även om|innan|när")


def pick(rng: Random, words: Sequence[str]) -> str:
    """Take one of `words`, the first ones more often, as in a natural vocabulary."""
    return words[int(rng.random() ** 1.7 * len(words))]


def compound(rng: Random) -> str:
    """Make a definite compound, `läsförståelsen`: some two thousand are possible."""
    return pick(rng, FIRSTS) + pick(rng, LASTS)


def phrase(rng: Random) -> str:
    """Take one of the ready phrases that an action can be about."""
    return pick(rng, OBJECTS)


def thing(rng: Random) -> str:
    """Say what a clause is about: a phrase, or now and then a compound."""
    return rng.choice((phrase, phrase, compound))(rng)


def present(rng: Random) -> str:
    """Take a verb in the present tense."""
    return pick(rng, VERBS).split()[0]


def infinitive(rng: Random) -> str:
    """Make what follows `att`: `pröva texten`."""
    return f"{pick(rng, VERBS).split()[1]} {thing(rng)}"


def clause(rng: Random) -> str:
    """Make subject, verb, object: `gruppen granskar målen`."""
    return f"{pick(rng, SUBJECTS)} {present(rng)} {thing(rng)}"


def _plain(rng: Random) -> str:
    return f"{clause(rng)} {pick(rng, ADVERBS)}"


def _inverted(rng: Random) -> str:
    return f"{pick(rng, OPENINGS)} {present(rng)} {pick(rng, SUBJECTS)} {thing(rng)}"


def _joined(rng: Random) -> str:
    return f"{clause(rng)}, {pick(rng, JOINTS)} {clause(rng)}"


def _judged(rng: Random) -> str:
    return f"det är {pick(rng, QUALITIES)} att {infinitive(rng)} {pick(rng, ADVERBS)}"


def _stressed(rng: Random) -> str:
    return f"{pick(rng, OPENINGS)} {present(rng)} {pick(rng, SUBJECTS)} **{thing(rng)}**"


def _leaning(rng: Random) -> str:
    return f"när {clause(rng)} blir det *{pick(rng, QUALITIES)}* att {infinitive(rng)}"


SHAPES = (_plain, _inverted, _joined, _plain, _judged, _inverted, _joined, _stressed, _leaning)


def sentence(rng: Random) -> str:
    """Make one sentence with its full stop; about one in five carries emphasis."""
    return capital(rng.choice(SHAPES)(rng)) + "."


def question(rng: Random) -> str:
    """Ask one open question, fit to be talked about."""
    start = rng.choice(("Hur", "När", "På vilket sätt", "I vilka situationer"))
    return f"{start} {present(rng)} {pick(rng, SUBJECTS)} {thing(rng)} {pick(rng, ADVERBS)}?"


def paragraph(rng: Random, sentences: int) -> str:
    """Make that many sentences on one line, as many authors write."""
    return " ".join(sentence(rng) for _ in range(sentences))


def heading(rng: Random) -> str:
    """Make a heading of a few words, without emphasis or full stop."""
    return capital(rng.choice((_aim, clause))(rng))


def _aim(rng: Random) -> str:
    return f"att {infinitive(rng)}"


def capital(text: str) -> str:
    """Make the first letter great; `str.capitalize` would make the others small."""
    return text[:1].upper() + text[1:]
