import torch
import torch.nn as nn
import torch.nn.functional as F


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(3, 8, 3, padding='same'), nn.ELU(), nn.AvgPool2d(2))
        self.head = nn.Linear(8 * 32 * 32, 40)

    def forward(self, anchor, positive, negative):
        n = anchor.size(0)
        x = torch.cat((anchor, positive, negative))
        x = self.features(x)
        x = self.head(x.reshape(x.shape[0], -1))
        a, p, n_ = torch.split(x, n)
        return a, p, n_


model = Model()
crit = nn.TripletMarginLoss(margin=0.8)
opt = torch.optim.RMSprop(model.parameters(), lr=5e-4)
for epoch in range(4):
    for anchor, positive, negative in loader:
        opt.zero_grad()
        a, p, n = model(anchor, positive, negative)
        loss = crit(a, p, n)
        loss.backward()
        opt.step()
