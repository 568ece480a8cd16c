import torch
import torch.nn as nn
import torch.nn.functional as F


class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 32, 3)
        self.fc = nn.Linear(32 * 13 * 13, 64)

    def forward(self, x1, x2):
        n = x1.shape[0]
        x = torch.cat([x1, x2])
        x = F.max_pool2d(F.relu(self.conv(x)), 2).flatten(1)
        z = F.normalize(self.fc(x), dim=1)
        return z[:n], z[n:]


net = Siamese()
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(4):
    for x1, x2, y in loader:
        z1, z2 = net(x1, x2)
        cos = (z1 * z2).sum(1)
        loss = torch.where(y == 1, 1 - cos, F.relu(cos - 0.2)).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
