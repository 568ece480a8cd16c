import torch
import torch.nn as nn
import torch.nn.functional as F


def weights_init(m):
    classname = m.__class__.__name__
    if classname.find('Conv') != -1:
        nn.init.kaiming_uniform_(m.weight)
    elif classname.find('Linear') != -1:
        nn.init.kaiming_uniform_(m.weight)
        nn.init.zeros_(m.bias)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 12, 5, stride=2)
        self.fc = nn.Linear(12 * 12 * 12, 30)
        self.register_buffer('mean', torch.tensor(0.1307))
        self.register_buffer('std', torch.tensor(0.3081))

    def forward(self, x):
        x = (x - self.mean) / self.std
        x = F.elu(self.conv(x))
        return torch.sigmoid(self.fc(x.view(x.shape[0], -1)))


class L1Contrastive(nn.Module):
    def __init__(self, margin):
        super().__init__()
        self.margin = margin
        self.dist = nn.PairwiseDistance(p=1)

    def forward(self, z1, z2, same):
        d = self.dist(z1, z2)
        return torch.sum(same * d ** 2 + (1 - same) * F.relu(self.margin - d) ** 2) / (2 * z1.size(0))


torch.manual_seed(3)
net = Net()
net.apply(weights_init)
crit = L1Contrastive(margin=4)
opt = torch.optim.Adagrad(net.parameters(), lr=0.02)
for epoch in range(8):
    for z in loader:
        x1, x2, same = z
        loss = crit(net(x1), net(x2), same)
        opt.zero_grad()
        loss.backward()
        opt.step()
