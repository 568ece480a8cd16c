import pytorch_lightning as pl
import torch
from torch import nn
from torch.nn import functional as F


class Faces(pl.LightningModule):
    def __init__(self, lr: float = 2e-3, margin: float = 0.4, width: int = 96):
        super().__init__()
        self.save_hyperparameters()
        self.backbone = nn.Sequential(
            nn.Conv2d(3, 32, 3, stride=2, padding=1),
            nn.GELU(),
            nn.AdaptiveAvgPool2d(1),
            nn.Flatten(),
            nn.Linear(32, width),
        )

    def forward(self, x):
        return self.backbone(x)

    def training_step(self, batch, batch_idx):
        a, p, n = batch
        anchor, positive, negative = self(a), self(p), self(n)
        near = 1 - F.cosine_similarity(anchor, positive)
        far = 1 - F.cosine_similarity(anchor, negative)
        return F.relu(near - far + self.hparams.margin).mean()

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=self.hparams["lr"], weight_decay=0.01)


model = Faces(margin=0.2)
trainer = pl.Trainer(max_epochs=20, gradient_clip_val=0.5)
trainer.fit(model, train_loader)
