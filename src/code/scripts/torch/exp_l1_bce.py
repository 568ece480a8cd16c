import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rep = nn.Sequential(
            nn.Conv2d(1, 8, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2, 2),
            nn.Conv2d(8, 16, 5), nn.Tanh(), nn.AvgPool2d(2, 2),
            nn.Flatten(), nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 10))

    def forward(self, a, b):
        d = torch.sum(torch.abs(self.rep(a) - self.rep(b)), dim=1)
        return torch.exp(-d)


net = Net()
bce = nn.BCELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.002)
for epoch in range(3):
    for a, b, y in loader:
        loss = bce(net(a, b), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
