"""Writes a voice that computes nothing: make-idle.py OUT.onnx

It takes Piper's tensors and answers at once, 840 equal samples for each id, the pace of speech. What a sentence takes with it
is what everything but the model takes. OUT.onnx.json is the config of the builtin voice, with one speaker. Needs onnx.
"""
import json
import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper

CONFIG = Path(__file__).parents[2] / "models/src/main/resources/io/github/cameltts/voices/slt/voice.onnx.json"
SAMPLES = 840


def main(target: str) -> None:
    weights = [
        helper.make_tensor("per_id", TensorProto.INT64, [1], [SAMPLES]),
        helper.make_tensor("ones", TensorProto.INT64, [3], [1, 1, 1]),
        helper.make_tensor("level", TensorProto.FLOAT, [1], [0.1]),
    ]
    nodes = [
        helper.make_node("Mul", ["input_lengths", "per_id"], ["samples"]),
        helper.make_node("Concat", ["ones", "samples"], ["shape"], axis=0),
        helper.make_node("Expand", ["level", "shape"], ["output"]),
    ]
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, ["batch_size", "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, ["batch_size"]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    outputs = [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch_size", 1, 1, "time"])]
    graph = helper.make_graph(nodes, "idle", inputs, outputs, weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, target)
    config = json.loads(CONFIG.read_text()) | {"num_speakers": 1, "speaker_id_map": {}}
    Path(target + ".json").write_text(json.dumps(config, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])
