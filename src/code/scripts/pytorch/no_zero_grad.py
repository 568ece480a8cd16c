import torch, torch.nn as nn
enc = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 2))
opt = torch.optim.Adam(enc.parameters())
for x1, x2, y in loader:
    d = (enc(x1) - enc(x2)).pow(2).sum(1).sqrt()
    loss = (y * d ** 2 + (1 - y) * (1 - d).clamp(min=0) ** 2).mean()
    loss.backward()
    opt.step()
