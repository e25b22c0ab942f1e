"""Trains the acoustic model on the CPU: train.py DATA.pt OUT.pt --steps N

Every few minutes OUT.pt is rewritten with an exponential moving average of the weights, which is what gets exported.
"""
import argparse
import random
import time

import numpy as np
import torch
from torch import nn

from features import MELS
from model import Acoustic, monotonic_alignment

JAVA_SHARE = 2 / 3  # of the draws that use the phonemes of the engine itself; the others use espeak-ng's
VALIDATION = 24
AVERAGE = 0.998


class Batch:
    """Sentences padded to one length."""

    def __init__(self, sentences: list[dict], readings: list[int]):
        ids = [s["ids"][r] for s, r in zip(sentences, readings)]
        self.tokens = np.array([len(i) for i in ids])
        self.lengths = np.array([s["mel"].shape[0] for s in sentences])
        size, tokens, frames = len(ids), self.tokens.max(), self.lengths.max()
        self.ids = torch.zeros(size, tokens, dtype=torch.long)
        self.token_mask = torch.zeros(size, tokens, 1)
        self.frame_mask = torch.zeros(size, frames, 1)
        self.mel = torch.zeros(size, frames, MELS)
        self.tracks = torch.zeros(size, frames, 3)  # log pitch (0 where unvoiced), voicing, energy
        for b, s in enumerate(sentences):
            t, y = self.tokens[b], self.lengths[b]
            self.ids[b, :t] = torch.tensor(ids[b])
            self.token_mask[b, :t] = 1
            self.frame_mask[b, :y] = 1
            self.mel[b, :y] = s["mel"]
            self.tracks[b, :y] = s["tracks"]

    def align(self, prior: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Hard alignment [B, Y, T] and durations [B, T, 1] under the prior mel [B, T, 80]."""
        with torch.no_grad():
            distance = (prior**2).sum(2)[:, :, None] - 2 * prior @ self.mel.transpose(1, 2)
        durations = monotonic_alignment((-0.5 * distance).numpy(), self.tokens, self.lengths)
        alignment = torch.zeros(self.mel.shape[:2] + prior.shape[1:2])
        for b, y in enumerate(self.lengths):
            owner = np.repeat(np.arange(durations.shape[1]), durations[b])
            alignment[b, torch.arange(y), torch.from_numpy(owner)] = 1
        return alignment, torch.from_numpy(durations).float()[:, :, None]


def losses(net: Acoustic, batch: Batch) -> torch.Tensor:
    """[prior, mel, duration, pitch, energy]"""
    h = net.encode(batch.ids, batch.token_mask)
    prior = net.prior(h) * batch.token_mask
    alignment, durations = batch.align(prior)
    sums = alignment.transpose(1, 2) @ batch.tracks
    frames = durations.clamp(min=1)
    pitch = torch.cat([sums[:, :, :1] / sums[:, :, 1:2].clamp(min=1), sums[:, :, 1:2] / frames], 2)
    energy = sums[:, :, 2:] / frames
    mels, tokens = batch.frame_mask.sum() * MELS, batch.token_mask.sum()
    out = net.decode(h, prior, pitch, energy, alignment, batch.frame_mask)
    prior_loss = 0.5 * (((alignment @ prior - batch.mel) * batch.frame_mask) ** 2).sum() / mels
    mel_loss = ((out - batch.mel) * batch.frame_mask).abs().sum() / mels

    # The predictors read the phonemes but do not shape them.
    fixed = h.detach()

    def miss(predicted, true):
        return ((predicted - true) * batch.token_mask).pow(2).sum() / tokens

    return torch.stack([
        prior_loss,
        mel_loss,
        miss(net.duration(fixed, batch.token_mask), frames.log()),
        miss(net.pitch(fixed, batch.token_mask), pitch),
        miss(net.energy(fixed, batch.token_mask), energy),
    ])


WEIGHTS = torch.tensor([1.0, 1.0, 0.5, 0.3, 0.3])


def normalise(data: list[dict], net: Acoustic) -> None:
    mel = torch.cat([d["mel"] for d in data])
    net.mel_mean[:] = mel.mean(0)
    net.mel_deviation[:] = mel.std(0)
    pitch = torch.cat([d["pitch"] for d in data])
    energy = torch.cat([d["energy"] for d in data])
    log_pitch = pitch[pitch > 0].log()
    net.scales[:] = torch.stack([log_pitch.mean(), log_pitch.std(), energy.mean(), energy.std()])
    for d in data:
        voiced = d["pitch"] > 0
        log_pitch = (d["pitch"].clamp(min=50).log() - net.scales[0]) / net.scales[1]
        d["tracks"] = torch.stack([log_pitch * voiced, voiced.float(), (d["energy"] - net.scales[2]) / net.scales[3]], 1)
        d["mel"] = (d["mel"] - net.mel_mean) / net.mel_deviation


def batches(data: list[dict], frames: int):
    """Endless batches of sentences of like length, each of about `frames` frames."""
    while True:
        order = sorted(data, key=lambda d: d["mel"].shape[0] * random.uniform(0.9, 1.1))
        groups, group = [], []
        for d in order:
            if group and (len(group) + 1) * d["mel"].shape[0] > frames:
                groups.append(group)
                group = []
            group.append(d)
        groups.append(group)
        random.shuffle(groups)
        for group in groups:
            yield Batch(group, [0 if random.random() < JAVA_SHARE else 1 for _ in group])


def learning_rate(step: int, done: float, peak: float) -> float:
    """Warm up, stay, then fall linearly; `done` is the share of the training that is over."""
    return peak * min(step / 200, 1) * (1 if done < 0.3 else max(0.01, (1 - done) / 0.7))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    cli.add_argument("data")
    cli.add_argument("out")
    cli.add_argument("--steps", type=int, default=9000)
    cli.add_argument("--minutes", type=float, default=float("inf"), help="end after this time even with fewer steps")
    cli.add_argument("--frames", type=int, default=2000, help="frames a batch")
    cli.add_argument("--rate", type=float, default=1.5e-3)
    cli.add_argument("--threads", type=int, default=1)
    cli.add_argument("--sizes", type=int, nargs=4, default=[128, 176, 4, 5])
    cli.add_argument("--start", help="continue from this checkpoint")
    args = cli.parse_args()
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
    random.seed(1)
    data = torch.load(args.data)
    net = Acoustic(*args.sizes)
    if args.start:
        net.load_state_dict(torch.load(args.start)["net"])
    normalise(data, net)
    held = min(VALIDATION, len(data) // 4)
    held_out = data[:: len(data) // held][:held]
    known = {id(d) for d in held_out}
    training = [d for d in data if id(d) not in known]
    validation = [Batch(held_out, [r] * len(held_out)) for r in (0, 1)]
    print(sum(p.numel() for p in net.parameters()), "weights,", len(training), "sentences", flush=True)
    averaged = {k: v.clone() for k, v in net.state_dict().items()}
    optimizer = torch.optim.AdamW(net.parameters(), lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01)
    source, began, recent = batches(training, args.frames), time.time(), []
    step, done = 0, 0.0
    while done < 1:
        step += 1
        done = max(step / args.steps, (time.time() - began) / 60 / args.minutes)
        net.train()
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, done, args.rate)
        parts = losses(net, next(source))
        optimizer.zero_grad()
        (parts * WEIGHTS).sum().backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        decay = min(AVERAGE, step / (step + 10))
        for key, value in net.state_dict().items():
            averaged[key].mul_(decay).add_(value, alpha=1 - decay)
        recent.append(parts.detach())
        if step % 250 == 0 or done >= 1:
            current = {k: v.clone() for k, v in net.state_dict().items()}
            net.load_state_dict(averaged)
            net.eval()
            with torch.no_grad():
                checks = [losses(net, batch).numpy().round(3) for batch in validation]
            torch.save(dict(net=averaged, sizes=args.sizes), args.out)
            net.load_state_dict(current)
            print(f"{step} {time.time() - began:.0f}s", "train", torch.stack(recent).mean(0).numpy().round(3), "java", checks[0], "espeak", checks[1], flush=True)
            recent.clear()


if __name__ == "__main__":
    main()
