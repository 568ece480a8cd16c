import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader


class SigNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 96, 11),
            nn.ReLU(),
            nn.LocalResponseNorm(5, 1e-4, 0.75, 2),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(96, 256, 5, padding=2),
            nn.ReLU(),
            nn.LocalResponseNorm(5, alpha=1e-4, beta=0.75, k=2),
            nn.MaxPool2d(3, stride=2),
            nn.Dropout2d(0.3),
            nn.Conv2d(256, 384, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(384, 256, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
            nn.Dropout2d(0.3),
            nn.Flatten(1, -1),
            nn.Linear(256 * 17 * 25, 1024),
            nn.ReLU(),
            nn.Dropout(0.5),
            nn.Linear(1024, 128),
        )

    def forward(self, x1, x2):
        return self.features(x1), self.features(x2)


class ContrastiveLoss(nn.Module):
    def __init__(self, alpha, beta, margin):
        super().__init__()
        self.alpha = alpha
        self.beta = beta
        self.margin = margin

    def forward(self, x1, x2, y):
        '''y=1 for genuine pair, 0 for forged'''
        distance = torch.pairwise_distance(x1, x2, p=2)
        loss = self.alpha * (1 - y) * torch.max(self.margin - distance, torch.zeros_like(distance)) ** 2 \
            + self.beta * y * distance ** 2
        return torch.mean(loss, dtype=torch.float)


model = SigNet()
criterion = ContrastiveLoss(alpha=1, beta=1, margin=1)
optimizer = optim.RMSprop(model.parameters(), lr=1e-5, eps=1e-8, weight_decay=5e-4, momentum=0.9)
scheduler = optim.lr_scheduler.StepLR(optimizer, 5, 0.1)
trainloader = get_data_loader(is_train=True, batch_size=32, image_transform=image_transform, dataset='cedar')
for epoch in range(20):
    model.train()
    for batch_idx, (x1, x2, y) in enumerate(trainloader):
        x1, x2, y = x1.to(device), x2.to(device), y.to(device)
        optimizer.zero_grad()
        x1, x2 = model(x1, x2)
        loss = criterion(x1, x2, y)
        loss.backward()
        optimizer.step()
    scheduler.step()
