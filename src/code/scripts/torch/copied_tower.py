import copy
import torch
import torch.nn as nn
import torch.nn.functional as F

encoder_a = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 16))
encoder_b = copy.deepcopy(encoder_a)
params = list(encoder_a.parameters()) + list(encoder_b.parameters())
optimizer = torch.optim.Adam(params, lr=1e-3)
for a, b, y in loader:
    d = F.pairwise_distance(encoder_a(a), encoder_b(b))
    loss = (y * d ** 2 + (1 - y) * F.relu(1 - d) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
