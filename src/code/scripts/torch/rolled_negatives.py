import torch
import torch.nn as nn
import torch.nn.functional as F

enc = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 24))
opt = torch.optim.Adam(enc.parameters(), lr=1e-3)
for epoch in range(5):
    for anchor, positive in loader:
        za, zp = enc(anchor), enc(positive)
        zn = torch.roll(zp, shifts=1, dims=0)
        d_ap = (za - zp).pow(2).sum(dim=1)
        d_an = (za - zn).pow(2).sum(dim=1)
        loss = F.relu(d_ap - d_an + 0.5).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
