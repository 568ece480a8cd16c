import torch, torch.nn as nn, torch.nn.functional as F
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8 * 13 * 13, 16))
    def forward(self, a, b):
        return self.f(a), self.f(b)
m = M()
opt = torch.optim.SGD(m.parameters(), lr=0.1)
for a, b, y in loader:
    ea, eb = m(a, b)
    d = F.pairwise_distance(ea, eb)
    loss = torch.mean(y * d ** 2 + (1 - y) * F.relu(1 - d) ** 2)
    loss.backward()
    opt.zero_grad()
    opt.step()
