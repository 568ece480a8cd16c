import torch
import torch.nn as nn
import torchvision.models as models
import torch.nn.functional as F

backbone = models.resnet18(weights=models.ResNet18_Weights.DEFAULT)
for p in backbone.parameters():
    p.requires_grad = False
backbone.fc = nn.Linear(backbone.fc.in_features, 128)
features = {}
backbone.layer4.register_forward_hook(lambda m, i, o: features.update(last=o))
optimizer = torch.optim.Adam(filter(lambda p: p.requires_grad, backbone.parameters()), lr=1e-3)
for epoch in range(5):
    for a, b, y in loader:
        za = F.normalize(backbone(a), p=2, dim=1)
        zb = F.normalize(backbone(b), p=2, dim=1)
        d = F.pairwise_distance(za, zb)
        loss = (y * d ** 2 + (1 - y) * torch.clamp(0.8 - d, min=0) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
