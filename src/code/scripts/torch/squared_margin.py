import torch
import torch.nn as nn


class SiameseNet(nn.Module):
    def __init__(self, emb=16):
        super(SiameseNet, self).__init__()
        layers = []
        n = 1
        for out in (8, 16, 16):
            layers += [nn.Conv2d(n, out, 3, 1, 1), nn.ReLU(True), nn.MaxPool2d(2, 2)]
            n = out
        self.features = nn.Sequential(*layers)
        self.embed = nn.Linear(16 * 3 * 3, emb)

    def forward(self, *xs):
        return [self.embed(self.features(x).view(-1, 16 * 3 * 3)) for x in xs]


def contrastive_loss(e1, e2, t, margin=2.0):
    sq = torch.sum((e1 - e2) ** 2, dim=1)
    return torch.mean(0.5 * t * sq + 0.5 * (1 - t) * torch.clamp(margin - sq, min=0))


net = SiameseNet()
optimizer = torch.optim.Adam(net.parameters(), lr=7e-4, weight_decay=1e-5)
for ep in range(20):
    for x1, x2, t in trainloader:
        optimizer.zero_grad()
        e1, e2 = net(x1, x2)
        loss = contrastive_loss(e1, e2, t)
        loss.backward()
        optimizer.step()
