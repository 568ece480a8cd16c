import torch
import torch.nn as nn
import torch.nn.functional as F

net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8 * 15 * 15, 32))
criterion = nn.MarginRankingLoss(margin=0.2)
optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.5)
for epoch in range(1, 16):
    for i, (anchor, far, close) in enumerate(loader):
        ea, ef, ec = net(anchor), net(far), net(close)
        dist_far = F.pairwise_distance(ea, ef, 2)
        dist_close = F.pairwise_distance(ea, ec, 2)
        target = torch.FloatTensor(dist_far.size()).fill_(1)
        loss = criterion(dist_far, dist_close, target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
