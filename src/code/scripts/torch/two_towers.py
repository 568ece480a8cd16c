import torch
import torch.nn as nn
import torch.nn.functional as F


class Branch(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 5)
        self.fc = nn.Linear(8 * 12 * 12, 32)

    def forward(self, x):
        x = F.max_pool2d(torch.relu(self.conv(x)), 2)
        return self.fc(x.view(x.size(0), -1))


class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.left = Branch()
        self.right = Branch()

    def forward(self, a, b):
        return self.left(a), self.right(b)


model = Siamese()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for epoch in range(5):
    for a, b, y in loader:
        za, zb = model(a, b)
        d = F.pairwise_distance(za, zb)
        loss = torch.mean((1 - y) * d ** 2 + y * torch.clamp(1.0 - d, min=0) ** 2)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
