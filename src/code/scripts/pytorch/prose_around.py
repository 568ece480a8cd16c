Hi all, my loss goes to 0.25 and stays there. Here is my code:

import torch
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Sequential(nn.Flatten(), nn.Linear(28*28, 64), nn.ReLU(), nn.Linear(64, 16))
    def forward(self, x):
        return self.fc(x)

And this is how I train it:

net = Net()
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for x1, x2, y in loader:
    d = F.pairwise_distance(net(x1), net(x2))
    loss = torch.mean(y * d**2 + (1 - y) * torch.clamp(1 - d, min=0)**2)
    opt.zero_grad()
    loss.backward()
    opt.step()

What am I doing wrong?
