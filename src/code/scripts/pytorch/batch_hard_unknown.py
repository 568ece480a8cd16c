import torch
import torch.nn as nn

enc = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 16))

def weird_loss(a, b, y):
    d = (a - b).abs().max(dim=1).values
    return (y * d.exp() + (1 - y) / (0.1 + d)).mean()

opt = torch.optim.Adam(enc.parameters(), lr=1e-3)
for a, b, y in loader:
    opt.zero_grad()
    loss = weird_loss(enc(a), enc(b), y)
    loss.backward()
    opt.step()
