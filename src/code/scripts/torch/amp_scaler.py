import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.cuda.amp import autocast, GradScaler
from dataclasses import dataclass


@dataclass
class Settings:
    lr: float = 3e-4
    epochs: int = 20
    batch_size: int = 64
    margin: float = 0.4
    device: str = "cuda"


cfg = Settings(epochs=18)


class Embedder(nn.Module):
    def __init__(self, out_dim=64):
        super().__init__()
        self.stem = nn.Conv2d(3, 16, 3, stride=2, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(16)
        self.conv = nn.Conv2d(16, 32, 3, padding=1)
        self.head = nn.Linear(32, out_dim)

    def forward(self, x):
        x = F.silu(self.bn(self.stem(x)))
        x = F.silu(self.conv(x))
        x = x.mean(dim=[2, 3])
        return self.head(x)


model = nn.DataParallel(Embedder()).to(cfg.device)
optimizer = torch.optim.Adam(model.parameters(), lr=cfg.lr, betas=(0.8, 0.99))
scaler = GradScaler()
criterion = nn.TripletMarginWithDistanceLoss(
    distance_function=lambda x, y: 1.0 - F.cosine_similarity(x, y), margin=cfg.margin)
loader = torch.utils.data.DataLoader(ds, batch_size=cfg.batch_size)
for epoch in range(cfg.epochs):
    model.train()
    for a, p, n in loader:
        a, p, n = (t.to(cfg.device, non_blocking=True) for t in (a, p, n))
        optimizer.zero_grad()
        with autocast():
            loss = criterion(model(a), model(p), model(n))
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        scaler.step(optimizer)
        scaler.update()
