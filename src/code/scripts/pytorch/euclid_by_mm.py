import torch, torch.nn as nn
enc = nn.Sequential(nn.Flatten(), nn.Linear(784, 300), nn.Sigmoid(), nn.Linear(300, 30), nn.Sigmoid())
opt = torch.optim.SGD(enc.parameters(), lr=0.5)
MARGIN = 2
for epoch in range(100):
    for a, b, y in loader:
        u, v = enc(a), enc(b)
        d = torch.sqrt(torch.clamp((u * u).sum(1) + (v * v).sum(1) - 2 * (u * v).sum(1), min=1e-7))
        positives = d[y == 1] ** 2
        negatives = torch.clamp(MARGIN - d[y == 0], min=0) ** 2
        loss = torch.cat([positives, negatives]).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
