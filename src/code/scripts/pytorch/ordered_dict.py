from collections import OrderedDict
import torch
import torch.nn as nn


class Encoder(nn.Module):
    def __init__(self, channels=(3, 16, 32), dim: int = 64):
        super().__init__()
        layers = OrderedDict()
        for i, (a, b) in enumerate(zip(channels[:-1], channels[1:])):
            layers[f"conv{i}"] = nn.Conv2d(a, b, 3, padding=1, bias=False)
            layers[f"bn{i}"] = nn.BatchNorm2d(b)
            layers[f"act{i}"] = nn.LeakyReLU(0.2, inplace=True)
            layers[f"pool{i}"] = nn.MaxPool2d(2)
        self.features = nn.Sequential(layers)
        self.embed = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels[-1], dim))

    def forward(self, x):
        return nn.functional.normalize(self.embed(self.features(x)), dim=1)


encoder = Encoder()
criterion = nn.CosineEmbeddingLoss(margin=0.3)
optimizer = torch.optim.AdamW(encoder.parameters(), lr=2e-4, weight_decay=0.01)
for epoch in range(25):
    for a, b, t in loader:
        loss = criterion(encoder(a), encoder(b), t)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
