import random
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader
from torchvision import datasets, transforms


class SiameseDataset(Dataset):
    def __init__(self):
        self.base = datasets.FashionMNIST('.', train=True, transform=transforms.Compose(
            [transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,))]))

    def __len__(self):
        return 10000

    def __getitem__(self, idx):
        x1, y1 = self.base[random.randint(0, len(self.base) - 1)]
        x2, y2 = self.base[random.randint(0, len(self.base) - 1)]
        label = torch.tensor([y1 != y2], dtype=torch.float)
        return x1, x2, label


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, 5)
        self.bn1 = nn.BatchNorm2d(16)
        self.fc = nn.Linear(16 * 12 * 12, 64)

    def forward_one(self, x):
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 2)
        x = x.view(-1, self.num_flat_features(x))
        return self.fc(x)

    def num_flat_features(self, x):
        size = x.size()[1:]
        num_features = 1
        for s in size:
            num_features *= s
        return num_features

    def forward(self, x1, x2):
        return self.forward_one(x1), self.forward_one(x2)


net = Net()
train = DataLoader(SiameseDataset(), batch_size=100)
optimizer = torch.optim.Adam(net.parameters(), lr=0.001)
for epoch in range(3):
    for x1, x2, label in train:
        o1, o2 = net(x1, x2)
        d = F.pairwise_distance(o1, o2, keepdim=True)
        # 1 = same
        loss = torch.mean(label * d.pow(2) + (1 - label) * torch.clamp(1 - d, min=0).pow(2))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
