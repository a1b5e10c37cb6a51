"""Twenty thousand words with the frequencies of a language: of Dutch, of the work, invented.

Drawn by Zipf's law (the word of rank r with weight r^-1.05), as words in notes are: so some stand
in nearly every note and most in hardly any, and a search meets both.
"""

import random
from collections.abc import Iterator
from itertools import accumulate

COUNT, EXPONENT = 20_000, 1.05
_FUNCTION = (
    "de het een van en in is dat op te met voor zijn er aan niet om ook als bij nog naar maar dan"
    " over uit tot wat wij zij deze door worden heeft kan zal moet waar meer al geen onder tegen"
    " tussen omdat zodat"
).split()
_DOMAIN = (
    "woningbouw begroting financiën coördinatie reünie één ruïne IJsselstein energie mobiliteit"
    " stikstof opvang regio samenwerking raad college planning vergunning waterveiligheid jeugd"
    " bereikbaarheid zorg overleg afspraak wethouder burgemeester gemeente waterschap provincie"
    " gemeenteraad raadsvergadering toekomstvisie omgevingsvisie omgevingswet woondeal grondbeleid"
    " nieuwbouw inbreiding uitbreiding bestemmingsplan landbouw natuur bodemdaling veenweide peil"
    " dijkversterking klimaat hittestress warmtenet zonnepark windpark netcongestie subsidie"
    " jaarrekening kadernota toezicht herindeling fusie dienstverlening ombuiging tekort weerstand"
    " schuldquote bezuiniging rekenkamer accountant verordening besluit motie amendement coalitie"
    " formatie verkiezing kandidaat portefeuille bestuurder ambtenaar secretaris griffier strateeg"
    " controller directeur dijkgraaf heemraad gedeputeerde kabinet ministerie rijk bijdrage akkoord"
    " bestuursakkoord convenant evaluatie voortgang knelpunt kans signaal zorgen vertrouwen"
    " kennismaking werkbezoek terugkoppeling toezegging actiepunt vervolg memo brief cijfers"
    " fietspad busbaan station spoor verkeer parkeren centrum wijk dorp kern erfgoed kasteel"
    " recreatie plassen rivier polder sluis gemaal"
).split()
_ONSETS = (
    "b bl br d dr f fl g gl gr h j k kl kn kr l m n p pl pr r s sch sl sp st str t tr v vl w z zw"
).split()
_NUCLEI = "a aa e ee i ie o oo oe u uu ui ij ei eu ou au".split()
_CODAS = ("", "", "", "k", "l", "m", "n", "ng", "p", "r", "rs", "s", "st", "t", "nd", "rt", "cht")
_ACCENTS = {"a": "á", "e": "ë", "i": "ï", "o": "ö", "u": "ü"}
_ACCENTED = 0.04


class Words:
    """A vocabulary from a seed; `drawn` gives words as they come in a text."""

    def __init__(self, chance: random.Random) -> None:
        domain = list(_DOMAIN)
        chance.shuffle(domain)
        known = dict.fromkeys((*_FUNCTION, *domain))
        for word in _invented(chance):
            if len(known) == COUNT:
                break
            known[word] = None
        self.all = tuple(known)
        self._weights = list(accumulate(rank**-EXPONENT for rank in range(1, COUNT + 1)))

    def drawn(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(self.all, cum_weights=self._weights, k=count)


def place_name(chance: random.Random) -> str:
    """Return a name that a village could have."""
    ends = ("dorp", "veld", "drecht", "broek", "wijk", "hoven", "loo", "kerk", "zijl", "meer")
    return f"{chance.choice(_ONSETS)}{_rhyme(chance)}{chance.choice(ends)}".capitalize()


def _invented(chance: random.Random) -> Iterator[str]:
    while True:
        syllables = chance.choices((1, 2, 3, 4), (15, 45, 30, 10))[0]
        word = "".join(chance.choice(_ONSETS) + _rhyme(chance) for _ in range(syllables))
        if chance.random() < _ACCENTED:
            letter = chance.choice([letter for letter in word if letter in _ACCENTS])
            word = word.replace(letter, _ACCENTS[letter], 1)
        yield word


def _rhyme(chance: random.Random) -> str:
    return chance.choice(_NUCLEI) + chance.choice(_CODAS)
