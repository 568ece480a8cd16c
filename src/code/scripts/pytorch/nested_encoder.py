import torch
from torch import nn, optim

class ConvBlock(nn.Sequential):
    def __init__(self, i, o):
        super().__init__(nn.Conv2d(i, o, 3, padding=1), nn.BatchNorm2d(o), nn.ReLU(), nn.MaxPool2d(2))

class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.Sequential(ConvBlock(1, 64), ConvBlock(64, 64), ConvBlock(64, 64))
    def forward(self, x):
        return self.blocks(x).flatten(start_dim=1)

class Siamese(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.w = nn.Linear(64 * 3 * 3, 1)
    def forward(self, pair):
        a, b = pair
        return self.w((self.encoder(a) - self.encoder(b)).abs())

model = Siamese(Encoder())
opt = optim.Adam(model.parameters(), lr=1e-3)
criterion = nn.BCEWithLogitsLoss()
for pair, y in loader:
    opt.zero_grad()
    loss = criterion(model(pair).squeeze(1), y)
    loss.backward()
    opt.step()
