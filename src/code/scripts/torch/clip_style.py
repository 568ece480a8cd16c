import torch
import torch.nn as nn
import torch.nn.functional as F

enc = nn.Sequential(nn.Conv2d(1, 16, 3), nn.ReLU(), nn.Flatten(), nn.Linear(16 * 26 * 26, 32))
opt = torch.optim.Adam(enc.parameters(), lr=1e-3)
tau = 0.1
for epoch in range(9):
    for x1, x2 in loader:
        z1 = F.normalize(enc(x1), dim=-1)
        z2 = F.normalize(enc(x2), dim=-1)
        logits = z1 @ z2.T / tau
        target = torch.arange(logits.shape[0])
        loss = (F.cross_entropy(logits, target) + F.cross_entropy(logits.T, target)) / 2
        opt.zero_grad()
        loss.backward()
        opt.step()
