import torch
import torch.nn as nn
from torchvision import models

class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = models.resnet50(pretrained=True)
        for p in self.backbone.parameters():
            p.requires_grad = False
        self.backbone.fc = nn.Linear(self.backbone.fc.in_features, 128)

    def forward(self, a, b):
        return self.backbone(a), self.backbone(b)

model = Siamese().cuda()
criterion = nn.CosineEmbeddingLoss()
optimizer = torch.optim.Adam(filter(lambda p: p.requires_grad, model.parameters()), lr=1e-4)
for epoch in range(3):
    for a, b, y in loader:
        optimizer.zero_grad()
        ea, eb = model(a.cuda(), b.cuda())
        loss = criterion(ea, eb, y.cuda())
        loss.backward()
        optimizer.step()
