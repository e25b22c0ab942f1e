"""Writes a stand-in of a Piper voice of medium quality, for measuring speed only: make-stand-in.py OUT.onnx

The layers, their sizes and their order are those of Piper's medium quality (VITS with a stochastic duration predictor and a
HiFi-GAN decoder), as its training code states them: 192 channels, 6 encoder layers of 2 heads with relative positions,
4 coupling layers, upsampling by 8, 8 and 4. The weights are random numbers from a fixed seed, so what it says is noise.
Two things are simpler than the real one: the durations follow from the phonemes alone (3.3 frames an id, or 6.6 a phoneme
and its pad, the pace of speech), and an affine step stands for each spline of the duration predictor, which costs next to
nothing in either form. OUT.onnx.json is the config of the builtin voice with one speaker and other scales. Needs numpy and onnx.
"""
import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

CONFIG = Path(__file__).parents[2] / "models/src/main/resources/io/github/cameltts/voices/slt/voice.onnx.json"
SCALES = {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8}  # what Piper trains and speaks with

OPSET = 15
SYMBOLS = 256
HIDDEN, FILTER, HEADS, LAYERS, WINDOW = 192, 768, 2, 6, 4
HEAD = HIDDEN // HEADS
FLOWS, FLOW_LAYERS, FLOW_KERNEL = 4, 4, 5
UPSAMPLE = [(8, 16), (8, 16), (4, 8)]
DECODER = 256
RESBLOCKS = [(3, (1, 2)), (5, (2, 6)), (7, (3, 12))]
FRAMES = 2.8  # of an id before rounding up


