import pytorch_lightning as pl
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader


class LitTriplet(pl.LightningModule):
    def __init__(self, embedding_dim: int = 64, lr: float = 3e-4, margin: float = 0.5):
        super().__init__()
        self.save_hyperparameters()
        self.backbone = nn.Sequential(
            nn.Conv2d(3, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(), nn.AdaptiveAvgPool2d((1, 1)),
        )
        self.proj = nn.Linear(64, embedding_dim)
        self.criterion = nn.TripletMarginLoss(margin=margin, p=2)

    def forward(self, x):
        h = self.backbone(x).flatten(start_dim=1)
        return F.normalize(self.proj(h), dim=-1)

    def _shared_step(self, batch, stage):
        anchor, positive, negative = batch
        za, zp, zn = self(anchor), self(positive), self(negative)
        loss = self.criterion(za, zp, zn)
        self.log(f"{stage}_loss", loss, prog_bar=True)
        return loss

    def training_step(self, batch, batch_idx):
        return self._shared_step(batch, "train")

    def validation_step(self, batch, batch_idx):
        self._shared_step(batch, "val")

    def configure_optimizers(self):
        opt = torch.optim.AdamW(self.parameters(), lr=self.hparams.lr, weight_decay=1e-4)
        sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=10)
        return {"optimizer": opt, "lr_scheduler": sched}


if __name__ == "__main__":
    pl.seed_everything(42)
    model = LitTriplet(embedding_dim=128)
    train_dl = DataLoader(TripletDataset("data/train"), batch_size=48, shuffle=True, num_workers=4)
    trainer = pl.Trainer(max_epochs=15, accelerator="auto", precision=16)
    trainer.fit(model, train_dl)
