from dataclasses import dataclass

import torch
from accelerate import Accelerator
from torch import Tensor, nn


@dataclass
class Config:
    lr: float = 3e-4
    margin: float = 1.5
    epochs: int = 7


class Encoder(nn.Module):
    def __init__(self, width: int = 24) -> None:
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, width), nn.Tanh())

    def forward(self, x: Tensor) -> Tensor:
        return self.net(x)


def contrastive(distance: Tensor, same: Tensor, margin: float) -> Tensor:
    apart = (margin - distance).clamp(min=0)
    return (same * distance**2 + (1 - same) * apart**2).mean()


config = Config()
accelerator = Accelerator()
encoder = Encoder()
optimizer = torch.optim.Adam(encoder.parameters(), lr=config.lr)
encoder, optimizer, loader = accelerator.prepare(encoder, optimizer, make_loader())
for epoch in range(config.epochs):
    for a, b, same in loader:
        with accelerator.accumulate(encoder):
            distance = nn.functional.pairwise_distance(encoder(a), encoder(b))
            loss = contrastive(distance, same, config.margin)
            accelerator.backward(loss)
            optimizer.step()
            optimizer.zero_grad()
