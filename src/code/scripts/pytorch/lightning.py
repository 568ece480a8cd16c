import pytorch_lightning as pl
import torch
from torch import nn
import torch.nn.functional as F


class LitSiamese(pl.LightningModule):
    def __init__(self, lr=1e-3, margin=1.0):
        super().__init__()
        self.save_hyperparameters()
        self.lr = lr
        self.margin = margin
        self.net = nn.Sequential(
            nn.Conv2d(3, 16, 3, stride=2, padding=1), nn.ReLU(),
            nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU(),
            nn.AdaptiveAvgPool2d((1, 1)), nn.Flatten(), nn.Linear(32, 16))

    def forward(self, x):
        return self.net(x)

    def training_step(self, batch, batch_idx):
        x1, x2, y = batch
        d = torch.norm(self(x1) - self(x2), dim=1)
        loss = torch.mean(y * d ** 2 + (1 - y) * torch.clamp(self.margin - d, min=0) ** 2)
        self.log("train_loss", loss)
        return loss

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.lr)


model = LitSiamese(lr=5e-4)
trainer = pl.Trainer(max_epochs=11, accelerator="auto")
trainer.fit(model, train_loader)
