import torch, torch.nn as nn, torch.nn.functional as F
class Enc(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3)
        self.fc = nn.Linear(4 * 26 * 26, 8)
    def forward(self, x):
        return self.fc(F.relu(self.conv(x)).flatten(1))
a_net = Enc()
b_net = Enc()
optimizer = torch.optim.Adam(b_net.parameters(), lr=1e-3)
for x, y, t in loader:
    optimizer.zero_grad()
    d = F.pairwise_distance(a_net(x), a_net(y))
    loss = torch.mean(t * d ** 2 + (1 - t) * torch.clamp(1 - d, min=0) ** 2)
    loss.backward()
    optimizer.step()
