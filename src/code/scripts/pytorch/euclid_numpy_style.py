import torch
import torch.nn as nn

class Twin(nn.Module):
    def __init__(self, n_hidden=(256, 128), n_out=50):
        super(Twin, self).__init__()
        dims = [28 * 28, *n_hidden]
        stack = []
        for a, b in zip(dims[:-1], dims[1:]):
            stack += [nn.Linear(a, b), nn.BatchNorm1d(b), nn.ReLU()]
        self.body = nn.Sequential(*stack, nn.Linear(dims[-1], n_out))

    def forward(self, x):
        return self.body(torch.flatten(x, 1))

def euclidean(u, v):
    return torch.sqrt(((u - v) ** 2).sum(dim=-1))

def contrastive_loss(d, y, m=1.0):
    """y = 0: same, y = 1: different"""
    pull = (1 - y) * d ** 2
    push = y * torch.nn.functional.relu(m - d) ** 2
    return 0.5 * (pull + push).mean()

twin = Twin()
optimiser = torch.optim.Adam(twin.parameters(), lr=1e-4)
for epoch in range(1, 13):
    for u, v, y in loader:
        optimiser.zero_grad()
        contrastive_loss(euclidean(twin(u), twin(v)), y).backward()
        optimiser.step()
