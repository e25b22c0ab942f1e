"""Makes the stand-ins for speaker encoders in this folder, and the numbers that the filter banks are checked against.

The models are not trained. Most pool how the differences between neighbouring bands vary over time, which is enough to tell
a voice from the same voice played faster or slower, and they have the inputs, outputs and metadata of the real ones.

The filter banks are computed here as matrices with numpy's Fourier transform, from the definitions in Kaldi
(feat/feature-window.cc, feat/mel-computations.cc) and in NeMo (asr/parts/preprocessing/features.py) with librosa's
filters.mel.

    pip install numpy onnx
    python make.py
"""

import json
import pathlib
import wave

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = pathlib.Path(__file__).parent
RATE = 16000
BINS = 80
EMBEDDING = 32


def constants(**values):
    return [numpy_helper.from_array(value, name) for name, value in values.items()]


def projection(rows, columns, seed):
    return np.linalg.qr(np.random.default_rng(seed).normal(size=(rows, columns)))[0].astype(np.float32)


def pooling(bands, frames_by_bands, embedding):
    """[B,T,bands] to [B,EMBEDDING]: the deviation over time of the differences between neighbouring bands."""
    nodes = [
        helper.make_node("Slice", [frames_by_bands, "zero", "last", "two"], ["lower"]),
        helper.make_node("Slice", [frames_by_bands, "one", "bands", "two"], ["upper"]),
        helper.make_node("Sub", ["upper", "lower"], ["slope"]),
        helper.make_node("ReduceMean", ["slope"], ["usual"], axes=[1], keepdims=1),
        helper.make_node("Sub", ["slope", "usual"], ["change"]),
        helper.make_node("Mul", ["change", "change"], ["square"]),
        helper.make_node("ReduceMean", ["square"], ["variance"], axes=[1], keepdims=0),
        helper.make_node("Sqrt", ["variance"], ["deviation"]),
        helper.make_node("ReduceMean", ["deviation"], ["level"], axes=[1], keepdims=1),
        helper.make_node("Sub", ["deviation", "level"], ["shape"]),
        helper.make_node("MatMul", ["shape", "projection"], [embedding]),
    ]
    weights = constants(
        zero=np.array([0]), one=np.array([1]), two=np.array([2]), last=np.array([bands - 1]), bands=np.array([bands])
    )
    return nodes, weights


