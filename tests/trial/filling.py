"""The rows of a table: what stands in each column for each of them."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from trial import figures
from trial.chances import Chance
from trial.dress import Dress, factor, places
from trial.labels import label
from trial.places import REGIONS, SWEDEN, Place
from trial.table import Cell, Column, Row
from trial.truth import Truth, shared

SUMS = {"Summa kommuner": "Summa kommuner", "blank": ""}
MINUS = {"-": 60, "−": 20, "–": 8, "brackets": 12}


@dataclass
class Line:
    """What a row holds before it is written: ``None`` where it holds nothing."""

    kind: str
    name: str
    code: str = ""
    weight: int | None = None
    amount: int | None = None
    before: int | None = None
    share: Fraction | None = None


@dataclass
class Filler:
    """Fills the columns of one table."""

    truth: Truth
    dress: Dress
    chance: Chance

    def lines(self) -> list[Line]:
        """Give every row, from the first to the last."""
        body = [self._party(place) for place in self.truth.parties]
        head: list[Line] = []
        foot = self._foot()
        self._others(head, body, foot)
        if self.dress["sum-place"] == "top":
            head, foot = [*foot[:1], *head], foot[1:]
        return [*head, *body, *foot]

    def _party(self, place: Place) -> Line:
        weight = self.truth.weights[place.code]
        share = Fraction(weight, sum(self.truth.weights.values()))
        names = self.dress["names"]
        if names == "genitive" and place != self.chance.of("genitive").choice(self.truth.parties):
            names = "plain"  # one name slips into the genitive among others that do not
        name = label(place, names)
        before = self._before[place.code]
        return Line("party", name, place.code, weight, self.truth.amounts[place.code], before, share)

    @property
    def _before(self) -> dict[str, int]:
        """The amounts of the year before: another sum by slightly other figures."""
        lot = self.chance.of("before")
        weights = {code: weight * lot.randint(950, 1050) // 1000 + 1 for code, weight in self.truth.weights.items()}
        steps = self.truth.total // self.truth.step * lot.randint(60, 92) // 100
        rows = shared("largest-remainder", steps, weights)
        return {code: amount * self.truth.step for code, amount in rows.items()}

    def _foot(self) -> list[Line]:
        """The region, and the sums."""
        truth, dress = self.truth, self.dress
        before = sum(self._before.values())
        weight = sum(truth.weights.values())
        whole = Line("sum", self._sum_name(), "", weight, truth.printed_sum, before, Fraction(1))
        foot: list[Line] = []
        if truth.region is not None:
            if dress["region"] == "row-and-subtotal":
                name = self.chance.of("subtotal").choice(("Summa kommuner", "Kommunerna", "Delsumma kommuner"))
                foot.append(Line("sum", name, "", weight, truth.printed_sum, before, Fraction(1)))
            foot.append(Line("region", REGIONS[truth.county][0], "", None, truth.region, before))
            whole.amount, whole.before, whole.share = truth.printed_sum + truth.region, 2 * before, None
        return foot if dress["sum"] == "none" else [*foot, whole]

    def _sum_name(self) -> str:
        word = self.dress["sum"]
        return REGIONS[self.truth.county][1] if word == "county" else SUMS.get(word, word)

    def _others(self, head: list[Line], body: list[Line], foot: list[Line]) -> None:
        """Rows that are no parties, as tables have them."""
        truth, count = self.truth, len(body)
        lot = self.chance.of("other row")
        match self.dress["other-row"]:
            case "varav":
                at = lot.randrange(count)
                part = body[at].amount or 0
                half = part // truth.step // 2 * truth.step
                word = lot.choice(("varav", "- varav", "därav"))
                what = lot.choice((f"{truth.parties[at].name}s tätort", "personal", "lokaler"))
                body.insert(at + 1, Line("of which", f"{word} {what}", amount=half))
            case "mean":
                mean = truth.total // truth.step // count * truth.step
                name = lot.choice(("Medel", "Genomsnitt", "Medelvärde", "Snitt per kommun"))
                foot.append(Line("mean", name, amount=mean))
            case "to-share":
                head.append(Line("to share", lot.choice(("Att fördela", "Totalt att fördela")), amount=truth.total))
            case "rounding":
                rest = truth.total - sum(truth.amounts.values())
                foot.insert(0, Line("rounding", lot.choice(("Avrundning", "Öresavrundning", "Differens")), amount=rest))
            case "country":
                amount = truth.total * SWEDEN // sum(truth.weights.values()) // truth.step * truth.step
                foot.append(Line("country", "Riket", "", SWEDEN, amount, None))
            case "per-head":
                foot.append(Line("text", "Beräknat på folkmängden"))
            case "empty":
                body.insert(lot.randrange(1, count), Line("empty", ""))
            case _:
                pass


@dataclass
class Writer:
    """Writes what a row holds into cells."""

    dress: Dress
    chance: Chance

    def row(self, line: Line, columns: list[Column]) -> Row:
        """Write a row."""
        return Row(line.kind, [self._cell(line, column.kind) for column in columns], line.code, line.amount)

    def _cell(self, line: Line, kind: str) -> Cell:
        match kind:
            case "name":
                return Cell(line.name)
            case "code":
                return self._code(line.code)
            case "weight":
                return self._weight(line)
            case "percent":
                return self._percent(line.share)
            case _:
                return self.money(self._amount(line, kind))

    def _amount(self, line: Line, kind: str) -> int | None:
        """Give what a column of money holds."""
        if kind == "change":
            return None if line.before is None or line.amount is None else line.amount - line.before
        return line.before if kind == "before" else line.amount

    def _code(self, code: str) -> Cell:
        if not code:
            return Cell("")
        match self.dress["code-column"]:
            case "float":
                return Cell(f"{code.lstrip('0')}.0", Decimal(f"{int(code)}.0"), "0.0")
            case "lost-zero":
                return Cell(code.lstrip("0"), Decimal(int(code)), "0")
            case _:
                return Cell(code)

    def _weight(self, line: Line) -> Cell:
        if line.weight is None:
            return Cell(self.chance.of("no weight").choice(("", "-")) if line.kind == "region" else "")
        text = figures.grouped(line.weight, self.dress["thousands"])
        return Cell(text, Decimal(line.weight), "#,##0")

    def _percent(self, share: Fraction | None) -> Cell:
        if share is None:
            return Cell("")
        lot = self.chance.of("percent")
        digits, mark = lot.choice((1, 2)), lot.choice(("", " %", "%"))
        scaled = (share * 100 * 10**digits * 2 + 1) // 2
        text = figures.written(scaled, digits, "none", self.dress["sign"])
        return Cell(text + mark, Decimal(scaled).scaleb(-digits), f"0.{'0' * digits}")

    def money(self, amount: int | None) -> Cell:
        """Write an amount in the unit of the table, with what stands behind it."""
        if amount is None:
            return Cell("")
        dress, digits = self.dress, places(self.dress)
        scaled = abs(amount) * 10**digits // factor(dress)
        text = figures.written(scaled, digits, dress["thousands"], dress["sign"])
        tail = figures.SUFFIXES[dress["suffix"]]
        if dress["unit-place"] == "cell":
            tail = tail or f" {dress['unit']}"
        if amount < 0:
            text = figures.below_zero(text, self.chance.pick("minus", MINUS))
        value = Decimal(scaled if amount >= 0 else -scaled).scaleb(-digits)
        form = "#,##0" + (f".{'0' * digits}" if digits else "")
        return Cell(text + tail, value, form + (f'"{tail}"' if tail else ""))
