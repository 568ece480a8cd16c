import torch
import torch.nn as nn
import torch.nn.functional as F


class Twin(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.fc = nn.Linear(32 * 7 * 7, 64)

    def embed(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc(x.flatten(1))

    def forward(self, a, b):
        return F.pairwise_distance(self.embed(a), self.embed(b))


model = Twin()
opt = torch.optim.Adam(model.parameters(), lr=3e-4)
loss_fn = nn.BCEWithLogitsLoss()
for epoch in range(8):
    for a, b, y in loader:
        d = model(a, b)
        loss = loss_fn(d, y.float())
        opt.zero_grad()
        loss.backward()
        opt.step()
