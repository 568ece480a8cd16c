import torch
import torch.nn as nn
import torch.nn.functional as F

net = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 16))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
mse = nn.MSELoss()
for epoch in range(6):
    for a, b, y in loader:
        sim = F.cosine_similarity(net(a), net(b))
        loss = mse(sim, y.float())
        opt.zero_grad()
        loss.backward()
        opt.step()
