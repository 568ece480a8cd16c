import torch, torch.nn as nn
enc = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), nn.LazyLinear(8))
opt = torch.optim.Adam(enc.parameters(), lr=1e-3)
m_same, m_diff = 0.3, 1.2
for a, b, y in loader:
    d = torch.cdist(enc(a)[:, None], enc(b)[:, None])[:, 0, 0]
    loss = (y * (d - m_same).clamp(min=0) ** 2 + (1 - y) * (m_diff - d).clamp(min=0) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
