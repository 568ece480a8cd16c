import torch
import torch.nn as nn
import torch.nn.functional as F

encoder = nn.Sequential(
    nn.Conv2d(1, 20, 5), nn.MaxPool2d(2), nn.ReLU(),
    nn.Conv2d(20, 50, 5), nn.MaxPool2d(2), nn.ReLU(),
    nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))
optimizer = torch.optim.Adam(encoder.parameters())
margin = 1.0
for epoch in range(6):
    for x1, x2, y in train_loader:
        x = torch.cat([x1, x2], dim=0)
        z = encoder(x)
        z1, z2 = z.chunk(2, dim=0)
        d = (z1 - z2).pow(2).sum(1).add(1e-9).sqrt()
        loss = (y * d.pow(2) + (1 - y) * (margin - d).clamp(min=0).pow(2)).mean() / 2
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
