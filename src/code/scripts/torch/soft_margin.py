import torch
import torch.nn as nn
import torch.nn.functional as F

enc = nn.Sequential(nn.Conv2d(1, 16, 5), nn.LeakyReLU(0.1), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(16 * 12 * 12, 48))
opt = torch.optim.Adam(enc.parameters(), lr=2e-4)
for epoch in range(11):
    for a, p, n in loader:
        fa, fp, fn = enc(a), enc(p), enc(n)
        dp = F.pairwise_distance(fa, fp)
        dn = F.pairwise_distance(fa, fn)
        loss = F.softplus(dp - dn).mean()
        opt.zero_grad(); loss.backward(); opt.step()
