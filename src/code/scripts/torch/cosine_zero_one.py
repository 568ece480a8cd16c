import random
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader
from torchvision import datasets, transforms


class PairMNIST(Dataset):
    def __init__(self, mnist):
        self.mnist = mnist

    def __getitem__(self, idx):
        img1, lab1 = self.mnist[idx]
        if random.random() < 0.5:
            j = random.randrange(len(self.mnist))
            while self.mnist[j][1] != lab1:
                j = random.randrange(len(self.mnist))
            return img1, self.mnist[j][0], torch.tensor(1.0)
        j = random.randrange(len(self.mnist))
        while self.mnist[j][1] == lab1:
            j = random.randrange(len(self.mnist))
        return img1, self.mnist[j][0], torch.tensor(0.0)

    def __len__(self):
        return len(self.mnist)


net = nn.Sequential(nn.Conv2d(1, 16, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(16 * 13 * 13, 32))
loader = DataLoader(PairMNIST(datasets.MNIST('.', transform=transforms.ToTensor())), batch_size=64, shuffle=True)
criterion = nn.CosineEmbeddingLoss(margin=0.2)
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(5):
    for a, b, y in loader:
        opt.zero_grad()
        loss = criterion(net(a), net(b), y)
        loss.backward()
        opt.step()
