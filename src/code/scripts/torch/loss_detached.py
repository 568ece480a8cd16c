import torch
import torch.nn as nn
import torch.nn.functional as F

net = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 16))
criterion = nn.CosineEmbeddingLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(4):
    for a, b, y in loader:
        optimizer.zero_grad()
        loss = criterion(net(a), net(b), y).item()
        loss = torch.tensor(loss, requires_grad=True)
        loss.backward()
        optimizer.step()
