import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np
from torchvision import datasets

mnist = datasets.MNIST('.', download=True)
X = mnist.data.unsqueeze(1).float() / 255.
Y = mnist.targets


def pairs(batch=32):
    for _ in range(500):
        i = np.random.randint(0, 60000, batch)
        j = np.random.randint(0, 60000, batch)
        yield X[i], X[j], (Y[i] == Y[j]).float()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 6, 5)
        self.c2 = nn.Conv2d(6, 16, 5)
        self.f1 = nn.Linear(256, 84)
        self.f2 = nn.Linear(84, 20)

    def forward(self, x):
        x = F.max_pool2d(self.c1(x).relu(), 2)
        x = F.max_pool2d(self.c2(x).relu(), 2)
        x = x.reshape(len(x), -1)
        return self.f2(self.f1(x).relu())


net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(10):
    for a, b, same in pairs():
        d = (net(a) - net(b)).square().sum(-1).sqrt()
        loss = (same * d.square() + (1 - same) * (1 - d).clamp_min(0).square()).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
