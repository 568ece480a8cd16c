import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset
import numpy as np


class PairDataset(Dataset):
    def __init__(self, images, labels):
        self.images = images
        self.labels = labels

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        j = np.random.randint(len(self.images))
        label = 0.0 if self.labels[i] == self.labels[j] else 1.0
        return self.images[i], self.images[j], torch.tensor(label, dtype=torch.float32)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 128)
        self.fc2 = nn.Linear(128, 32)

    def forward(self, x):
        x = x.view(-1, 784)
        x = torch.tanh(self.fc1(x))
        return self.fc2(x)


class Trainer:
    def __init__(self, model, loader, lr=1e-3, margin=1.0):
        self.model = model
        self.loader = loader
        self.margin = margin
        self.optimizer = torch.optim.RMSprop(self.model.parameters(), lr=lr, alpha=0.95)

    def loss(self, a, b, label):
        d = F.pairwise_distance(a, b)
        return (label * F.relu(self.margin - d).pow(2) + (1 - label) * d.pow(2)).mean()

    def step(self, batch):
        x1, x2, label = batch
        self.optimizer.zero_grad()
        loss = self.loss(self.model(x1), self.model(x2), label)
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def run(self, epochs):
        for epoch in range(epochs):
            losses = [self.step(batch) for batch in self.loader]
            print(epoch, sum(losses) / len(losses))


from torchvision import datasets
mnist = datasets.MNIST('data', train=True, download=True)
ds = PairDataset(mnist.data.float() / 255, mnist.targets)
Trainer(Net(), DataLoader(ds, batch_size=50, shuffle=True), lr=2e-3, margin=1.5).run(epochs=7)
