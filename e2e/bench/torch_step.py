"""Times training steps of a Siamese network in PyTorch on the CPU, as a PyTorch user writes them.

    python3 torch_step.py '{"layers": [...], "size": 28, ...}'

The argument is the job as rivals/torch.ts writes it. Prints one line of JSON: PyTorch's version,
its threads, and the milliseconds of each step: forward of both twins one after the other,
backward, optimiser step, and the loss read.
"""
import gzip
import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

BATCHES = 4
ACTIVATIONS = {
    'linear': nn.Identity,
    'relu': nn.ReLU,
    'sigmoid': nn.Sigmoid,
    'tanh': nn.Tanh,
    'softmax': lambda: nn.Softmax(dim=1),
}


def layer(spec):
    """The modules of one layer; channels and features follow from its first input."""
    kind = spec['kind']
    if kind == 'conv2d':
        padding = spec['padding'] if spec['padding'] == 'same' else 0
        return [
            nn.LazyConv2d(spec['filters'], spec['kernel'], spec['strides'], padding),
            ACTIVATIONS[spec['activation']](),
        ]
    if kind == 'max_pooling2d':
        return [nn.MaxPool2d(spec['pool'], spec['strides'])]
    if kind == 'batch_normalization':
        return [nn.LazyBatchNorm2d(eps=1e-3, momentum=0.01)]
    if kind == 'dropout':
        return [nn.Dropout(spec['rate'])]
    if kind == 'flatten':
        return [nn.Flatten()]
    if kind == 'dense':
        return [nn.LazyLinear(spec['units']), ACTIVATIONS[spec['activation']]()]
    raise ValueError(f'unknown layer {kind}')


def images(path):
    """The training images [N, 1, 28, 28] in [0, 1] and their classes; tools/mnist.js has the format."""
    with gzip.open(path) as file:
        payload = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8)
    side, count = (int.from_bytes(bytes(payload[i : i + 4].tolist()), 'little') for i in (8, 12))
    classes, pixels = payload[20:].split([count, payload.numel() - 20 - count])
    return pixels[: count * side * side].reshape(count, 1, side, side).float() / 255, classes


def batches(job):
    """Batches of (a, b, 1 where same), resized ahead of time."""
    x, classes = images(job['data'])
    for _ in range(BATCHES):
        a, b = torch.randint(len(x), (2, job['batch'])).unbind()
        size = (job['size'], job['size'])
        twins = [
            F.interpolate(x[i], size, mode='bilinear').repeat(1, job['channels'], 1, 1) for i in (a, b)
        ]
        yield twins[0], twins[1], (classes[a] == classes[b]).float()


def optimizer(job, parameters):
    if job['optimizer'] == 'adam':
        return torch.optim.Adam(parameters, job['learningRate'], eps=1e-7)
    if job['optimizer'] == 'rmsprop':
        return torch.optim.RMSprop(parameters, job['learningRate'], alpha=0.9, eps=1e-7)
    raise ValueError(f"unknown optimiser {job['optimizer']}")


def main(job):
    torch.manual_seed(1)
    torch.set_num_threads(job['threads'])
    encoder = nn.Sequential(*[module for spec in job['layers'] for module in layer(spec)])
    pool = list(batches(job))
    encoder(pool[0][0])
    method = optimizer(job, encoder.parameters())
    steps = []
    begun = time.perf_counter()
    elapsed = 0.0
    while elapsed < job['limit'] and (elapsed < job['seconds'] or len(steps) < job['fewest']):
        start = time.perf_counter()
        a, b, same = pool[len(steps) % BATCHES]
        method.zero_grad()
        squares = (encoder(a) - encoder(b)).square().sum(1)
        distance = squares.clamp(min=1e-7).sqrt()
        loss = (same * distance**2 + (1 - same) * (1 - distance).clamp(min=0) ** 2).mean()
        loss.backward()
        method.step()
        loss.item()
        now = time.perf_counter()
        steps.append(1000 * (now - start))
        elapsed = now - begun
    print(json.dumps({'version': torch.__version__, 'threads': torch.get_num_threads(), 'ms': steps}))


main(json.loads(sys.argv[1]))
