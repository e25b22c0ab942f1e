"""Collects the training data: prepare.py TEXTS.txt JAVA_PHONEMES.txt WAV_DIR OUT.pt"""
import argparse
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import torch

import features
import phonemes


def read(job: tuple[Path, list[str]]) -> dict:
    wav, readings = job
    samples = features.read_wav(wav)
    mel, energy = features.mel_and_energy(samples)
    return dict(ids=[phonemes.ids(r) for r in readings], mel=mel, energy=energy, pitch=features.pitch(samples, mel.shape[0]))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("texts", type=Path)
    cli.add_argument("java_phonemes", type=Path)
    cli.add_argument("wavs", type=Path)
    cli.add_argument("out", type=Path)
    cli.add_argument("--jobs", type=int, default=1)
    args = cli.parse_args()
    texts = args.texts.read_text().splitlines()
    java = args.java_phonemes.read_text().splitlines()
    assert len(texts) == len(java), "one line of phonemes for every sentence"
    espeak = phonemes.Espeak()
    jobs = [(args.wavs / f"{i:05d}.wav", [java[i], espeak.phonemize(text)]) for i, text in enumerate(texts)]
    jobs = [job for job in jobs if job[0].exists()]
    torch.set_num_threads(1)
    with ProcessPoolExecutor(args.jobs) as pool:
        data = list(pool.map(read, jobs, chunksize=20))
    # Every id needs a frame of its own; the few sentences that are spoken too fast for that are left out.
    usable = [d for d in data if all(len(i) <= d["mel"].shape[0] for i in d["ids"])]
    torch.save(usable, args.out)
    seconds = sum(d["mel"].shape[0] for d in usable) * features.HOP / features.SAMPLE_RATE
    print(f"{len(usable)} of {len(texts)} sentences, {seconds / 60:.1f} minutes")


if __name__ == "__main__":
    main()
