"""Writes the training sentences: the hand-written ones, then generated ones for coverage.

The generator fills sentence patterns from word lists, both written for this project. It uses only
`Random.random()`, whose sequence Python guarantees for a seed, so every run writes the same file.
"""
import argparse
from pathlib import Path
from random import Random

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
LETTERS = "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z".split()
MEASURES = "miles kilometers pounds kilograms inches feet meters gallons liters ounces minutes hours seconds weeks degrees yards".split()
COLORS = "red blue green yellow purple orange black white brown gray pink silver crimson beige".split()

# Slots: {n} noun, {j} adjective, {v} past-tense verb, {r} adverb, {f} first name, {l} last name, {p} place, {t} abstract noun,
# {c} colour, {num} number, {ord} ordinal, {date}, {time}, {money}, {year}, {digits}, {spell}, {m} measure, {day}. "a" before a
# slot becomes "an" before a vowel letter.
PATTERNS = """
The {j} {n} {v} the {n}.
The {n} {r} {v} a {j} {n} near the {n}.
{f} {l} {v} the {j} {n} in {p}.
{f} and {f} {r} {v} a {n}.
Why has {f} {v} the {n} so {r}?
Did the {n} and the {n} come from {p}?
Bring the {n}, the {n}, and the {j} {n}.
{f} said that the {n} was {j}, but the {n} was {j}, too.
A {j} {n} is not a {j} {n}.
Is the {n} more {j} than the {n}?
What a {j} {n}!
The {t} of {p} depends on its {t}.
{t} without {t} leads to {t}.
We talked about {t}, {t}, and the {t} of the {n}.
{r}, the {n} {v} its {n}.
Mister {l} and Missus {l} flew from {p} to {p}.
Doctor {l} {v} {num} {n}s in {p}.
The {c} {n} costs {money}.
It costs {money}, or {money} with the {n}.
{num} and {num} make {num}.
There are {num} {m} between {p} and {p}.
The {ord} {n} is {c}, and the {ord} is {c}.
The {t} of {f} {l} was {v} on {date}.
On {date}, {year}, {f} {v} the {n}.
In {year} the {n} in {p} was {v} by a {n}.
The train from {p} arrives at {time} on {day}.
Meet {f} at {time}, not at {time}.
The number is {digits}.
Please call {f} {l} at {digits}.
That is spelled {spell}.
The code is {spell}, {digits}.
It was {num} degrees in {p} and {num} degrees in {p}.
If the {n} is {j}, then who {v} the {n}?
{f}, where is the {c} {n} that {f} {v} on {day}?
"I {v} your {n}," said {f}, "and I {v} it {r}."
"Is it {j}?" asked {f}. "No," said {f}, "it is only {j}."
When the {n} {v} the {n}, {f} {r} {v} the {t} of it all.
My {n} is {j}, your {n} is {j}, and her {n} is {j}.
They {r} {v} the {n} because it was too {j} for {f}.
The {j}, {j} {n} has {num} {m} of {n} left.
Nobody {v} {f}'s {n} before {day}.
Not the {n}, but the {n}, was {v} in {p}.
You {v} it, didn't you, {f}?
Say {n} once more, then say {n}, and finally {n}.
{n}, {n}, {n}, and {n}.
{j} or {j}, the {n} will be {v}.
""".strip().splitlines()


