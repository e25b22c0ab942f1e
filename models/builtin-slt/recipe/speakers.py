"""Gives an exported voice more speakers: speakers.py IN.onnx OUT.onnx, each with its .onnx.json beside it

Nothing is learnt. The vocoder at the end of the graph has a pitch and a spectral envelope. Piper's input `sid` chooses a row
of small tables, which move the pitch and stretch the frequency axis of the envelope, as a longer or shorter vocal tract does.
The row of the trained voice holds ones and zeros: they change no bit of its audio.
"""
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from features import MEL_TOP
from vocoder import band_centres, between_bands


@dataclass(frozen=True)
class Speaker:
    name: str
    pitch: float = 1.0  # times the pitch of the trained voice
    melody: float = 1.0  # times its pitch range in semitones
    formants: float = 1.0  # times its formant frequencies
    bend: float = 5000.0  # hertz from which the stretch shrinks, until it is nothing at the top of the mel scale
    breath: float = 0.0  # added to the share of noise in voiced sound
    tilt: float = 0.0  # nepers an octave from TILT_FROM on
    level: float = 0.0  # nepers


SPEAKERS = [
    Speaker("slt"),
    Speaker("cole", pitch=0.62, melody=1.15, formants=0.86, level=0.1),
]
TILT_FROM = 500.0


def warp(speaker: Speaker) -> np.ndarray:
    """[80, 80]: the mel bands of the trained voice to those of the speaker."""
    if speaker.formants == 1:
        return np.eye(len(band_centres()))
    low, high = speaker.bend * speaker.formants, speaker.bend
    return between_bands(np.interp(band_centres(), [0, low, MEL_TOP], [0, high, MEL_TOP])).T


def colour(speaker: Speaker) -> np.ndarray:
    """[80]: what is added to the log mel bands."""
    return speaker.level + speaker.tilt * np.log2(np.maximum(band_centres() / TILT_FROM, 1))


class Graph:
    """An ONNX graph in which tensors can be changed on the way to a reader."""

    def __init__(self, model: onnx.ModelProto):
        self.graph = model.graph

    def the(self, operator: str, *, reads: str = "", writes: str = "") -> onnx.NodeProto:
        """The only node of a kind that reads or writes a tensor."""
        found = [
            node
            for node in self.graph.node
            if node.op_type == operator and (not reads or reads in node.input) and (not writes or writes in node.output)
        ]
        if len(found) != 1:
            raise SystemExit(f"The graph has {len(found)} nodes {operator} around {reads or writes}, not one: this is no voice of export.py.")
        return found[0]

    def constant(self, name: str) -> np.ndarray:
        return next(numpy_helper.to_array(tensor) for tensor in self.graph.initializer if tensor.name == name)

    def table(self, name: str, rows: list[np.ndarray]) -> str:
        """[speakers, …] of which `sid` chooses a row for each sentence of the batch."""
        self.graph.initializer.append(numpy_helper.from_array(np.stack(rows).astype(np.float32), f"speakers.{name}"))
        self.graph.node.insert(0, helper.make_node("Gather", [f"speakers.{name}", "sid"], [f"speakers.{name}.row"], axis=0))
        return f"speakers.{name}.row"

    def change(self, node: onnx.NodeProto, operator: str, row: str) -> None:
        """Lets a node read OPERATOR(input, row) instead of its first input."""
        changed = row + ".applied"
        place = next(i for i, other in enumerate(self.graph.node) if other.output == node.output)
        inserted = helper.make_node(operator, [node.input[0], row], [changed])
        node.input[0] = changed
        self.graph.node.insert(place, inserted)


def add_speakers(model: onnx.ModelProto, speakers: list[Speaker]) -> None:
    graph = Graph(model)
    tone = graph.the("Unsqueeze", writes=graph.the("Resize").input[0])
    hertz = graph.the("Exp", writes=tone.input[0])
    mean = next(graph.constant(name) for name in graph.the("Add", writes=hertz.input[0]).input if name.startswith("onnx::"))
    graph.change(hertz, "Mul", graph.table("melody", [np.array([s.melody]) for s in speakers]))
    graph.change(hertz, "Add", graph.table("pitch", [np.array([np.log(s.pitch) + mean * (1 - s.melody)]) for s in speakers]))

    envelope = graph.the("MatMul", reads="vocoder.envelope")
    graph.change(envelope, "MatMul", graph.table("warp", [warp(s) for s in speakers]))
    graph.change(envelope, "Add", graph.table("colour", [colour(s)[None] for s in speakers]))

    tonal = graph.constant("vocoder.tonal")
    mix = graph.the("Mul", reads="vocoder.tonal")
    mix.input[list(mix.input).index("vocoder.tonal")] = graph.table("tonal", [breathy(tonal, s)[None] for s in speakers])
    graph.graph.initializer.remove(next(t for t in graph.graph.initializer if t.name == "vocoder.tonal"))
    graph.graph.input.append(helper.make_tensor_value_info("sid", TensorProto.INT64, ["batch"]))
    onnx.checker.check_model(model)


def breathy(tonal: np.ndarray, speaker: Speaker) -> np.ndarray:
    """[257]: the share of the pulses in each frequency bin of voiced sound, beside that of the noise."""
    if speaker.breath == 0:
        return tonal
    noise = np.sqrt(1 - tonal.astype(np.float64) ** 2)
    return np.sqrt(1 - np.clip(noise + speaker.breath, 0, 1) ** 2)


def main(source: str, target: str) -> None:
    model = onnx.load(source)
    add_speakers(model, SPEAKERS)
    onnx.save(model, target)
    config = json.loads(Path(source + ".json").read_text())
    config["num_speakers"] = len(SPEAKERS)
    config["speaker_id_map"] = {speaker.name: number for number, speaker in enumerate(SPEAKERS)}
    Path(target + ".json").write_text(json.dumps(config, ensure_ascii=False, indent=1) + "\n")
    print(f"{target}: {', '.join(config['speaker_id_map'])}")


if __name__ == "__main__":
    main(*sys.argv[1:])
