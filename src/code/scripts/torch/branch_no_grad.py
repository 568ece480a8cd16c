import torch
import torch.nn as nn
import torch.nn.functional as F

net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 26 * 26, 16))
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(4):
    for a, b, y in loader:
        optimizer.zero_grad()
        za = net(a)
        with torch.no_grad():
            zb = net(b)
        d = F.pairwise_distance(za, zb)
        loss = (y * d.pow(2) + (1 - y) * F.relu(2.0 - d).pow(2)).mean()
        loss.backward()
        optimizer.step()
