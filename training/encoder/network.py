"""The encoder and the layer that labels words, in torch."""

import torch
from torch import Tensor, nn
from torch.nn import functional
from weights import Pretrained

from comention.mentions.encoder.decoding import TAGS


class Layer(nn.Module):
    """One layer: every piece looks at every other one, then each is thought over by itself."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.joined = (nn.Linear(width, width) for _ in range(4))
        self.wide, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm, self.last_norm = (nn.LayerNorm(width, epsilon) for _ in range(2))

    def forward(self, x: Tensor, mask: Tensor | None, dropout: float) -> Tensor:
        """The vectors of the next layer; ``mask`` is added to how much a piece looks at another."""
        rows, length, width = x.shape
        query, key, value = (
            part(x).view(rows, length, self.heads, -1).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.joined(seen.transpose(1, 2).reshape(rows, length, width))
        x = self.norm(x + functional.dropout(seen, dropout, self.training))
        thought = self.narrow(functional.gelu(self.wide(x)))
        return self.last_norm(x + functional.dropout(thought, dropout, self.training))


class Network(nn.Module):
    """Vectors of pieces, and a mask, to a score for each piece and tag."""

    def __init__(self, pretrained: Pretrained, dropout: float = 0.1) -> None:
        super().__init__()
        tensors = {name: torch.from_numpy(values) for name, values in pretrained.tensors.items()}
        width, inner = tensors["emb.pos"].shape[1], tensors["l0.fi.b"].shape[0]
        self.dropout = dropout
        self.positions = nn.Parameter(tensors["emb.pos"] + tensors["emb.type"][0])
        self.norm = _norm(nn.LayerNorm(width, pretrained.epsilon), tensors, "emb.ln")
        count = len({name.split(".")[0] for name in tensors if name.startswith("l")})
        self.layers = nn.ModuleList(
            _filled(Layer(width, pretrained.heads, inner, pretrained.epsilon), tensors, f"l{index}")
            for index in range(count)
        )
        self.tags = nn.Linear(width, len(TAGS))

    def forward(self, vectors: Tensor, mask: Tensor | None = None) -> Tensor:
        """A score for each row, piece and tag."""
        x = self.norm(vectors + self.positions[: vectors.shape[1]])
        for layer in self.layers:
            x = layer(x, mask, self.dropout if x.requires_grad else 0.0)
        return self.tags(functional.dropout(x, self.dropout, self.training))

    def freeze(self, count: int) -> None:
        """Leave what stands below the layer of that number as it is."""
        for part in (self.norm, *self.layers[:count]):
            part.requires_grad_(False)
        self.positions.requires_grad_(False)


def mask(ids: Tensor) -> Tensor:
    """What to add to how much a piece looks at another: much less than nothing for what only fills a row."""
    return torch.where(ids == 1, -1e9, 0.0)[:, None, None, :]


def _filled(layer: Layer, tensors: dict[str, Tensor], name: str) -> Layer:
    parts = {"query": "q", "key": "k", "value": "v", "joined": "ao", "wide": "fi", "narrow": "fo"}
    for part, short in parts.items():
        linear = getattr(layer, part)
        linear.weight.data.copy_(tensors[f"{name}.{short}.w"])
        linear.bias.data.copy_(tensors[f"{name}.{short}.b"])
    _norm(layer.norm, tensors, f"{name}.aln")
    _norm(layer.last_norm, tensors, f"{name}.oln")
    return layer


def _norm(norm: nn.LayerNorm, tensors: dict[str, Tensor], name: str) -> nn.LayerNorm:
    norm.weight.data.copy_(tensors[f"{name}.w"])
    norm.bias.data.copy_(tensors[f"{name}.b"])
    return norm
