import random
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader
from torchvision.datasets import ImageFolder
from PIL import Image


class Pairs(Dataset):
    def __init__(self, folder):
        self.samples = folder.samples

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        path1, c1 = self.samples[index]
        path2, c2 = random.choice(self.samples)
        x1 = to_tensor(Image.open(path1))
        x2 = to_tensor(Image.open(path2))
        return x1, x2, int(c1 == c2)


net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(8, 8))
loader = DataLoader(Pairs(ImageFolder('faces')), batch_size=16)
criterion = nn.HingeEmbeddingLoss(margin=1.0)
opt = torch.optim.Adam(net.parameters(), lr=0.001)
for epoch in range(2):
    for x1, x2, y in loader:
        d = F.pairwise_distance(net(x1), net(x2))
        loss = criterion(d, y)
        opt.zero_grad()
        loss.backward()
        opt.step()
