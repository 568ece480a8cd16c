import torch
import torch.nn as nn
import torch.nn.functional as F


class TripletSemiHard(nn.Module):
    def __init__(self, margin=0.2):
        super().__init__()
        self.margin = margin

    def forward(self, emb, labels):
        dist = torch.cdist(emb, emb, p=2)
        n = emb.size(0)
        same = labels[:, None] == labels[None, :]
        not_self = ~torch.eye(n, dtype=torch.bool)
        pos = same & not_self
        neg = ~same
        loss = dist.unsqueeze(2) - dist.unsqueeze(1) + self.margin
        mask = pos.unsqueeze(2) & neg.unsqueeze(1)
        return F.relu(loss[mask]).mean()


net = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 8))
crit = TripletSemiHard(0.3)
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(5):
    for x, y in loader:
        loss = crit(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
