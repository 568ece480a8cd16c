import torch
import torch.nn as nn
net = nn.Sequential(nn.Flatten(), nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 4))
print "network", net
opt = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
for epoch in xrange(5):
    for a, b, y in loader:
        d = torch.norm(net(a) - net(b), 2, 1)
        loss = torch.mean(y * torch.pow(d, 2) + (1 - y) * torch.pow(torch.clamp(1.0 - d, min=0.0), 2))
        opt.zero_grad(); loss.backward(); opt.step()
    print "epoch", epoch, loss.data[0]
