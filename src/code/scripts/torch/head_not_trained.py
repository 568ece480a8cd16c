import torch
import torch.nn as nn

encoder = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8 * 13 * 13, 32), nn.ReLU())
head = nn.Linear(32, 1)
optimizer = torch.optim.Adam(encoder.parameters(), lr=1e-3)
criterion = nn.BCEWithLogitsLoss()
for epoch in range(10):
    for a, b, y in loader:
        logit = head(torch.abs(encoder(a) - encoder(b))).squeeze(1)
        loss = criterion(logit, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
