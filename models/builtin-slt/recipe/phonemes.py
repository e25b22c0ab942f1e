"""Phoneme strings and the ids that the model reads, in the way of Piper voices."""
import ctypes
import json
import re
import unicodedata
from pathlib import Path

IDS: dict[str, int] = json.loads((Path(__file__).parent / "phoneme_ids.json").read_text())
PAD, START, END = (IDS[symbol] for symbol in "_^$")
MARK = re.compile(r"([.,;:!?]+(?=\s|$|[\"')]))")


def ids(phonemes: str) -> list[int]:
    """^ _ p _ … p _ $ of the canonically decomposed phonemes; unknown ones are left out."""
    known = [IDS[c] for c in unicodedata.normalize("NFD", phonemes) if c in IDS]
    return [START, PAD] + [x for i in known for x in (i, PAD)] + [END]


class Espeak:
    """American English of an installed libespeak-ng, which drops punctuation: so it is asked clause by clause."""

    def __init__(self):
        self.lib = ctypes.CDLL("libespeak-ng.so.1")
        self.lib.espeak_TextToPhonemes.restype = ctypes.c_char_p
        if self.lib.espeak_Initialize(2, 0, None, 0x8000) < 0 or self.lib.espeak_SetVoiceByName(b"en-us") != 0:
            raise RuntimeError("espeak-ng has no voice en-us here")

    def clause(self, text: str) -> str:
        pointer, parts = ctypes.c_char_p(text.encode()), []
        while pointer.value is not None:
            parts.append(self.lib.espeak_TextToPhonemes(ctypes.byref(pointer), 1, 0x02).decode())
        return " ".join(parts).strip()

    def phonemize(self, text: str) -> str:
        result = ""
        pieces = MARK.split(text)
        for words, mark in zip(pieces[::2], pieces[1::2] + [""]):
            spoken = self.clause(words.strip(' "()')) if re.search(r"\w", words) else ""
            result += (" " if result and spoken else "") + spoken + (mark[:1] if result or spoken else "")
        return result
