"""Stores the weights of a model as 16-bit floats, which ONNX Runtime widens when it loads the file: halve.py IN.onnx OUT.onnx"""
import sys

import numpy as np
import onnx
from onnx import helper, numpy_helper

SMALLEST = 1024  # numbers below which halving is not worth a node


def main(source: str, target: str) -> None:
    model = onnx.load(source)
    graph = model.graph
    casts = []
    for weight in list(graph.initializer):
        values = numpy_helper.to_array(weight)
        if values.dtype == np.float32 and values.size > SMALLEST and np.abs(values).max() < np.finfo(np.float16).max:
            graph.initializer.remove(weight)
            graph.initializer.append(numpy_helper.from_array(values.astype(np.float16), weight.name + "_half"))
            casts.append(helper.make_node("Cast", [weight.name + "_half"], [weight.name], to=onnx.TensorProto.FLOAT))
    nodes = casts + list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, target)
    print(f"{target}: {len(casts)} weights halved")


if __name__ == "__main__":
    main(*sys.argv[1:])
