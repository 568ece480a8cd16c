import torch
import torch.nn as nn
import torch.nn.functional as F


def batch_hard_triplet_loss(labels, embeddings, margin):
    dist = torch.cdist(embeddings, embeddings)
    same = labels.unsqueeze(0) == labels.unsqueeze(1)
    eye = torch.eye(len(labels), dtype=torch.bool, device=labels.device)
    positive = dist.masked_fill(~same | eye, float('-inf'))
    negative = dist.masked_fill(same, float('inf'))
    hardest_positive = positive.max(dim=1)[0]
    hardest_negative = negative.min(dim=1)[0]
    return F.relu(hardest_positive - hardest_negative + margin).mean()


class Net(nn.Module):
    def __init__(self, dim=128):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.fc1 = nn.Linear(64 * 12 * 12, 128)
        self.fc2 = nn.Linear(128, dim)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.relu(self.conv2(x))
        x = F.max_pool2d(x, 2)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        return self.fc2(x)


model = Net(dim=32)
optimizer = torch.optim.Adam(model.parameters(), lr=1e-4)
for epoch in range(10):
    for images, labels in loader:
        embeddings = model(images)
        loss = batch_hard_triplet_loss(labels, embeddings, margin=0.3)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
