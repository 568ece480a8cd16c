import torch, torch.nn as nn, torch.nn.functional as F

class Net(nn.Module):
    def __init__(self, n=40):
        super().__init__()
        self.enc = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.AvgPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.AvgPool2d(2),
            nn.Flatten(), nn.Linear(16 * 7 * 7, n), nn.ReLU())
        self.out = nn.Sequential(nn.Linear(1, 1), nn.Sigmoid())
    def forward(self, a, b):
        d = torch.sum(torch.abs(self.enc(a) - self.enc(b)), dim=1, keepdim=True)
        return self.out(d)

net = Net()
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
bce = nn.BCELoss()
for epoch in range(6):
    for a, b, y in loader:
        opt.zero_grad()
        p = net(a, b)
        loss = bce(p, y.unsqueeze(1))
        loss.backward()
        opt.step()
