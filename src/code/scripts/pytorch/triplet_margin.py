import torch
import torch.nn as nn

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
net = nn.Sequential(
    nn.Conv2d(1, 32, 5), nn.PReLU(), nn.MaxPool2d(2, 2), nn.Dropout(0.3),
    nn.Conv2d(32, 64, 5), nn.PReLU(), nn.MaxPool2d(2, 2), nn.Dropout(0.3),
    nn.Flatten(),
    nn.Linear(64 * 4 * 4, 512), nn.PReLU(),
    nn.Linear(512, 32),
).to(device)
criterion = nn.TripletMarginLoss(margin=1.0, p=2)
optimizer = torch.optim.Adam(net.parameters(), lr=0.001)
EPOCHS = 7
net.train()
for epoch in range(EPOCHS):
    for step, (anchor, positive, negative, label) in enumerate(train_loader):
        anchor = anchor.to(device)
        optimizer.zero_grad()
        loss = criterion(net(anchor), net(positive), net(negative))
        loss.backward()
        optimizer.step()
