import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, cin, cout, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.shortcut = nn.Sequential()
        if stride != 1 or cin != cout:
            self.shortcut = nn.Sequential(nn.Conv2d(cin, cout, 1, stride=stride, bias=False), nn.BatchNorm2d(cout))

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += self.shortcut(x)
        return F.relu(out)


class SmallResNet(nn.Module):
    def __init__(self, widths=[16, 32], dim=32):
        super().__init__()
        self.stem = nn.Conv2d(3, 16, 3, padding=1)
        blocks, last = [], 16
        for w in widths:
            blocks.append(Block(last, w, stride=2 if w != last else 1))
            last = w
        self.blocks = nn.Sequential(*blocks)
        self.fc = nn.Linear(last, dim)

    def forward(self, x):
        x = self.blocks(F.relu(self.stem(x)))
        x = F.adaptive_avg_pool2d(x, 1).flatten(1)
        return self.fc(x)


net = SmallResNet()
opt = torch.optim.Adam(net.parameters(), lr=3e-4, betas=(0.9, 0.999))
for a, b, y in loader:
    d = 1 - F.cosine_similarity(net(a), net(b))
    loss = torch.mean(y * d + (1 - y) * F.relu(0.5 - d))
    opt.zero_grad()
    loss.backward()
    opt.step()