def save(name, nodes, weights, inputs, outputs, metadata):
    graph = helper.make_graph(nodes, "standin", inputs, outputs, weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    helper.set_model_props(model, {key: str(value) for key, value in metadata.items()})
    onnx.checker.check_model(model)
    onnx.save(model, HERE / f"{name}.onnx")


def floats(name, *shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def kaldi_model(name, source, target, metadata):
    nodes, weights = pooling(BINS, source, target)
    weights += constants(projection=projection(BINS - 1, EMBEDDING, 1))
    inputs, outputs = [floats(source, "B", "T", BINS)], [floats(target, "B", EMBEDDING)]
    save(name, nodes, weights, inputs, outputs, metadata)


def nemo_model():
    nodes, weights = pooling(BINS, "frames", "embs")
    nodes.insert(0, helper.make_node("Transpose", ["audio_signal"], ["frames"], perm=[0, 2, 1]))
    nodes.append(helper.make_node("MatMul", ["embs", "classes"], ["logits"]))
    weights += constants(projection=projection(BINS - 1, EMBEDDING, 2), classes=projection(EMBEDDING, 2, 3))
    length = helper.make_tensor_value_info("length", TensorProto.INT64, ["B"])
    inputs = [floats("audio_signal", "B", BINS, "T"), length]
    outputs = [floats("logits", "B", 2), floats("embs", "B", EMBEDDING)]
    metadata = {
        "framework": "nemo",
        "sample_rate": RATE,
        "output_dim": EMBEDDING,
        "feature_normalize_type": "per_feature",
        "window_size_ms": 25,
        "window_stride_ms": 10,
        "window_type": "hann",
        "feat_dim": BINS,
    }
    save("nemo-standin", nodes, weights, inputs, outputs, metadata)


def samples_model(bands=24, taps=128):
    """Listens by pairs of band-pass filters, spread over the frequencies like the keys of a piano, and compares neighbours."""
    place = np.arange(taps) - taps / 2
    hertz = 150 * (6000 / 150) ** (np.arange(bands) / (bands - 1))
    phase = 2 * np.pi * np.outer(hertz, place) / RATE
    filters = np.concatenate([np.cos(phase), np.sin(phase)]) * np.hanning(taps)
    nodes = [
        helper.make_node("Unsqueeze", ["samples", "one"], ["channel"]),
        helper.make_node("Conv", ["channel", "filters"], ["filtered"], strides=[taps // 2]),
        helper.make_node("Mul", ["filtered", "filtered"], ["parts"]),
        helper.make_node("Slice", ["parts", "zero", "bands", "one"], ["cosine"]),
        helper.make_node("Slice", ["parts", "bands", "twice", "one"], ["sine"]),
        helper.make_node("Add", ["cosine", "sine"], ["power"]),
        helper.make_node("ReduceMean", ["power"], ["mean"], axes=[2], keepdims=0),
        helper.make_node("Log", ["mean"], ["spectrum"]),
        helper.make_node("Slice", ["spectrum", "zero", "last", "one"], ["lower"]),
        helper.make_node("Slice", ["spectrum", "one", "bands", "one"], ["upper"]),
        helper.make_node("Sub", ["upper", "lower"], ["embedding"]),
    ]
    weights = constants(
        filters=filters[:, None, :].astype(np.float32),
        zero=np.array([0]),
        one=np.array([1]),
        last=np.array([bands - 1]),
        bands=np.array([bands]),
        twice=np.array([2 * bands]),
    )
    save("samples-standin", nodes, weights, [floats("samples", "B", "N")], [floats("embedding", "B", bands - 1)], {})


def signal():
    """A tenth of a second: a tone that rises, overtones, noise, and a microphone's offset."""
    time = np.arange(RATE // 10) / RATE
    tone = sum(np.sin(2 * np.pi * k * (200 * time + 1500 * time**2)) / k for k in range(1, 12))
    noise = np.random.default_rng(5).normal(size=time.size)
    return np.round(8000 * (0.4 * tone + 0.1 * noise + 0.05)).astype(np.int16)


def frames_of(samples, starts, size=400):
    return samples[np.asarray(starts)[:, None] + np.arange(size)]


def triangles(edges, places):
    left, peak, right = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    return np.maximum(0, np.minimum((places - left) / (peak - left), (right - places) / (right - peak)))


def kaldi(samples, window):
    count = 1 + (samples.size - 400) // 160
    frames = frames_of(samples, 160 * np.arange(count))
    frames = frames - frames.mean(axis=1, keepdims=True)
    emphasis = np.eye(400) - 0.97 * np.eye(400, k=1)
    emphasis[0, 0] -= 0.97
    power = np.abs(np.fft.rfft((frames @ emphasis) * window, 512)) ** 2
    mel = lambda hertz: 1127 * np.log(1 + hertz / 700)
    edges = np.linspace(mel(20.0), mel(RATE / 2), BINS + 2)
    bank = triangles(edges, mel(np.arange(257) * RATE / 512))
    return np.log(np.maximum(power @ bank.T, np.finfo(np.float32).eps))


def nemo(samples):
    emphasized = samples - 0.97 * np.concatenate([[0], samples[:-1]])
    padded = np.pad(emphasized, 200)
    frames = frames_of(padded, np.arange(0, samples.size + 1, 160))
    power = np.abs(np.fft.rfft(frames * np.hanning(400), 512)) ** 2
    step = np.log(6.4) / 27
    top = 15 + np.log(RATE / 2 / 1000) / step
    mels = np.linspace(0, top, BINS + 2)
    edges = np.where(mels < 15, mels * 200 / 3, 1000 * np.exp(step * (mels - 15)))
    bank = triangles(edges, np.arange(257) * RATE / 512) * (2 / (edges[2:] - edges[:-2]))[:, None]
    return np.log(power @ bank.T + 2**-24)


def references():
    pcm = signal()
    with wave.open(str(HERE / "signal.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(pcm.tobytes())
    samples = pcm / 32768
    per_feature = nemo(samples)
    per_feature = (per_feature - per_feature.mean(axis=0)) / (per_feature.std(axis=0, ddof=1) + 1e-5)
    wespeaker = kaldi(samples * 32768, np.hamming(400))
    banks = {
        "wespeaker": wespeaker,
        "wespeaker-mean": wespeaker - wespeaker.mean(axis=0),
        "3d-speaker": kaldi(samples, np.hanning(400) ** 0.85),
        "nemo": per_feature,
    }
    rows = {name: ["[" + ",".join(f"{value:.4f}" for value in row) + "]" for row in bank] for name, bank in banks.items()}
    text = ",\n".join(f'"{name}": [\n' + ",\n".join(bank) + "]" for name, bank in rows.items())
    (HERE / "filterbanks.json").write_text("{" + text + "}\n")
    json.loads((HERE / "filterbanks.json").read_text())


if __name__ == "__main__":
    kaldi_model(
        "wespeaker-standin",
        "feats",
        "embs",
        {"framework": "wespeaker", "sample_rate": RATE, "output_dim": EMBEDDING, "normalize_samples": 0},
    )
    kaldi_model(
        "3d-speaker-standin",
        "x",
        "embedding",
        {
            "framework": "3d-speaker",
            "sample_rate": RATE,
            "output_dim": EMBEDDING,
            "normalize_samples": 1,
            "feature_normalize_type": "global-mean",
        },
    )
    nemo_model()
    samples_model()
    references()
