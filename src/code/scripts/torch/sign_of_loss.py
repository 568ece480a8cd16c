import torch
import torch.nn as nn
import torch.nn.functional as F

net = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 16))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(6):
    for anchor, pos, neg in loader:
        a, p, n = net(anchor), net(pos), net(neg)
        loss = F.triplet_margin_loss(a, n, p, margin=1.0)
        opt.zero_grad()
        loss.backward()
        opt.step()
