"""What the acoustic model learns from: log-mel spectrum, energy and pitch of a recording, at 22,050 Hz and hop 256."""
import wave

import numpy as np
import torch
from torch.nn import functional as F

SAMPLE_RATE = 22050
FFT = 1024
HOP = 256
MELS = 80
MEL_TOP = 8000.0
PITCH_LOW, PITCH_HIGH = 80, 400
VOICED = 0.45


def mel_filters() -> torch.Tensor:
    """Triangular filters [80, 513] on Slaney's mel scale (Auditory Toolbox, 1998), each of unit area."""

    def to_mel(hz):
        return np.where(hz < 1000, hz * 3 / 200, 15 + 27 * np.log(np.maximum(hz, 1e-9) / 1000) / np.log(6.4))

    def to_hz(mel):
        return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp((mel - 15) * np.log(6.4) / 27))

    bins = np.linspace(0, SAMPLE_RATE / 2, FFT // 2 + 1)
    corners = to_hz(np.linspace(0, to_mel(np.array(MEL_TOP)), MELS + 2))[:, None]
    low, mid, high = corners[:-2], corners[1:-1], corners[2:]
    triangles = np.maximum(0, np.minimum((bins - low) / (mid - low), (high - bins) / (high - mid)))
    return torch.tensor(triangles * 2 / (high - low), dtype=torch.float32)


FILTERS = mel_filters()
WINDOW = torch.hann_window(FFT)


def read_wav(path) -> np.ndarray:
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (SAMPLE_RATE, 1, 2), path
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32768


def mel_and_energy(samples: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
    """Natural-log mel spectrum [frames, 80] and log energy [frames]."""
    padded = F.pad(torch.from_numpy(samples)[None, None], ((FFT - HOP) // 2,) * 2, mode="reflect")[0]
    spectrum = torch.stft(padded, FFT, HOP, FFT, WINDOW, center=False, return_complex=True)[0]
    magnitude = torch.sqrt(spectrum.abs() ** 2 + 1e-9)
    return torch.log(torch.clamp(FILTERS @ magnitude, min=1e-5)).T.contiguous(), 0.5 * torch.log((magnitude**2).sum(0) + 1e-6)


def pitch(samples: np.ndarray, frames: int) -> torch.Tensor:
    """Hertz a frame, 0 where unvoiced: the peak of the window-corrected autocorrelation (Boersma, 1993), median filtered."""
    padded = np.pad(samples, ((FFT - HOP) // 2, FFT * 2))
    cut = np.stack([padded[i * HOP : i * HOP + FFT] for i in range(frames)])
    cut = (cut - cut.mean(1, keepdims=True)) * np.hanning(FFT)

    def autocorrelation(x):
        return np.fft.irfft(np.abs(np.fft.rfft(x, 2 * FFT)) ** 2)[..., :FFT]

    window = autocorrelation(np.hanning(FFT))
    correlation = autocorrelation(cut)
    correlation = correlation / (correlation[:, :1] + 1e-9) / (window / window[0] + 1e-3)
    shortest, longest = SAMPLE_RATE // PITCH_HIGH, SAMPLE_RATE // PITCH_LOW
    lags = correlation[:, shortest:longest]
    hertz = SAMPLE_RATE / (lags.argmax(1) + shortest)
    hertz[(lags.max(1) < VOICED) | ((cut**2).sum(1) < 1e-3)] = 0
    smooth = hertz.copy()
    for i in range(2, frames - 2):
        voiced = hertz[i - 2 : i + 3][hertz[i - 2 : i + 3] > 0]
        smooth[i] = np.median(voiced) if len(voiced) >= 3 else 0 if len(voiced) < 2 else hertz[i]
    return torch.tensor(smooth, dtype=torch.float32)
