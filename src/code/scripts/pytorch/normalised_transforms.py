import random
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image
from torch.utils.data import Dataset, DataLoader
from torchvision import transforms, datasets

tf = transforms.Compose([
    transforms.Grayscale(num_output_channels=1),
    transforms.Resize((105, 105)),
    transforms.RandomHorizontalFlip(),
    transforms.RandomRotation(10),
    transforms.ToTensor(),
    transforms.Normalize((0.5,), (0.5,)),
])


class PairDataset(Dataset):
    def __init__(self, folder, transform):
        self.folder = folder
        self.transform = transform
        self.by_class = {c: [p for p, k in folder.samples if k == c] for c in range(len(folder.classes))}

    def __getitem__(self, index):
        path1, c = self.folder.samples[index]
        if index % 2:
            path2, target = random.choice(self.by_class[c]), 1.0
        else:
            other = random.choice([k for k in self.by_class if k != c])
            path2, target = random.choice(self.by_class[other]), 0.0
        return self.transform(Image.open(path1)), self.transform(Image.open(path2)), torch.tensor(target)

    def __len__(self):
        return len(self.folder)


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.cnn = nn.Sequential(
            nn.Conv2d(1, 96, kernel_size=11, stride=1),
            nn.ReLU(inplace=True),
            nn.LocalResponseNorm(5, alpha=0.0001, beta=0.75, k=2),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(96, 32, kernel_size=5, stride=1, padding=2),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(3, stride=2),
            nn.Dropout2d(p=0.3))
        self.fc = nn.Sequential(nn.Linear(32 * 23 * 23, 128), nn.ReLU(inplace=True), nn.Linear(128, 2))

    def forward(self, x):
        return self.fc(self.cnn(x).view(x.size(0), -1))


net = Head()
data = PairDataset(datasets.ImageFolder('faces'), tf)
loader = DataLoader(data, batch_size=16, shuffle=True)
opt = torch.optim.RMSprop(net.parameters(), lr=1e-4, alpha=0.99, eps=1e-8, weight_decay=0.0005, momentum=0.9)
for epoch in range(20):
    for a, b, y in loader:
        opt.zero_grad()
        d = F.pairwise_distance(net(a), net(b))
        loss = torch.mean(y * torch.pow(d, 2) + (1 - y) * torch.pow(torch.clamp(2.0 - d, min=0.0), 2))
        loss.backward()
        opt.step()
