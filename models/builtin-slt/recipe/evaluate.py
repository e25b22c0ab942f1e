"""Word error rate of spoken audio by an independent recogniser (pocketsphinx): evaluate.py DIR SENTENCES.txt [-v]

DIR holds 00.wav, 01.wav, … one a line of SENTENCES.txt. Small sets are noisy: compare voices on the same sentences only.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

RECOGNISE = ["pocketsphinx_continuous", "-logfn", "/dev/null", "-beam", "1e-80", "-wbeam", "1e-40", "-infile"]
FILLERS = {"um", "uh"}


def words(text: str) -> list[str]:
    """Lower case, without punctuation and the recogniser's pronunciation numbers."""
    return re.sub(r"[^a-z' ]", " ", re.sub(r"\(\d+\)", "", text.lower())).split()


def recognise(wav: Path) -> list[str]:
    with tempfile.NamedTemporaryFile(suffix=".wav") as clean:
        effects = ["norm", "-3", "pad", "0.3", "0.3"]
        subprocess.run(["sox", "-R", wav, "-r", "16000", "-c", "1", "-b", "16", clean.name, *effects], check=True, capture_output=True)
        heard = subprocess.run([*RECOGNISE, clean.name], check=True, capture_output=True, text=True).stdout
    return [word for word in words(heard) if word not in FILLERS]


def distance(said: list[str], heard: list[str]) -> int:
    """Levenshtein distance in words."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        previous, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (word != other))
    return row[-1]


def main(folder: str, sentences: str, *flags: str) -> None:
    errors = total = 0
    for i, line in enumerate(Path(sentences).read_text().splitlines()):
        heard = recognise(Path(folder) / f"{i:02d}.wav")
        wrong = distance(words(line), heard)
        errors, total = errors + wrong, total + len(words(line))
        if "-v" in flags:
            print(wrong, " ".join(heard))
    print(f"{folder}: word error rate {100 * errors / total:.1f}% ({errors} of {total} words)")


if __name__ == "__main__":
    main(*sys.argv[1:])
