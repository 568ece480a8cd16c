import torch, torch.nn as nn, torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 16, 5, stride=2, padding=2)
        self.c2 = nn.Conv2d(16, 32, 3, dilation=2)
        self.c3 = nn.Conv2d(32, 32, 3, groups=4)
        self.pool = nn.AdaptiveMaxPool2d(1)
        self.fc = nn.Linear(32, 16, bias=False)
    def forward(self, x):
        x = F.gelu(self.c1(x))
        x = F.silu(self.c2(x))
        x = F.leaky_relu(self.c3(x), 0.1)
        x = self.pool(x).squeeze()
        return self.fc(x)
net = Net()
opt = torch.optim.Adamax(net.parameters(), lr=2e-3)
for a, b, y in loader:
    opt.zero_grad()
    d = (net(a) - net(b)).pow(2).sum(-1)
    loss = (y * d + (1 - y) * F.relu(1 - torch.sqrt(d + 1e-8)).pow(2)).mean()
    loss.backward()
    opt.step()
