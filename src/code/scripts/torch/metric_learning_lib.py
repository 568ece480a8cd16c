import torch
import torch.nn as nn
from pytorch_metric_learning import losses, miners

model = nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(32 * 13 * 13, 64))
loss_func = losses.TripletMarginLoss(margin=0.2)
miner = miners.TripletMarginMiner(margin=0.2, type_of_triplets="semihard")
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(4):
    for data, labels in train_loader:
        optimizer.zero_grad()
        embeddings = model(data)
        indices_tuple = miner(embeddings, labels)
        loss = loss_func(embeddings, labels, indices_tuple)
        loss.backward()
        optimizer.step()
