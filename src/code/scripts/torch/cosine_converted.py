import torch
import torch.nn as nn
import torch.nn.functional as F

encoder = nn.Sequential(
    nn.Flatten(),
    nn.Linear(28 * 28, 100),
    nn.Tanh(),
    nn.Linear(100, 20),
)
criterion = nn.CosineEmbeddingLoss(0.4)
optimizer = torch.optim.SGD(encoder.parameters(), 0.05, 0.9)

for epoch in range(12):
    for x1, x2, same in train_loader:
        z1 = encoder(x1)
        z2 = encoder(x2)
        target = 2 * same.float() - 1
        loss = criterion(z1, z2, target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
