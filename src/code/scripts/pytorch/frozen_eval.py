import torch, torch.nn as nn, torch.nn.functional as F
class E(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3, padding=1)
        self.bn = nn.BatchNorm2d(8)
        self.fc = nn.Linear(8 * 28 * 28, 10)
    def forward(self, x):
        x = F.relu(self.bn(self.conv(x)))
        return self.fc(x.view(x.size(0), -1))
e = E()
opt = torch.optim.Adam(e.parameters(), lr=1e-3)
e.eval()
for a, b, y in loader:
    opt.zero_grad()
    with torch.no_grad():
        u = e(a)
    v = e(b)
    d = F.pairwise_distance(u, v)
    loss = (y * d ** 2 + (1 - y) * F.relu(1 - d) ** 2).mean()
    loss.backward()
    opt.step()
