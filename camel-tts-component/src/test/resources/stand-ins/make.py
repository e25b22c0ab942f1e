#!/usr/bin/env python3
"""Makes the stand-ins beside this script: models of some KB that have the tensors of real voices, and hum.

    pip install numpy onnx && python3 make.py

Each id is a tone of its own pitch and of 25 or 50 ms, so the length follows the text and the speed. How loud it is tells
who speaks: the amplitude is the first number of the style (Kokoro), or 0.2 + 0.1 * speaker (Piper). The last three ids of
each vocabulary break the speech on purpose: samples that are no numbers, silence, and no samples at all.
"""

import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = pathlib.Path(__file__).parent
OPSET = 15
LOWEST = 110.0  # Hz, of id 0
STEP = 2.5  # Hz from one id to the next


class Hum:
    """The part that all of them share; each caller adds what sets speed and loudness."""

    def __init__(self, rate, symbols):
        self.rate = rate
        self.nodes = []
        self.constants = []
        loud = np.ones(symbols, np.float32)
        loud[-3], loud[-2] = np.nan, 0
        length = np.ones(symbols, np.float32)
        length[-1] = 0
        self.constant("loud", loud)
        self.constant("length", length)

    def constant(self, name, value):
        self.constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def node(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def number(self, value):
        return self.constant(f"c{len(self.constants)}", np.float32(value))

    def shape(self, *value):
        return self.constant(f"c{len(self.constants)}", np.array(value, np.int64))

    def first(self, tensor, index=0):
        flat = self.node("Reshape", [tensor, self.shape(-1)], f"{tensor}_flat{index}")
        at = self.constant(f"c{len(self.constants)}", np.array(index, np.int64))
        return self.node("Gather", [flat, at], f"{tensor}_{index}")

    def table(self, name, ids):
        values = self.node("Gather", [name, ids], f"{name}_of_ids")
        return self.node("ReduceProd", [values], f"{name}_of_all", keepdims=0)

    def samples(self, ids, per_id, amplitude, weights, overtone=None):
        """[N] samples: ids int64[T], samples per id float[], amplitude float[], weights float[T]."""
        count = self.node("Floor", [self.node("Mul", [per_id, self.table("length", ids)], "exact")], "count")
        count = self.node("Cast", [count], "count64", to=TensorProto.INT64)
        many = self.node("Shape", [ids], "many")
        size = self.node("Concat", [many, self.node("Reshape", [count, self.shape(1)], "count1")], "size", axis=0)

        def spread(values):
            column = self.node("Reshape", [values, self.shape(-1, 1)], f"{values}_column")
            wide = self.node("Expand", [column, size], f"{values}_wide")
            return self.node("Reshape", [wide, self.shape(-1)], f"{values}_each")

        steps = self.node("Mul", [self.node("Cast", [ids], "idf", to=TensorProto.FLOAT), self.number(STEP)], "steps")
        pitch = spread(self.node("Add", [steps, self.number(LOWEST)], "pitch"))
        turn = self.node("Mul", [pitch, self.number(2 * np.pi / self.rate)], "turn")
        axis = self.constant("axis", np.array(0, np.int64))
        phase = self.node("CumSum", [turn, axis], "phase")
        sound = self.node("Sin", [phase], "sound")
        if overtone:
            high = self.node("Sin", [self.node("Mul", [phase, self.number(3)], "phase3")], "sin3")
            part = self.node("Mul", [overtone, self.number(0.1)], "part")
            sound = self.node("Add", [sound, self.node("Mul", [high, part], "high")], "rich")
        gain = self.node("Mul", [amplitude, self.table("loud", ids)], "gain")
        return self.node("Mul", [self.node("Mul", [sound, gain], "even"), spread(weights)], "samples")

    def save(self, file, inputs, output, shape, sizes):
        self.node("Reshape", ["samples", self.shape(*shape)], output)
        infos = [helper.make_tensor_value_info(*each) for each in inputs]
        outputs = [helper.make_tensor_value_info(output, TensorProto.FLOAT, sizes)]
        graph = helper.make_graph(self.nodes, "stand-in", infos, outputs, self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
        onnx.checker.check_model(model)
        onnx.save(model, HERE / file)


def piper(file, speakers):
    hum = Hum(22050, 256)
    ids = hum.node("Reshape", ["input", hum.shape(-1)], "ids")
    zero, one = (hum.constant(name, np.array(v, np.int64)) for name, v in (("zero", 0), ("one", 1)))
    total = hum.node("Size", [ids], "total")
    places = hum.node("Range", [zero, total, one], "places")
    within = hum.node("Less", [places, hum.first("input_lengths")], "within")
    weights = hum.node("Cast", [within], "weights", to=TensorProto.FLOAT)
    per_id = hum.node("Mul", [hum.first("scales", 1), hum.number(0.025 * hum.rate)], "per_id")
    amplitude = hum.number(0.2)
    inputs = [
        ("input", TensorProto.INT64, ["batch_size", "phonemes"]),
        ("input_lengths", TensorProto.INT64, ["batch_size"]),
        ("scales", TensorProto.FLOAT, [3]),
    ]
    if speakers:
        inputs.append(("sid", TensorProto.INT64, ["batch_size"]))
        sid = hum.node("Cast", [hum.first("sid")], "speaker", to=TensorProto.FLOAT)
        louder = hum.node("Mul", [sid, hum.number(0.1)], "louder")
        amplitude = hum.node("Add", [louder, amplitude], "amplitude")
    hum.samples(ids, per_id, amplitude, weights, overtone=hum.first("scales", 0))
    hum.save(file, inputs, "output", (1, 1, 1, -1), ["batch_size", 1, 1, "time"])


def kokoro(file, ids_name, output, speed_type=TensorProto.FLOAT):
    hum = Hum(24000, 178)
    ids = hum.node("Reshape", [ids_name, hum.shape(-1)], "ids")
    speed = hum.node("Cast", [hum.first("speed")], "speed_float", to=TensorProto.FLOAT)
    per_id = hum.node("Div", [hum.number(0.05 * hum.rate), speed], "per_id")
    weights = hum.node("Expand", [hum.number(1), hum.node("Shape", [ids], "shape")], "weights")
    hum.samples(ids, per_id, hum.first("style"), weights)
    inputs = [
        (ids_name, TensorProto.INT64, [1, "T"]),
        ("style", TensorProto.FLOAT, [1, 256]),
        ("speed", speed_type, [1]),
    ]
    shape, sizes = ((1, -1), [1, "N"]) if output == "waveform" else ((-1,), ["N"])
    hum.save(file, inputs, output, shape, sizes)


def mms(file):
    hum = Hum(16000, 40)
    ids = hum.node("Reshape", ["input_ids", hum.shape(-1)], "ids")
    mask = hum.node("Reshape", ["attention_mask", hum.shape(-1)], "mask")
    weights = hum.node("Cast", [mask], "weights", to=TensorProto.FLOAT)
    hum.samples(ids, hum.number(0.025 * hum.rate), hum.number(0.3), weights)
    inputs = [
        ("input_ids", TensorProto.INT64, ["batch_size", "sequence_length"]),
        ("attention_mask", TensorProto.INT64, ["batch_size", "sequence_length"]),
    ]
    hum.save(file, inputs, "waveform", (1, -1), ["batch_size", "n_samples"])


def drone(file):
    """A model that no known family has: what a character is, it hums."""
    hum = Hum(16000, 256)
    weights = hum.node("Expand", [hum.number(1), hum.node("Shape", ["letters"], "shape")], "weights")
    hum.samples("letters", hum.number(0.025 * hum.rate), hum.number(0.3), weights)
    hum.save(file, [("letters", TensorProto.INT64, ["T"])], "samples_out", (-1,), ["N"])


def packs(file):
    """Two voice packs in one archive, as kokoro-onnx has them: the first number of row r is 0.1 + r / 1000, and 0.3 more."""
    rows = np.zeros((510, 1, 256), np.float32)
    rows[:, 0, 0] = 0.1 + np.arange(510) / 1000
    louder = rows.copy()
    louder[:, 0, 0] += 0.3
    with open(HERE / file, "wb") as out:
        np.savez_compressed(out, af_one=rows, am_two=louder)


if __name__ == "__main__":
    piper("piper.onnx", speakers=False)
    piper("piper-speakers.onnx", speakers=True)
    kokoro("kokoro.onnx", "tokens", "audio")
    kokoro("kokoro-input-ids.onnx", "input_ids", "waveform")
    kokoro("kokoro-whole-speed.onnx", "input_ids", "waveform", TensorProto.INT32)
    mms("mms.onnx")
    drone("drone.onnx")
    packs("voices-of-two.bin")
