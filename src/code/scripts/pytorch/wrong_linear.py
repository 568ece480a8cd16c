import torch.nn as nn
import torch.nn.functional as F
import torch
from torchvision import datasets, transforms

ds = datasets.MNIST('.', transform=transforms.ToTensor())


class Twin(nn.Module):
    def __init__(self):
        super(Twin, self).__init__()
        self.c1 = nn.Conv2d(1, 32, 3)
        self.c2 = nn.Conv2d(32, 64, 3)
        self.fc = nn.Linear(64 * 7 * 7, 128)

    def one(self, x):
        x = F.max_pool2d(F.relu(self.c1(x)), 2)
        x = F.max_pool2d(F.relu(self.c2(x)), 2)
        return self.fc(torch.flatten(x, 1))

    def forward(self, a, b):
        return F.pairwise_distance(self.one(a), self.one(b))


t = Twin()
o = torch.optim.Adam(t.parameters(), 1e-3)
for a, b, y in pairs:
    d = t(a, b)
    loss = torch.mean((1 - y) * d ** 2 + y * torch.clamp(2 - d, min=0) ** 2)
    o.zero_grad(); loss.backward(); o.step()
