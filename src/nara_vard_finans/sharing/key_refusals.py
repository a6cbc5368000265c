"""Why something is no cost key: its weights, parties and figures, and the classes that they follow from."""

from fractions import Fraction

from nara_vard_finans.core import AnyText, Message


class NobodyToShare(Message):
    """Refuse a key of nobody."""

    SV = "det finns ingen att dela mellan: ange minst en part och dess vikt"
    EN = "there is nobody to share between: give at least one party and its weight"


class NegativeWeights(Message):
    """Refuse weights below zero."""

    SV = "negativa vikter: en vikt är noll eller mer"
    EN = "negative weights: a weight is zero or more"


class AllWeightsZero(Message):
    """Refuse a key by which nobody pays."""

    SV = "alla vikter är noll, så ingen skulle betala: ge minst en en vikt"
    EN = "all weights are zero, so nobody would pay: give at least one a weight"


class NoFigureFor(Message):
    """Refuse a statistic that has no figure for a party."""

    SV = "det har inget tal för {parties}; lägg till dem, eller utelämna dem"
    EN = "it has no figure for {parties}; add them, or leave them out"
    parties: tuple[str, ...]


class NotInAllKeys(Message):
    """Refuse to mix keys of different parties."""

    SV = "finns i några av de sammanvägda nycklarna men inte i alla: ge varje nyckel samma parter"
    EN = "in some of the mixed keys but not in all: give each key the same parties"


class OneStageAlone(Message):
    """Refuse to mix a key in stages."""

    SV = "bara nycklar i ett steg kan vägas samman; ta dess platta form (flat)"
    EN = "only keys in one stage can be mixed; take its flat form"


class ShareOrKeyAlone(Message):
    """Refuse groups that are not both shared to and shared within."""

    SV = "grupper med bara en andel eller bara en nyckel: ge varje grupp båda"
    EN = "groups with only a share or only a key: give each group both"


class FiguresUnstated(Message):
    """Ask for figures that no paper states."""

    SV = "talen framgår inte av någon handling; ange en statistik med on_basis"
    EN = "no paper states the figures; name a statistic with on_basis"


class CountsAnother(Message):
    """Refuse a statistic that counts what the key does not rest on."""

    SV = "det räknar {counts}, men nyckeln vilar på {wanted}"
    EN = "it counts {counts}, and the key rests on {wanted}"
    counts: AnyText
    wanted: tuple[AnyText, ...]


class CountsInVain(Message):
    """Refuse a statistic for a key that rests on no figures."""

    SV = "det räknar {counts}, men nyckeln vilar inte på några tal som varierar"
    EN = "it counts {counts}, and the key rests on nothing that varies"
    counts: AnyText


class NobodyLeftToShare(Message):
    """Refuse that all leave a key."""

    SV = "ingen är kvar att dela; låt minst en vara kvar"
    EN = "nobody is left to share; leave at least one in"


class ShareOutside(Message):
    """Refuse a share below nothing or above all."""

    SV = "en andel är från 0 till 100 procent"
    EN = "a share is from 0 to 100 percent"


class WeightsOfKeys(Message):
    """Refuse keys that are weighed by nothing."""

    SV = "nycklarnas vikter är negativa, eller alla noll: ge minst en som är mer än noll"
    EN = "the weights of the keys are negative, or all zero: give at least one above zero"


class NeverTheWhole(Message):
    """Refuse rounded shares that cannot be the whole."""

    SV = (
        "avrundade andelar som kan summera till mellan {lowest} och {highest} %, aldrig till 100 %; rätta en, eller "
        "lägg till den som saknas"
    )
    EN = (
        "rounded shares that can sum to between {lowest} and {highest} %, never to 100 %; correct one, or add who is "
        "missing"
    )
    lowest: Fraction
    highest: Fraction


class ClassOfNothing(Message):
    """Refuse a class that ends before it begins."""

    SV = "klassen från {least} till under {below} rymmer inget; låt den sluta efter att den börjar"
    EN = "the class from {least} to below {below} holds nothing; let it end after it begins"
    least: Fraction
    below: Fraction


class NoClasses(Message):
    """Refuse figures by class without any class."""

    SV = "inga klasser anges; ange minst en, till exempel {{ least = 0, gives = 5000 }}"
    EN = "there is no class; give one at least, such as {{ least = 0, gives = 5000 }}"


class ClassesMeet(Message):
    """Refuse two classes that overlap."""

    SV = "klassen {before} och klassen {after} går in i varandra; låt den ena sluta där den andra börjar"
    EN = "the class {before} and the class {after} overlap; let one end where the other begins"
    before: AnyText
    after: AnyText


class HoleBetweenClasses(Message):
    """Refuse a hole between two classes."""

    SV = "ingen klass finns från {below} till under {least}; låt den ena klassen sluta där nästa börjar"
    EN = "there is no class from {below} to below {least}; let one class end where the next begins"
    below: Fraction
    least: Fraction


class OutsideClasses(Message):
    """Refuse a figure that no class holds."""

    SV = "talet {figure} för {party} hör till ingen klass; lägg till en, eller rätta talet"
    EN = "the figure {figure} of {party} is in no class; add one, or correct the figure"
    party: str
    figure: Fraction


class OneFactor(Message):
    """Refuse a product of one."""

    SV = "en produkt är av minst två statistiker"
    EN = "a product is of two statistics or more"


class NobodyJoins(Message):
    """Refuse figures for a part of a year without anybody who joins."""

    SV = "ingen part har gått in under året; ange dagen för var och en, eller använd talen för hela året"
    EN = "nobody has joined; give the day for each, or use the figures of the whole year"


class JoinsUncounted(Message):
    """Refuse somebody who joins and has no figure."""

    SV = "{codes} går in, men har inget tal i statistiken; lägg till talet där"
    EN = "no figure in the statistic for {codes}, who joins; add it there"
    codes: tuple[str, ...]
