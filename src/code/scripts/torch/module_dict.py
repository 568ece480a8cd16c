import torch
from torch import nn, optim

CFG = {
    "model": {"widths": [8, 16], "dim": 20},
    "train": {"lr": 2e-3, "epochs": 9, "batch_size": 24},
    "loss": {"margin": 1.25},
}


class Encoder(nn.Module):
    def __init__(self, widths, dim):
        super().__init__()
        self.blocks = nn.ModuleDict()
        channels = 1
        for i, w in enumerate(widths):
            self.blocks[f"conv{i}"] = nn.Conv2d(channels, w, 3)
            self.blocks[f"pool{i}"] = nn.MaxPool2d(2)
            channels = w
        self.act = nn.ReLU()
        self.fc = nn.Linear(channels * 5 * 5, dim)

    def forward(self, x):
        for name, block in self.blocks.items():
            x = block(x)
            if name.startswith("conv"):
                x = self.act(x)
        return self.fc(torch.flatten(x, 1))


encoder = Encoder(**CFG["model"])
loader = torch.utils.data.DataLoader(dataset, batch_size=CFG["train"]["batch_size"], shuffle=True)
opt = optim.AdamW(encoder.parameters(), lr=CFG["train"]["lr"])
for epoch in range(CFG["train"]["epochs"]):
    for left, right, label in loader:
        d = torch.linalg.norm(encoder(left) - encoder(right), dim=1)
        loss = torch.mean((1 - label) * d ** 2 + label * torch.relu(CFG["loss"]["margin"] - d) ** 2)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
