import torch
import torch.nn as nn
import torch.nn.functional as F

net = nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)


def contrastive(d, y, m=1.0):
    pos = d[y == 1]
    neg = d[y == 0]
    return (pos ** 2).mean() + (F.relu(m - neg) ** 2).mean()


for epoch in range(3):
    for x1, x2, y in loader:
        d = F.pairwise_distance(net(x1), net(x2))
        loss = contrastive(d, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