class Graph:
    """Nodes and weights in the order in which they were asked for; values are names."""

    def __init__(self, seed: int):
        self.random = np.random.default_rng(seed)
        self.nodes, self.weights = [], []

    def __call__(self, operator: str, *inputs: str, outputs: int = 1, **attributes):
        names = [f"v{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(operator, inputs, names, **attributes))
        return names[0] if outputs == 1 else names

    def value(self, values, kind=np.float32) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.array(values, dtype=kind), name))
        return name

    def ints(self, *values: int) -> str:
        return self.value(values, np.int64)

    def weight(self, *shape: int, gain: float = 1.0) -> str:
        """Numbers that keep the size of what passes through them."""
        return self.value(self.random.standard_normal(shape) * gain / np.sqrt(np.prod(shape[1:])))

    def conv(self, x: str, inputs: int, outputs: int, kernel: int = 1, dilation: int = 1, groups: int = 1, gain: float = 1.0,
             bias: bool = True) -> str:
        pad = (kernel - 1) * dilation // 2
        weights = [self.weight(outputs, inputs // groups, kernel, gain=gain)]
        if bias:
            weights.append(self.value(np.zeros(outputs)))
        return self("Conv", x, *weights, kernel_shape=[kernel], dilations=[dilation], pads=[pad, pad], group=groups)

    def transpose(self, x: str, *order: int) -> str:
        return self("Transpose", x, perm=order)

    def halves(self, x: str, size: int) -> list[str]:
        return self("Split", x, self.ints(size, size), axis=1, outputs=2)

    def norm(self, x: str) -> str:
        """Over the channels of [1, channels, time], in the steps that PyTorch exports."""
        x = self.transpose(x, 0, 2, 1)
        centred = self("Sub", x, self("ReduceMean", x, axes=[-1]))
        variance = self("ReduceMean", self("Pow", centred, self.value(2)), axes=[-1])
        scaled = self("Div", centred, self("Sqrt", self("Add", variance, self.value(1e-5))))
        moved = self("Add", self("Mul", scaled, self.value(np.ones(HIDDEN))), self.value(np.zeros(HIDDEN)))
        return self.transpose(moved, 0, 2, 1)

    def gelu(self, x: str) -> str:
        error = self("Add", self("Erf", self("Div", x, self.value(np.sqrt(2)))), self.value(1))
        return self("Mul", self("Mul", x, error), self.value(0.5))


def length_of(g: Graph, x: str, axis: int) -> str:
    return g("Gather", g("Shape", x), g.ints(axis), axis=0)


def mask_of(g: Graph, lengths: str, longest: str) -> str:
    """Ones for all that is within the lengths: [1, 1, longest]."""
    places = g("Range", g.value(0, np.int64), g("Squeeze", longest), g.value(1, np.int64))
    within = g("Less", g("Unsqueeze", places, g.ints(0)), g("Unsqueeze", lengths, g.ints(1)))
    return g("Unsqueeze", g("Cast", within, to=TensorProto.FLOAT), g.ints(1))


def relative_positions(g: Graph, length: str) -> str:
    """A table of 2 * length - 1 positions, of which all but the nine in the middle are zero: [1, 2 * length - 1, HEAD]."""
    table = g.weight(1, 2 * WINDOW + 1, HEAD, gain=HEAD**-0.5)
    missing = g("Sub", length, g.ints(WINDOW + 1))
    none = g.ints(0)
    pad = g("Max", missing, none)
    padded = g("Pad", table, g("Concat", none, pad, none, none, pad, none, axis=0))
    begin = g("Max", g("Neg", missing), none)
    end = g("Add", begin, g("Sub", g("Mul", length, g.ints(2)), g.ints(1)))
    return g("Slice", padded, begin, end, g.ints(1))


def to_absolute(g: Graph, x: str, length: str) -> str:
    """[1, HEADS, length, 2 * length - 1] by distance to [1, HEADS, length, length] by place."""
    x = g("Pad", x, g.ints(0, 0, 0, 0, 0, 0, 0, 1))
    flat = g("Reshape", x, g("Concat", g.ints(1, HEADS), g("Mul", length, g("Mul", length, g.ints(2))), axis=0))
    rest = g("Sub", length, g.ints(1))
    flat = g("Pad", flat, g("Concat", g.ints(0, 0, 0, 0, 0), rest, axis=0))
    wide = g("Sub", g("Mul", length, g.ints(2)), g.ints(1))
    square = g("Reshape", flat, g("Concat", g.ints(1, HEADS), g("Add", length, g.ints(1)), wide, axis=0))
    square = g("Slice", square, g.ints(0), length, g.ints(2))
    return g("Slice", square, rest, g.ints(2**62), g.ints(3))


def to_relative(g: Graph, x: str, length: str) -> str:
    """The way back: [1, HEADS, length, length] to [1, HEADS, length, 2 * length - 1]."""
    rest = g("Sub", length, g.ints(1))
    x = g("Pad", x, g("Concat", g.ints(0, 0, 0, 0, 0, 0, 0), rest, axis=0))
    wide = g("Sub", g("Mul", length, g.ints(2)), g.ints(1))
    flat = g("Reshape", x, g("Concat", g.ints(1, HEADS), g("Mul", length, wide), axis=0))
    flat = g("Pad", flat, g("Concat", g.ints(0, 0), length, g.ints(0, 0, 0), axis=0))
    square = g("Reshape", flat, g("Concat", g.ints(1, HEADS), length, g("Mul", length, g.ints(2)), axis=0))
    return g("Slice", square, g.ints(1), g.ints(2**62), g.ints(3))


def attention(g: Graph, x: str, mask: str, length: str) -> str:
    def heads(values: str) -> str:
        split = g("Reshape", values, g("Concat", g.ints(1, HEADS, HEAD), length, axis=0))
        return g.transpose(split, 0, 1, 3, 2)

    query, key, value = (heads(g.conv(x, HIDDEN, HIDDEN)) for _ in range(3))
    query = g("Div", query, g.value(np.sqrt(HEAD)))
    scores = g("MatMul", query, g.transpose(key, 0, 1, 3, 2))
    positions = g("Unsqueeze", relative_positions(g, length), g.ints(0))
    by_distance = g("MatMul", query, g.transpose(positions, 0, 1, 3, 2))
    scores = g("Add", scores, to_absolute(g, by_distance, length))
    square = g("Mul", g("Unsqueeze", mask, g.ints(2)), g("Unsqueeze", mask, g.ints(3)))
    scores = g("Where", g("Equal", square, g.value(0)), g.value(-1e4), scores)
    weights = g("Softmax", scores, axis=-1)
    positions = g("Unsqueeze", relative_positions(g, length), g.ints(0))
    heard = g("Add", g("MatMul", weights, value), g("MatMul", to_relative(g, weights, length), positions))
    joined = g("Reshape", g.transpose(heard, 0, 1, 3, 2), g("Concat", g.ints(1, HIDDEN), length, axis=0))
    return g.conv(joined, HIDDEN, HIDDEN)


def encode(g: Graph, ids: str, mask: str, length: str) -> str:
    x = g("Gather", g.weight(SYMBOLS, HIDDEN), ids)
    x = g.transpose(g("Mul", x, g.value(np.sqrt(HIDDEN))), 0, 2, 1)
    x = g("Mul", x, mask)
    for _ in range(LAYERS):
        x = g.norm(g("Add", x, attention(g, x, mask, length)))
        wide = g("Relu", g.conv(g("Mul", x, mask), HIDDEN, FILTER, kernel=3))
        x = g.norm(g("Add", x, g("Mul", g.conv(g("Mul", wide, mask), FILTER, HIDDEN, kernel=3), mask)))
    return g("Mul", x, mask)


def separable(g: Graph, x: str, mask: str) -> str:
    for i in range(3):
        y = g.conv(g("Mul", x, mask), HIDDEN, HIDDEN, kernel=3, dilation=3**i, groups=HIDDEN)
        y = g.conv(g.gelu(g.norm(y)), HIDDEN, HIDDEN)
        x = g("Add", x, g.gelu(g.norm(y)))
    return g("Mul", x, mask)


def durations(g: Graph, x: str, mask: str, length_scale: str) -> str:
    """Frames of each id: [1, 1, time]."""
    condition = g.conv(separable(g, g.conv(x, HIDDEN, HIDDEN), mask), HIDDEN, HIDDEN)
    first, second = g.halves(g("Mul", g.conv(condition, HIDDEN, 2, gain=0.3), mask), 1)
    for _ in range(3):
        hidden = separable(g, g("Add", g.conv(second, 1, HIDDEN), condition), mask)
        first, second = second, g("Add", first, g.conv(hidden, HIDDEN, 1, gain=0.15))
    exact = g("Exp", g("Add", second, g.value(np.log(FRAMES))))
    return g("Ceil", g("Mul", g("Mul", exact, mask), length_scale))


def path(g: Graph, frames: str, mask: str, total: str) -> str:
    """Which id each frame belongs to: [1, total, time] of zeros and ones."""
    ends = g("CumSum", g("Squeeze", frames, g.ints(1)), g.value(1, np.int32))
    places = g("Cast", g("Range", g.value(0, np.int64), g("Squeeze", total), g.value(1, np.int64)), to=TensorProto.FLOAT)
    before = g("Less", g("Unsqueeze", places, g.ints(0, 1)), g("Unsqueeze", ends, g.ints(2)))
    before = g("Cast", before, to=TensorProto.FLOAT)
    earlier = g("Slice", g("Pad", before, g.ints(0, 1, 0, 0, 0, 0)), g.ints(0), g.ints(-1), g.ints(1))
    return g.transpose(g("Mul", g("Sub", before, earlier), g.transpose(mask, 0, 2, 1)), 0, 2, 1)


def flow(g: Graph, x: str, mask: str) -> str:
    for _ in range(FLOWS):
        x = g("Slice", x, g.ints(-1), g.ints(-(2**62)), g.ints(1), g.ints(-1))
        kept, changed = g.halves(x, HIDDEN // 2)
        hidden = g("Mul", g.conv(kept, HIDDEN // 2, HIDDEN), mask)
        skipped = None
        for layer in range(FLOW_LAYERS):
            last = layer == FLOW_LAYERS - 1
            tangent, gate = g.halves(g.conv(hidden, HIDDEN, 2 * HIDDEN, kernel=FLOW_KERNEL), HIDDEN)
            acts = g("Mul", g("Tanh", tangent), g("Sigmoid", gate))
            rest = g.conv(acts, HIDDEN, HIDDEN if last else 2 * HIDDEN)
            if not last:
                onward, rest = g.halves(rest, HIDDEN)
                hidden = g("Mul", g("Add", hidden, onward), mask)
            skipped = rest if skipped is None else g("Add", skipped, rest)
        mean = g("Mul", g.conv(g("Mul", skipped, mask), HIDDEN, HIDDEN // 2, gain=0.1), mask)
        x = g("Concat", kept, g("Mul", g("Sub", changed, mean), mask), axis=1)
    return x


def decode(g: Graph, x: str) -> str:
    channels = DECODER
    x = g.conv(x, HIDDEN, channels, kernel=7)
    for rate, kernel in UPSAMPLE:
        weights = g.weight(channels, channels // 2, kernel, gain=np.sqrt(rate))
        bias = g.value(np.zeros(channels // 2))
        pad = (kernel - rate) // 2
        x = g("ConvTranspose", g("LeakyRelu", x, alpha=0.1), weights, bias, kernel_shape=[kernel], strides=[rate], pads=[pad, pad])
        channels //= 2
        total = None
        for kernel, dilations in RESBLOCKS:
            y = x
            for dilation in dilations:
                y = g("Add", g.conv(g("LeakyRelu", y, alpha=0.1), channels, channels, kernel, dilation, gain=0.5), y)
            total = y if total is None else g("Add", total, y)
        x = g("Div", total, g.value(len(RESBLOCKS)))
    return g("Tanh", g.conv(g("LeakyRelu", x, alpha=0.01), channels, 1, kernel=7, gain=0.5, bias=False))


def build() -> onnx.ModelProto:
    g = Graph(seed=1)
    length = length_of(g, "input", 1)
    mask = mask_of(g, "input_lengths", length)
    noise_scale, length_scale, _ = (g("Gather", "scales", g.value(i, np.int64), axis=0) for i in range(3))
    x = encode(g, "input", mask, length)
    mean, deviation = g.halves(g("Mul", g.conv(x, HIDDEN, 2 * HIDDEN, gain=0.5), mask), HIDDEN)
    frames = durations(g, x, mask, length_scale)
    total = g("Cast", g("Max", g("ReduceSum", frames, g.ints(1, 2), keepdims=0), g.value([1])), to=TensorProto.INT64)
    frame_mask = mask_of(g, total, total)
    owner = path(g, frames, mask, total)
    mean, deviation = (
        g.transpose(g("MatMul", owner, g.transpose(of_ids, 0, 2, 1)), 0, 2, 1) for of_ids in (mean, deviation))
    noise = g("Mul", g("Mul", g("RandomNormalLike", mean), g("Exp", deviation)), noise_scale)
    latent = flow(g, g("Add", mean, noise), frame_mask)
    audio = decode(g, g("Mul", latent, frame_mask))
    g.nodes.append(helper.make_node("Unsqueeze", [audio, g.ints(1)], ["output"]))
    graph = helper.make_graph(
        g.nodes,
        "piper-medium-stand-in",
        [
            helper.make_tensor_value_info("input", TensorProto.INT64, ["batch_size", "phonemes"]),
            helper.make_tensor_value_info("input_lengths", TensorProto.INT64, ["batch_size"]),
            helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        ],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch_size", 1, 1, "time"])],
        g.weights,
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)


def main(target: str) -> None:
    model = build()
    onnx.checker.check_model(model)
    onnx.save(model, target)
    config = json.loads(CONFIG.read_text()) | {"num_speakers": 1, "speaker_id_map": {}}
    config["audio"]["quality"] = "medium"
    config["dataset"] = "none: random weights, a stand-in of Piper medium for speed only"
    config["inference"] = SCALES
    Path(target + ".json").write_text(json.dumps(config, indent=1))
    weights = sum(int(np.prod(weight.dims)) for weight in model.graph.initializer)
    print(f"{target}: {weights / 1e6:.1f} million weights, {Path(target).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
