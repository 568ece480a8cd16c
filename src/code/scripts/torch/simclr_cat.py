import torch
import torch.nn as nn
import torch.nn.functional as F

enc = nn.Sequential(nn.Conv2d(3, 16, 3, 2, 1), nn.ReLU(), nn.Conv2d(16, 32, 3, 2, 1), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 32))


def info_nce_loss(features, batch_size, temperature):
    labels = torch.cat([torch.arange(batch_size) for i in range(2)], dim=0)
    labels = (labels.unsqueeze(0) == labels.unsqueeze(1)).float()
    features = F.normalize(features, dim=1)
    similarity_matrix = torch.matmul(features, features.T)
    mask = torch.eye(labels.shape[0], dtype=torch.bool)
    labels = labels[~mask].view(labels.shape[0], -1)
    similarity_matrix = similarity_matrix[~mask].view(similarity_matrix.shape[0], -1)
    positives = similarity_matrix[labels.bool()].view(labels.shape[0], -1)
    negatives = similarity_matrix[~labels.bool()].view(similarity_matrix.shape[0], -1)
    logits = torch.cat([positives, negatives], dim=1)
    labels = torch.zeros(logits.shape[0], dtype=torch.long)
    return logits / temperature, labels


opt = torch.optim.Adam(enc.parameters(), 3e-4, weight_decay=1e-4)
criterion = nn.CrossEntropyLoss()
for epoch in range(100):
    for images, _ in loader:
        images = torch.cat(images, dim=0)
        features = enc(images)
        logits, labels = info_nce_loss(features, 256, 0.07)
        loss = criterion(logits, labels)
        opt.zero_grad()
        loss.backward()
        opt.step()
