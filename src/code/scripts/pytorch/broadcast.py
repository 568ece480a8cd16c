import torch, torch.nn as nn, torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader
import random

class Pairs(Dataset):
    def __init__(self, images, labels):
        self.images, self.labels = images, labels
    def __len__(self):
        return len(self.images)
    def __getitem__(self, i):
        j = random.randrange(len(self.images))
        return self.images[i], self.images[j], float(self.labels[i] == self.labels[j])

enc = nn.Sequential(nn.Flatten(), nn.LazyLinear(64), nn.ReLU(), nn.LazyLinear(8))
loader = DataLoader(Pairs(images, labels), batch_size=48, shuffle=True)
opt = torch.optim.Adam(enc.parameters(), lr=1e-3)
for epoch in range(3):
    for a, b, y in loader:
        d = F.pairwise_distance(enc(a), enc(b), keepdim=True)   # [N, 1] against [N]
        loss = (y * d ** 2 + (1 - y) * F.relu(1 - d) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
