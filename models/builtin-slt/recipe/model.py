"""Phoneme ids to a mel spectrum, pitch and voicing: a small non-autoregressive model.

An encoder of ConvNeXt blocks (Liu et al., 2022) with one attention layer reads the phonemes; durations come from monotonic
alignment search (Glow-TTS, Kim et al., 2020) in training and from a predictor afterwards; pitch and energy are predicted
per phoneme (FastPitch, Łańcucki, 2021); a convolutional decoder writes the frames.

Shapes: B batch, T phoneme ids, Y frames, C channels, which come last: on a CPU a linear layer is several times faster than a
convolution of width one. Masks are [B, T, 1] or [B, Y, 1], 1 where there is data.
"""
import math

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from features import MELS

SYMBOLS = 256


class Block(nn.Module):
    """ConvNeXt: depthwise convolution, then a channel mixer of two layers, added to the input with a learnt gain."""

    def __init__(self, channels: int, dilation: int = 1, width: int = 7, expansion: int = 2):
        super().__init__()
        self.depthwise = nn.Conv1d(channels, channels, width, padding=dilation * (width // 2), groups=channels, dilation=dilation)
        self.norm = nn.LayerNorm(channels)
        self.widen = nn.Linear(channels, channels * expansion)
        self.narrow = nn.Linear(channels * expansion, channels)
        self.gain = nn.Parameter(torch.full((channels,), 0.3))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        y = self.depthwise((x * mask).transpose(1, 2)).transpose(1, 2)
        return (x + self.gain * self.narrow(F.gelu(self.widen(self.norm(y))))) * mask


class Attention(nn.Module):
    def __init__(self, channels: int, heads: int = 2):
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(channels)
        self.project = nn.Linear(channels, 3 * channels)
        self.out = nn.Linear(channels, channels)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, channels = x.shape
        width = channels // self.heads
        q, k, v = self.project(self.norm(x)).reshape(batch, length, 3, self.heads, width).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q @ k.transpose(2, 3)) / math.sqrt(width)
        weights = scores.masked_fill(mask.transpose(1, 2)[:, None] == 0, -1e4).softmax(-1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, length, channels)
        return (x + self.out(mixed)) * mask


class Predictor(nn.Module):
    """One or two numbers a phoneme."""

    def __init__(self, channels: int, outputs: int = 1, hidden: int = 128):
        super().__init__()
        self.inner = nn.Linear(channels, hidden)
        self.blocks = nn.ModuleList(Block(hidden) for _ in range(2))
        self.out = nn.Linear(hidden, outputs)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.inner(self.dropout(x)) * mask
        for block in self.blocks:
            x = block(x, mask)
        return self.out(x) * mask


class Acoustic(nn.Module):
    def __init__(self, channels: int, frame_channels: int, encoder_blocks: int, decoder_blocks: int):
        super().__init__()
        self.embedding = nn.Embedding(SYMBOLS, channels)
        nn.init.normal_(self.embedding.weight, 0, 0.3)
        self.before = nn.ModuleList(Block(channels) for _ in range(encoder_blocks))
        self.attention = Attention(channels)
        self.after = nn.ModuleList(Block(channels) for _ in range(2))
        self.prior = nn.Linear(channels, MELS)
        self.duration = Predictor(channels)
        self.pitch = Predictor(channels, outputs=2)
        self.energy = Predictor(channels)
        self.pitch_in = nn.Linear(2, channels)
        self.energy_in = nn.Linear(1, channels)
        self.to_frames = nn.Linear(channels, frame_channels)
        self.position_in = nn.Linear(3, frame_channels)
        self.frames = nn.ModuleList(Block(frame_channels, dilation=1 + i % 2) for i in range(decoder_blocks))
        self.out = nn.Linear(frame_channels, MELS)
        # How the targets were normalised: mel mean and deviation; log pitch mean and deviation; log energy mean and deviation.
        self.register_buffer("mel_mean", torch.zeros(MELS))
        self.register_buffer("mel_deviation", torch.ones(MELS))
        self.register_buffer("scales", torch.tensor([0.0, 1.0, 0.0, 1.0]))

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        h = self.embedding(ids) * mask
        for block in self.before:
            h = block(h, mask)
        h = self.attention(h, mask)
        for block in self.after:
            h = block(h, mask)
        return h

    def decode(self, h: Tensor, prior: Tensor, pitch: Tensor, energy: Tensor, alignment: Tensor, mask: Tensor) -> Tensor:
        """Normalised mel [B, Y, 80] from encoded phonemes [B, T, C] and a hard alignment [B, Y, T]."""
        x = alignment @ self.to_frames(h + self.pitch_in(pitch) + self.energy_in(energy))
        durations = alignment.sum(1)
        end = alignment @ torch.cumsum(durations, 1)[:, :, None]
        length = alignment @ durations[:, :, None]
        left = (end - torch.cumsum(mask, 1)) / torch.clamp(length, min=1.0)
        x = (x + self.position_in(torch.cat([left, left * left, torch.log(length + 1)], 2))) * mask
        for block in self.frames:
            x = block(x, mask)
        return (self.out(x) + alignment @ prior) * mask


def monotonic_alignment(scores: np.ndarray, tokens: np.ndarray, frames: np.ndarray) -> np.ndarray:
    """The best monotonic path that gives every token at least one frame, for a whole batch at once.

    scores: [B, T, Y] log likelihoods; tokens, frames: [B] true lengths. Returns durations [B, T] in frames.
    """
    batch, length, width = scores.shape
    columns = np.ascontiguousarray(scores.transpose(2, 0, 1))
    best = np.full((batch, length), -1e9, dtype=np.float32)
    best[:, 0] = columns[0, :, 0]
    stepped = np.zeros((width, batch, length), dtype=bool)
    shifted = np.full((batch, length), -1e9, dtype=np.float32)
    for y in range(1, width):
        shifted[:, 1:] = best[:, :-1]
        np.greater(shifted, best, out=stepped[y])
        np.maximum(shifted, best, out=best)
        best += columns[y]
    durations = np.zeros((batch, length), dtype=np.int64)
    rows, token = np.arange(batch), tokens - 1
    for y in range(width - 1, -1, -1):
        inside = y < frames
        durations[rows, token] += inside
        token = token - (inside & stepped[y, rows, token])
    return durations
