import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2))
        self.drop = nn.Dropout(0.4)
        self.fc = nn.Linear(8 * 14 * 14, 24)

    def forward(self, x):
        return self.fc(self.drop(self.body(x).flatten(1)))


def validate(model, loader):
    model.eval()
    total = 0.0
    with torch.no_grad():
        for a, b, y in loader:
            total += F.pairwise_distance(model(a), model(b)).mean().item()
    return total


model = Net()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-4)
for epoch in range(10):
    validate(model, val_loader)
    for a, b, y in train_loader:
        optimizer.zero_grad()
        d = F.pairwise_distance(model(a), model(b))
        loss = (y * d ** 2 + (1 - y) * torch.clamp(1 - d, min=0) ** 2).mean()
        loss.backward()
        optimizer.step()
