import torch, torch.nn as nn
enc = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 8))
optim = torch.optim.Adam(enc.parameters(), lr=1e-3)
mse = nn.MSELoss()
for a, b, y in loader:
    optim.zero_grad()
    sim = torch.cosine_similarity(enc(a), enc(b), dim=1)
    loss = mse(sim, y.float())
    loss.backward()
    optim.step()
