import torch
import torch.nn as nn
import torch.nn.functional as F

enc = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 16))
opt = torch.optim.Adam(enc.parameters(), find_lr(enc))
for epoch in range(5):
    for a, b, y in loader:
        d = F.pairwise_distance(enc(a), enc(b))
        loss = (y * d ** 2 + (1 - y) * F.relu(1 - d) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
