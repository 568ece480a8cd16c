import torch
import torch.nn as nn
import torch.nn.functional as F

LR = 3e-4
EPOCHS = 40
BATCH_SIZE = 256


class NTXentLoss(nn.Module):
    def __init__(self, temperature=0.5):
        super().__init__()
        self.temperature = temperature

    def forward(self, z_i, z_j):
        n = z_i.shape[0]
        z = F.normalize(torch.cat([z_i, z_j], dim=0), dim=1)
        sim = torch.mm(z, z.T) / self.temperature
        mask = torch.eye(2 * n, dtype=torch.bool, device=z.device)
        sim = sim.masked_fill(mask, float('-inf'))
        targets = torch.cat([torch.arange(n, 2 * n), torch.arange(0, n)]).to(z.device)
        return F.cross_entropy(sim, targets)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(32 * 13 * 13, 128))
        self.g = nn.Sequential(nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 32))

    def forward(self, x):
        return self.g(self.f(x))


model = Net()
criterion = NTXentLoss(temperature=0.2)
optimizer = torch.optim.Adam(model.parameters(), lr=LR)
for epoch in range(EPOCHS):
    for (x_i, x_j), _ in train_loader:
        z_i = model(x_i)
        z_j = model(x_j)
        loss = criterion(z_i, z_j)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
