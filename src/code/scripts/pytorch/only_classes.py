class SiameseNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.cnn = nn.Sequential(
            nn.Conv2d(3, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.fc = nn.Sequential(nn.Linear(32 * 14 * 14, 100), nn.ReLU(), nn.Linear(100, 20))

    def forward_once(self, x):
        x = self.cnn(x)
        x = x.view(x.shape[0], -1)
        return self.fc(x)

    def forward(self, x1, x2):
        return F.pairwise_distance(self.forward_once(x1), self.forward_once(x2))
