import torch
import torch.nn as nn
import torch.nn.functional as F


class TripletLoss(nn.Module):
    def __init__(self, margin=0.7):
        super(TripletLoss, self).__init__()
        self.margin = margin

    def calc_euclidean(self, x1, x2):
        return (x1 - x2).pow(2).sum(1)

    def forward(self, anchor, positive, negative):
        distance_positive = self.calc_euclidean(anchor, positive)
        distance_negative = self.calc_euclidean(anchor, negative)
        losses = torch.relu(distance_positive - distance_negative + self.margin)
        return losses.mean()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.Tanh(), nn.Linear(256, 64))

    def forward(self, a, p, n):
        return self.body(a), self.body(p), self.body(n)


net, crit = Net(), TripletLoss()
opt = torch.optim.RMSprop(net.parameters(), lr=1e-4)
for a, p, n in data:
    loss = crit(*net(a, p, n))
    opt.zero_grad()
    loss.backward()
    opt.step()
