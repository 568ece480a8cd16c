/** Modules that PyTorch lacks, each a class of the script where it is used. */
import { block, type Lines } from '../python'
import type { Module } from './layers'

const OWN: Readonly<Record<string, Lines>> = {
  Flatten: block(`
    class Flatten(nn.Module):
        """Channels last, as Keras flattens: weights of the page fit what follows as they are."""

        def forward(self, x):
            return x.permute(0, 2, 3, 1).flatten(1)
  `),
  UnitNormalization: block(`
    class UnitNormalization(nn.Module):
        """Vectors of length 1."""

        def forward(self, x):
            return F.normalize(x, dim=1, eps=1e-12)
  `),
  GaussianNoise: block(`
    class GaussianNoise(nn.Module):
        """Noise that is added in training alone."""

        def __init__(self, stddev):
            super().__init__()
            self.stddev = stddev

        def forward(self, x):
            return x + self.stddev * torch.randn_like(x) if self.training else x
  `),
  ChannelNorm: block(`
    class ChannelNorm(nn.LayerNorm):
        """Layer normalisation over the channels of each place, as Keras's over the last axis."""

        def forward(self, x):
            return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
  `),
  AveragePool: block(`
    class AveragePool(nn.Module):
        """Keras's padding "same": the mean of what of each window lies within the image."""

        def __init__(self, size, strides, around):
            super().__init__()
            self.size, self.strides, self.around = size, strides, around

        def forward(self, x):
            held = F.pad(torch.ones_like(x[:1, :1]), self.around)
            sums = F.avg_pool2d(F.pad(x, self.around), self.size, self.strides)
            return sums / F.avg_pool2d(held, self.size, self.strides)
  `),
}

/** The classes that these modules need. */
export const ownModules = (modules: readonly Module[]): readonly Lines[] =>
  Object.entries(OWN)
    .filter(([name]) => modules.some(([, call]) => call.startsWith(`${name}(`)))
    .map(([, lines]) => lines)
