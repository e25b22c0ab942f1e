"""Mel spectrum, pitch and voicing to a wave, with nothing learnt: a source-filter vocoder in the frequency domain.

Band-limited pulses and noise are the sources; the smoothed mel spectrum is the filter. Everything is made of matrix products
and element-wise operators, so it exports to ONNX together with the acoustic model.
"""
import math

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

import features
from features import FILTERS, HOP, MELS, SAMPLE_RATE

FRAME = 2 * HOP
BINS = FRAME // 2 + 1
LIFTER = 2.7e-3  # seconds of cepstrum kept: the vocal tract, not the pitch
HARMONIC_TOP = 9000.0
BREATH_FROM, BREATH_WIDTH = 4500.0, 700.0  # hertz above which even voiced sound is mostly noise
RESOLVED_BANDS = 27  # below 1 kHz the mel bands show single harmonics; the envelope runs over their peaks
PEAK_BANDS = 5  # about one harmonic apart
NOISE_PERIODS = (37, 41)  # frames; together the noise repeats after 17 s


def band_centres() -> np.ndarray:
    """Hertz [80]."""
    area = FILTERS.double().numpy()
    return (area * np.linspace(0, SAMPLE_RATE / 2, area.shape[1])).sum(1) / area.sum(1)


def between_bands(hertz: np.ndarray) -> np.ndarray:
    """[N, 80]: the weights that interpolate mel bands linearly at N frequencies; beyond the outer bands their values stay."""
    centres = band_centres()
    weights = np.zeros((len(hertz), MELS))
    for k, wanted in enumerate(hertz):
        right = int(np.clip(np.searchsorted(centres, wanted), 1, MELS - 1))
        share = float(np.clip((wanted - centres[right - 1]) / (centres[right] - centres[right - 1]), 0, 1))
        weights[k, right - 1 : right + 1] = 1 - share, share
    return weights


def mel_to_envelope() -> np.ndarray:
    """[80, BINS]: log mel magnitudes to the cepstrally smoothed log magnitudes of linear frequency bins."""
    spread = between_bands(np.linspace(0, SAMPLE_RATE / 2, BINS))
    cepstrum = np.fft.ifft(np.concatenate([np.eye(BINS), np.eye(BINS)[-2:0:-1]]), axis=0).real
    quefrency = np.minimum(np.arange(FRAME), FRAME - np.arange(FRAME)) / SAMPLE_RATE
    taper = 0.5 + 0.5 * np.cos(np.pi * np.clip((quefrency - LIFTER) / (LIFTER / 3), 0, 1))
    smooth = np.fft.fft(cepstrum * taper[:, None], axis=0).real[:BINS]
    return (smooth @ spread).T


def transforms() -> tuple[np.ndarray, np.ndarray]:
    """Windowed real Fourier transform [FRAME, 2 * BINS], cosines then negative sines, and its windowed inverse."""
    n, k = np.arange(FRAME)[:, None], np.arange(BINS)[None]
    angle = 2 * np.pi * (n * k % FRAME) / FRAME
    window = np.sin((n + 0.5) * np.pi / FRAME)
    analysis = np.concatenate([np.cos(angle), -np.sin(angle)], 1) * window
    sides = np.where((k == 0) | (k == BINS - 1), 1, 2) / FRAME
    return analysis, (analysis * np.concatenate([sides, sides], 1)).T


class Vocoder(nn.Module):
    def __init__(self):
        super().__init__()
        bins = np.linspace(0, SAMPLE_RATE / 2, BINS)
        noise = np.random.default_rng(7)
        analysis, synthesis = transforms()
        self.register("analysis", analysis)
        self.register("synthesis", synthesis)
        self.register("envelope", mel_to_envelope())
        self.register("unit_area", -np.log(FILTERS.double().numpy().sum(1)))
        above = np.where(bins > features.MEL_TOP * 0.95, -0.001 * (bins - features.MEL_TOP * 0.95), 0)
        self.register("tilt", above - 0.5 * math.log((np.hanning(features.FFT + 1)[:-1] ** 2).sum()))
        breath = 0.04 + 0.9 / (1 + np.exp(-(bins - BREATH_FROM) / BREATH_WIDTH))
        self.register("tonal", np.sqrt(1 - breath**2))
        # Per mel band: what to add to unvoiced and to voiced frames, see calibrate.
        self.register("correction", np.zeros((2, MELS)))
        for i, period in enumerate(NOISE_PERIODS):
            self.register(f"noise{i}", noise.standard_normal((period, 2 * BINS)) * math.sqrt(HOP / 4))

    def register(self, name: str, value: np.ndarray) -> None:
        self.register_buffer(name, torch.tensor(value, dtype=torch.float32))

    @staticmethod
    def pulses(hertz: Tensor) -> Tensor:
        """Equal cosines of all harmonics below HARMONIC_TOP, as a Dirichlet kernel, with unit power. hertz: [B, Y] -> [B, Y * HOP]"""
        each = F.interpolate(hertz[:, None], scale_factor=float(HOP), mode="linear")[:, 0]
        turns = torch.cumsum(each / SAMPLE_RATE, 1)
        half = math.pi * (turns - torch.floor(turns))
        count = torch.floor(HARMONIC_TOP / each.clamp(min=60))
        sine = torch.sin(half)
        sine = torch.where(sine.abs() < 1e-4, torch.full_like(sine, 1e-4), sine)
        return (torch.sin((2 * count + 1) * half) / (2 * sine) - 0.5) / torch.sqrt(count / 2)

    def forward(self, mel: Tensor, hertz: Tensor, voicing: Tensor) -> Tensor:
        """mel: [B, Y, 80] natural log; hertz, voicing (0 to 1): [B, Y]. Returns [B, Y * HOP]."""
        batch, frames, _ = mel.shape
        pieces = F.pad(self.pulses(hertz), (HOP // 2, HOP // 2)).reshape(batch, frames + 1, HOP)
        tone = torch.cat([pieces[:, :-1], pieces[:, 1:]], 2) @ self.analysis
        y = torch.arange(frames)
        noise = self.noise0[y % NOISE_PERIODS[0]] + self.noise1[y % NOISE_PERIODS[1]]
        tonal = voicing[:, :, None] * self.tonal
        airy = torch.sqrt((1 - tonal * tonal).clamp(min=0))
        peaks = F.max_pool1d(mel, PEAK_BANDS, 1, PEAK_BANDS // 2)
        mel = torch.cat([peaks[:, :, :RESOLVED_BANDS], mel[:, :, RESOLVED_BANDS:]], 2)
        mel = mel + self.correction[0] + voicing[:, :, None] * (self.correction[1] - self.correction[0])
        gain = torch.exp((mel + self.unit_area) @ self.envelope + self.tilt)
        tonal, airy = torch.cat([tonal * gain] * 2, 2), torch.cat([airy * gain] * 2, 2)
        out = (tone * tonal + noise[None] * airy) @ self.synthesis
        left, right = F.pad(out[:, :, :HOP], (0, 0, 0, 1)), F.pad(out[:, :, HOP:], (0, 0, 1, 0))
        return (left + right).reshape(batch, (frames + 1) * HOP)[:, HOP // 2 : HOP // 2 + frames * HOP]
