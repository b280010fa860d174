"""The trained network as operations for onnxruntime, its matrices in eight bits or in 32.

What goes into a matrix is rounded by a scale that is taken once, from texts, so that no text changes what is
found in another. In this kind of network a few numbers of each vector reach ten times as far as the others;
they are shrunk before they are rounded, and their rows of the matrix stretched, or the others would all be
rounded to next to nothing.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
from network import Network
from onnx import TensorProto, helper, numpy_helper

from comention.mentions.encoder.decoding import TAGS

MICROSOFT = "com.microsoft"
FURTHEST = 8  # so many numbers of a vector are let reach as far as the next, and no further
Array = np.ndarray[Any, Any]


class Reach(NamedTuple):
    """How far the numbers that go into a matrix reach, by their place in the vector."""

    least: Array
    most: Array


class Graph:
    """Operations, put together one behind the other.

    Args:
        reaches: What was seen to go into each matrix, by its name; where it is None, nothing is rounded.
    """

    def __init__(self, reaches: Mapping[str, Reach] | None) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, Array] = {}
        self._reaches = reaches

    def constant(self, value: object) -> str:
        """The name of a number or an array."""
        name = f"constant{len(self.constants)}"
        self.constants[name] = np.ascontiguousarray(value)
        return name

    def add(self, kind: str, *inputs: str, domain: str = "", out: str = "", **attributes: Any) -> str:
        """The name of what an operation gives."""
        out = out or f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [out], domain=domain, **attributes))
        return out

    def norm(self, x: str, layer: Any) -> str:
        """What a LayerNorm of torch gives."""
        weight, bias = self.constant(_numbers(layer.weight)), self.constant(_numbers(layer.bias))
        return self.add("LayerNormalization", x, weight, bias, axis=-1, epsilon=layer.eps)

    def times(self, x: str, name: str, matrix: Array, bias: Array) -> str:
        """``x`` times a matrix, and a bias added."""
        if self._reaches is None:
            return self.add("Add", self.add("MatMul", x, self.constant(matrix)), self.constant(bias))
        rounded, scale, zero, weights, scales, zeros = self._rounded(x, name, matrix)
        parts = (rounded, weights, scale, scales, zero, zeros, self.constant(bias))
        return self.add("MatMulIntegerToFloat", *parts, domain=MICROSOFT)

    def attention(self, x: str, name: str, matrix: Array, bias: Array, heads: int) -> str:
        """What every piece makes of what it looks at; the matrix has queries, keys and values in a row."""
        if self._reaches is None:
            parts = [x, self.constant(matrix), self.constant(bias)]
            return self.add("Attention", *parts, domain=MICROSOFT, num_heads=heads)
        rounded, scale, zero, weights, scales, zeros = self._rounded(x, name, matrix)
        parts = [rounded, weights, self.constant(bias), scale, scales, "", zero, zeros]
        return self.add("QAttention", *parts, domain=MICROSOFT, num_heads=heads)

    def _rounded(self, x: str, name: str, matrix: Array) -> tuple[str, ...]:
        """``x`` in eight bits, its scale and its zero, and the same of the matrix."""
        assert self._reaches is not None
        least, most = self._reaches[name]
        shrink = _shrink(np.maximum(-least, most))
        low, high = min(0.0, (least / shrink).min()), max(0.0, (most / shrink).max())
        step = (high - low) / 255
        scale, zero = self.constant(np.float32(step)), self.constant(np.uint8(round(-low / step)))
        shrunk = self.add("Mul", x, self.constant((1 / shrink).astype(np.float32)))
        stretched = matrix * shrink[:, None]
        steps = np.abs(stretched).max(axis=0) / 127
        weights = np.round(stretched / steps).astype(np.int8)
        others = (
            self.constant(each) for each in (weights, steps.astype(np.float32), np.zeros_like(weights[0]))
        )
        return self.add("QuantizeLinear", shrunk, scale, zero), scale, zero, *others


def _shrink(reach: Array) -> Array:
    """By what each number of a vector is divided: 1 but for the furthest, which reach as far as the next."""
    bound = np.sort(reach)[-1 - FURTHEST]
    shrink: Array = np.maximum(1, reach / bound)
    return shrink


def write(net: Network, heads: int, path: Path, reaches: Mapping[str, Reach] | None) -> None:
    """Write the network, with its matrices in eight bits where it is known what goes into them."""
    graph = Graph(reaches)
    length = graph.add("Shape", "vectors", start=1, end=2)
    first = graph.constant(np.array([0]))
    positions = graph.add("Slice", graph.constant(_numbers(net.positions)), first, length, first)
    x = graph.norm(graph.add("Add", "vectors", positions), net.norm)
    for index, layer in enumerate(net.layers):
        x = _layer(graph, x, layer, f"layers.{index}", heads)
    scores = graph.add("MatMul", x, graph.constant(_numbers(net.tags.weight).T))
    graph.add("Add", scores, graph.constant(_numbers(net.tags.bias)), out="scores")
    width = net.positions.shape[1]
    made = helper.make_graph(
        graph.nodes,
        "encoder",
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", "pieces", width])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["texts", "pieces", len(TAGS)])],
        [numpy_helper.from_array(value, name) for name, value in graph.constants.items()],
    )
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    onnx.save(helper.make_model(made, opset_imports=versions, ir_version=9), path)


def _layer(graph: Graph, x: str, layer: Any, name: str, heads: int) -> str:
    """What a layer makes of ``x``."""
    seen = graph.attention(x, f"{name}.query", *_joined([layer.query, layer.key, layer.value]), heads)
    seen = graph.times(seen, f"{name}.joined", *_joined([layer.joined]))
    x = graph.norm(graph.add("Add", seen, x), layer.norm)
    thought = graph.times(x, f"{name}.wide", *_joined([layer.wide]))
    thought = graph.add("Gelu", thought, domain=MICROSOFT)
    thought = graph.times(thought, f"{name}.narrow", *_joined([layer.narrow]))
    return graph.norm(graph.add("Add", thought, x), layer.last_norm)


def _joined(linears: Sequence[Any]) -> tuple[Array, Array]:
    """The matrices of some linear layers side by side, and their biases."""
    matrix = np.concatenate([_numbers(linear.weight).T for linear in linears], axis=1)
    return matrix, np.concatenate([_numbers(linear.bias) for linear in linears])


def _numbers(parameter: Any) -> Array:
    values: Array = parameter.detach().numpy()
    return values
