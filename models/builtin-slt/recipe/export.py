"""Makes one ONNX file with Piper's tensors from a trained model: export.py MODEL.pt DATA.pt OUT.onnx"""
import argparse
import json
from inspect import signature
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

import features
import phonemes
from model import Acoustic
from vocoder import Vocoder

SILENCE = -11.5  # log mel
PITCH_SMOOTHING, VOICING_SMOOTHING = 15, 3  # frames
CALIBRATION = 40  # sentences
LOUD = -8.0  # mean log mel from which a frame counts in the calibration


class Voice(nn.Module):
    def __init__(self, net: Acoustic):
        super().__init__()
        self.net = net
        self.vocoder = Vocoder()
        self.register_buffer("pace", torch.ones(1))

    def frames(self, ids: Tensor, lengths: Tensor, scales: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Log mel [B, Y, 80], hertz [B, Y] and voicing [B, Y]."""
        net = self.net
        mask = (torch.arange(ids.shape[1])[None] < lengths[:, None]).float()[:, :, None]
        h = net.encode(ids, mask)
        log_durations, pitch, energy = net.duration(h, mask), net.pitch(h, mask), net.energy(h, mask)
        log_durations = log_durations + torch.randn_like(log_durations) * (scales[2] * 0.06)
        shift = torch.randn_like(log_durations) * (scales[0] * 0.12)
        pitch = torch.cat([pitch[:, :, :1] + shift, pitch[:, :, 1:].clamp(0, 1)], 2) * mask
        # Rounding the running sum, not each duration, keeps the pace exact at every length scale.
        ends = torch.floor(torch.cumsum(torch.exp(log_durations) * mask * (scales[1] * self.pace), 1) + 0.5)
        starts = F.pad(ends[:, :-1], (0, 0, 1, 0))
        total = ends[:, -1:].clamp(min=1)
        y = torch.arange(total.max().long())[None, :, None].float()
        alignment = ((y >= starts.transpose(1, 2)) & (y < ends.transpose(1, 2))).float()
        frame_mask = (y < total).float()
        mel = net.decode(h, net.prior(h) * mask, pitch, energy, alignment, frame_mask) * net.mel_deviation + net.mel_mean
        mel = mel * frame_mask + SILENCE * (1 - frame_mask)
        track = alignment @ torch.cat([pitch[:, :, :1] * pitch[:, :, 1:], pitch[:, :, 1:]], 2)
        smooth = F.avg_pool1d(track.transpose(1, 2), PITCH_SMOOTHING, 1, PITCH_SMOOTHING // 2)
        hertz = torch.exp(smooth[:, 0] / (smooth[:, 1] + 0.05) * net.scales[1] + net.scales[0])
        voicing = torch.sigmoid((track[:, :, 1] - 0.45) * 10)
        return mel, hertz, F.avg_pool1d(voicing[:, None], VOICING_SMOOTHING, 1, VOICING_SMOOTHING // 2)[:, 0]

    def forward(self, input: Tensor, input_lengths: Tensor, scales: Tensor) -> Tensor:
        wave = self.vocoder(*self.frames(input, input_lengths, scales))
        return torch.tanh(wave)[:, None, None]


def calibrate(voice: Voice, data: list[dict]) -> None:
    """Sets the pace, and corrects the vocoder until each mel band of the output is as loud on average as the teacher's."""
    chosen = data[:: max(1, len(data) // CALIBRATION)][:CALIBRATION]
    inputs = [(torch.tensor([d["ids"][0]]), torch.tensor([len(d["ids"][0])]), torch.tensor([0.0, 1.0, 0.0])) for d in chosen]
    voice.pace *= sum(d["mel"].shape[0] for d in chosen) / sum(voice.frames(*i)[0].shape[1] for i in inputs)
    wanted = average((d["mel"], d["pitch"] > 0) for d in chosen)
    for _ in range(3):
        heard = []
        for i in inputs:
            mel, hertz, voicing = voice.frames(*i)
            heard.append((features.mel_and_energy(voice.vocoder(mel, hertz, voicing)[0].numpy())[0], voicing[0] > 0.5))
        # Without voiced frames, as in a voice that is hardly trained, there is no average.
        voice.vocoder.correction += torch.nan_to_num(wanted - average(heard))


def average(spoken) -> Tensor:
    """Mean log mel [2, 80] of the unvoiced and of the voiced frames."""
    sums, counts = torch.zeros(2, features.MELS), torch.zeros(2, 1)
    for mel, voiced in spoken:
        for kind in (0, 1):
            frames = mel[(voiced == bool(kind)) & (mel.mean(1) > LOUD)]
            sums[kind] += frames.sum(0)
            counts[kind] += len(frames)
    return sums / counts


def config() -> dict:
    return {
        "audio": {"sample_rate": features.SAMPLE_RATE, "quality": "low"},
        "dataset": "camel-tts builtin-slt",
        "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0, "length_scale": 1, "noise_w": 0},
        "language": {"code": "en_US", "family": "en", "region": "US", "name_native": "English", "name_english": "English", "country_english": "United States"},
        "num_speakers": 1,
        "num_symbols": 256,
        "phoneme_id_map": {symbol: [number] for symbol, number in phonemes.IDS.items()},
        "phoneme_type": "espeak",
        "speaker_id_map": {},
    }


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("model", type=Path)
    cli.add_argument("data", type=Path)
    cli.add_argument("out", type=Path)
    args = cli.parse_args()
    torch.set_num_threads(1)
    trained = torch.load(args.model)
    net = Acoustic(*trained["sizes"])
    net.load_state_dict(trained["net"])
    voice = Voice(net).eval()
    with torch.no_grad():
        calibrate(voice, torch.load(args.data))
    example = torch.tensor([phonemes.ids("həlˈoʊ wˈɜːld.")])
    # Newer versions of PyTorch have a second exporter, whose graphs have other names than speakers.py looks for.
    exporter = {"dynamo": False} if "dynamo" in signature(torch.onnx.export).parameters else {}
    torch.onnx.export(
        voice,
        (example, torch.tensor([example.shape[1]]), torch.tensor([0.0, 1.0, 0.0])),
        str(args.out),
        opset_version=15,
        input_names=["input", "input_lengths", "scales"],
        output_names=["output"],
        dynamic_axes={"input": {0: "batch", 1: "phonemes"}, "input_lengths": {0: "batch"}, "output": {0: "batch", 3: "samples"}},
        **exporter,
    )
    args.out.with_suffix(".onnx.json").write_text(json.dumps(config(), ensure_ascii=False, indent=1) + "\n")
    print(f"{args.out}: {args.out.stat().st_size} bytes, pace {voice.pace.item():.3f}")


if __name__ == "__main__":
    main()
