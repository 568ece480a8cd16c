import torch
import torch.nn as nn

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(i, o) for i, o in zip(sizes, sizes[1:])])
        self.act = nn.ELU()
        self.drop = nn.Dropout(p=0.2)

    def forward(self, x):
        x = x.reshape(x.shape[0], -1)
        for k, layer in enumerate(self.layers):
            x = layer(x)
            if k < len(self.layers) - 1:
                x = self.drop(self.act(x))
        return x

class Contrast(nn.Module):
    def __init__(self, m=1.5):
        super().__init__()
        self.m = m
        self.dist = nn.PairwiseDistance(p=2)
    def forward(self, a, b, y):
        d = self.dist(a, b)
        return 0.5 * torch.mean((1 - y) * d.square() + y * torch.maximum(self.m - d, torch.zeros_like(d)).square())

def train(net, loader, epochs=4):
    crit = Contrast()
    opt = torch.optim.SGD(net.parameters(), lr=0.02, momentum=0.9, nesterov=False)
    for e in range(epochs):
        for a, b, y in loader:
            opt.zero_grad()
            loss = crit(net(a), net(b), y)
            loss.backward()
            opt.step()

train(MLP([784, 200, 100, 20]), loader)