class Sentences:
    def __init__(self, lists: Path, seed: int):
        self.random = Random(seed)
        self.words = {key: (lists / f"{name}.txt").read_text().split() for key, name in {
            "n": "nouns", "j": "adjectives", "v": "verbs", "r": "adverbs", "f": "firstnames", "l": "lastnames", "p": "places",
            "t": "abstract"}.items()} | {"c": COLORS, "m": MEASURES, "day": DAYS}
        self.decks: dict[str, list[str]] = {}

    def below(self, n: int) -> int:
        return int(self.random.random() * n)

    def draw(self, key: str) -> str:
        """The next word of a shuffled list, so that all words come up about equally often."""
        deck = self.decks.setdefault(key, [])
        if not deck:
            deck.extend(self.words[key])
            for i in range(len(deck) - 1, 0, -1):
                j = self.below(i + 1)
                deck[i], deck[j] = deck[j], deck[i]
        return deck.pop()

    def fill(self, key: str) -> str:
        special = {
            "num": lambda: cardinal([self.below(20), self.below(100), self.below(1000), self.below(100000)][self.below(4)]),
            "ord": lambda: ordinal(1 + self.below(99)),
            "date": self.date,
            "time": self.time,
            "money": self.money,
            "year": self.year,
            "digits": lambda: " ".join(UNITS[self.below(10)] for _ in range(3)) + ", " + " ".join(UNITS[self.below(10)] for _ in range(4)),
            "spell": lambda: ", ".join(LETTERS[self.below(26)] for _ in range(4 + self.below(3))),
        }
        return special[key]() if key in special else self.draw(key)

    def date(self) -> str:
        month, day = MONTHS[self.below(12)], ordinal(1 + self.below(28))
        return [f"{month} {day}", f"the {day} of {month}", f"{DAYS[self.below(7)]}, {month} {day}"][self.below(3)]

    def time(self) -> str:
        hour, minute = UNITS[1 + self.below(12)], self.below(60)
        if minute == 0:
            return f"{hour} o'clock"
        spoken = f"oh {UNITS[minute]}" if minute < 10 else cardinal(minute)
        return [f"{hour} {spoken}", f"{hour} {spoken} {'ap'[self.below(2)]} m", f"half past {hour}", f"a quarter to {hour}"][self.below(4)]

    def money(self) -> str:
        unit, cent = [("dollars", "cents"), ("euros", "cents"), ("pounds", "pence")][self.below(3)]
        whole = f"{cardinal(2 + self.below([20, 100, 2000][self.below(3)]))} {unit}"
        return whole if self.below(2) else f"{whole} and {cardinal(2 + self.below(98))} {cent}"

    def year(self) -> str:
        century, rest = 11 + self.below(10), self.below(100)
        if century == 20:
            return "two thousand" if rest == 0 else f"two thousand {cardinal(rest)}" if rest < 10 else f"twenty {cardinal(rest)}"
        return f"{cardinal(century)} " + ("hundred" if rest == 0 else f"oh {UNITS[rest]}" if rest < 10 else cardinal(rest))

    def sentence(self, pattern: str) -> str:
        out, rest = "", pattern
        while "{" in rest:
            before, _, tail = rest.partition("{")
            key, _, rest = tail.partition("}")
            out += before
            word = self.fill(key)
            if out.endswith((" a ", "A ")) and word[0].lower() in "aeiou":
                out = out[:-1] + "n "
            out += word
        text = out + rest
        return text[0].upper() + text[1:]


def cardinal(n: int) -> str:
    if n < 20:
        return UNITS[n]
    if n < 100:
        return TENS[n // 10] + (" " + UNITS[n % 10] if n % 10 else "")
    if n < 1000:
        return f"{UNITS[n // 100]} hundred" + (" " + cardinal(n % 100) if n % 100 else "")
    return f"{cardinal(n // 1000)} thousand" + (" " + cardinal(n % 1000) if n % 1000 else "")


def ordinal(n: int) -> str:
    head, _, last = cardinal(n).rpartition(" ")
    last = ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return f"{head} {last}".strip()


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    cli.add_argument("texts", type=Path, help="folder with *.txt (one sentence a line) and lists/")
    cli.add_argument("out", type=Path)
    cli.add_argument("--generated", type=int, default=2400)
    cli.add_argument("--seed", type=int, default=2026)
    args = cli.parse_args()
    written = [line for file in sorted(args.texts.glob("*.txt")) for line in file.read_text().splitlines() if line]
    source = Sentences(args.texts / "lists", args.seed)
    generated = [source.sentence(PATTERNS[i % len(PATTERNS)]) for i in range(args.generated)]
    args.out.write_text("\n".join(written + generated) + "\n")
    print(f"{len(written)} written and {len(generated)} generated sentences")


if __name__ == "__main__":
    main()
