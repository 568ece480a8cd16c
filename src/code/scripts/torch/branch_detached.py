import torch
import torch.nn as nn
import torch.nn.functional as F

net = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.Sigmoid(), nn.Linear(64, 16))
optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
for epoch in range(4):
    for a, b, y in loader:
        optimizer.zero_grad()
        za = net(a)
        zb = net(b).detach()
        d = (za - zb).norm(dim=1)
        loss = (y * d.pow(2) + (1 - y) * F.relu(2.0 - d).pow(2)).mean()
        loss.backward()
        optimizer.step()
