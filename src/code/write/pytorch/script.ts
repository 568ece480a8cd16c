/** A whole script in PyTorch, which trains by itself or under torchrun. */
import { augments } from '../../../domain/augmentation'
import type { RunConfig } from '../../../domain/config'
import { factsOf } from '../../../domain/dataFacts'
import { isWithinBatch } from '../../../domain/objective'
import { commands, header, normalises } from '../about'
import { constantLines } from '../constants'
import { dataPart, importLines, type DataPart } from '../data/data'
import { PARTS } from '../data/mnist'
import { isMnist } from '../data/sources'
import { PYTORCH } from '../dialect'
import { distanceFunction } from '../distances'
import { fitting } from '../fitting'
import { lengthOf } from '../length'
import { lossFunctions } from '../losses'
import { optimizerText, pytorchClipping, pytorchDecay, pytorchOptimizer } from '../optimizers'
import { moves, rateFactor, scheduleImports } from '../schedules'
import { apart, block, indented, type Lines } from '../python'
import type { ScriptOf } from '../scriptOf'
import { augmentationDifferences, pytorchAugmentation } from './augmentation'
import { aboutWeights, encoderParts, givesLogits, isStandardized, siamese } from './network'
import { initialise } from './weights'

const FETCH: Lines = [
  'if folder is None:',
  '    from torchvision.datasets import MNIST',
  '',
  '    MNIST("data", download=True)',
  '    folder = pathlib.Path("data/MNIST/raw")',
  ...PARTS,
]

const WITHIN_BATCH = {
  arguments: 'classes, images',
  lines: [],
}

export function pytorchScript({ config, set, link }: ScriptOf, file: string): string {
  const loss = lossFunctions(config, PYTORCH, WITHIN_BATCH)
  const weights = aboutWeights(config)
  const data = dataPart(config, set, FETCH)
  const vision = isMnist(config) || augments(config)
  const { otherwise } = optimizerText(config)
  const about = header(config, link, {
    library: 'PyTorch',
    packages: `torch${vision ? ' torchvision' : ''} numpy safetensors scikit-learn${isMnist(config) ? '' : ' pillow'}`,
    commands: commands(config, file, data.hasList),
    distributed: [
      [
        `torchrun --nproc-per-node 4 ${file}`,
        'four processes of one machine, each on a GPU of its own where there are some',
      ],
      [
        `torchrun --nnodes 2 --nproc-per-node 4 --rdzv-backend c10d --rdzv-endpoint HOST1:29500 ${file}`,
        'on each of two machines; the first process judges and saves',
      ],
    ],
    differences: [
      ...(otherwise === null ? [] : [otherwise]),
      ...(normalises(config)
        ? ['Moving variances are of n - 1 here, of n on the page and in Keras.']
        : []),
      ...augmentationDifferences(config),
    ],
  })
  const body: readonly Lines[] = [
    ...data.reading,
    ...data.pairing,
    ...encoderParts(config),
    distanceFunction(config, PYTORCH),
    initialise(config),
    siamese(config),
    ...loss.functions,
    weights.penalty,
    weights.constraint,
    ...rateFactor(config),
    ...(augments(config) ? [pytorchAugmentation(config)] : []),
    ...weights.files,
    ...(isStandardized(config) ? [SCALING] : []),
    ...data.judging,
    IMAGES_OF,
    outputs(config),
    train(config, loss.name, weights),
    main(config, data),
    ['if __name__ == "__main__":', '    main()'],
  ]
  const parts: Lines[] = [
    [
      ...about,
      ...importLines(
        [
          'import argparse',
          'import collections',
          'import os',
          'import pathlib',
          ...(body.flat().some((line) => line.includes('OrderedDict('))
            ? ['from collections import OrderedDict']
            : []),
        ],
        [
          ...data.imports,
          ...scheduleImports(config),
          'import numpy as np',
          'import torch',
          'import torch.nn.functional as F',
          'from torch import distributed, nn',
          'from safetensors.torch import load_file, save_file',
          ...(isStandardized(config) ? ['import json', 'from safetensors import safe_open'] : []),
          ...(augments(config) ? ['from torchvision.transforms import v2'] : []),
        ],
      ),
      '',
      ...constantLines(config, lengthOf(config, factsOf(config, set)), loss.constants),
      '',
      '# Set by torchrun; without it there is one process.',
      'RANK, WORLD = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))',
      'LOCAL_RANK = int(os.environ.get("LOCAL_RANK", 0))',
    ],
    ...body,
  ]
  return `${fitting(apart(parts)).join('\n')}\n`
}

const SCALING: Lines = block(`
  def scaling(data, weights):
      """So that pixels have mean 0 and deviation 1: as a file of the page says, else by the training images."""
      if weights:
          with safe_open(weights, "numpy") as file:
              told = (file.metadata() or {}).get("siamese_playground")
          if told:
              pixels = json.loads(told)["input"]
              return pixels["scale"], pixels["offset"]
      values = data.images[data.train] / 255
      return float(1 / (255 * values.std())), float(-values.mean() / values.std())
`)

const IMAGES_OF: Lines = block(`
  def images_of(data, places, device):
      """Bytes [N, CHANNELS, H, W] of images by their places."""
      return torch.from_numpy(data.images[places]).permute(0, 3, 1, 2).to(device)
`)

function outputs(config: RunConfig): Lines {
  const within = isWithinBatch(config.loss)
  const call = 'model(*(images_of(data, each[at : at + 200], device) for each in (first, second)))'
  return [
    '@torch.no_grad()',
    'def outputs_of(model, data, pairs, device):',
    ...indented([
      `"""The ${within ? 'distances' : givesLogits(config) ? 'probabilities' : 'outputs'} of pairs, and which are same."""`,
      'model.eval()',
      'first, second, same = pairs',
      'parts = []',
      'for at in range(0, len(same), 200):',
      `    outputs = ${call}`,
      within
        ? '    parts.append(distance(*outputs).cpu().numpy())'
        : givesLogits(config)
          ? '    parts.append(torch.sigmoid(outputs).cpu().numpy())'
          : '    parts.append(outputs.cpu().numpy())',
      'return np.concatenate(parts), same',
    ]),
  ]
}

function train(config: RunConfig, loss: string, weights: ReturnType<typeof aboutWeights>): Lines {
  const within = isWithinBatch(config.loss)
  const varied = (images: string) => (augments(config) ? `augment(${images})` : images)
  const costs = within
    ? [
        'classes = torch.from_numpy(np.concatenate([data.classes[first], data.classes[second]])).to(device)',
        `loss = ${loss}(classes, torch.cat(model(*twins)))`,
      ]
    : [
        `labels = torch.from_numpy(${config.labels === 'same' ? 'same' : '~same'}).float().to(device)  # 1 means ${config.labels}`,
        loss === ''
          ? 'loss = F.binary_cross_entropy_with_logits(model(*twins), labels)'
          : `loss = ${loss}(labels, model(*twins))`,
      ]
  const [hasPenalty, isHeld] = [weights.penalty.length > 0, weights.constraint.length > 0]
  return [
    'def train(model, data, epochs, device):',
    ...indented([
      '"""Each process takes its share of every batch; DistributedDataParallel makes gradients their mean."""',
      'if BATCH % WORLD != 0:',
      '    raise SystemExit(f"BATCH = {BATCH} pairs cannot be shared evenly by {WORLD} processes.")',
      'share = slice(RANK * BATCH // WORLD, (RANK + 1) * BATCH // WORLD)',
      'weights = [weight for weight in model.parameters() if weight.requires_grad]',
      pytorchOptimizer(config),
      ...(moves(config)
        ? ['scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, rate_factor)']
        : []),
      ...(hasPenalty || isHeld ? ['encoder = (model.module if WORLD > 1 else model).encoder'] : []),
      'for epoch in range(epochs):',
      ...indented([
        'model.train()',
        'total = 0.0',
        'for step in range(STEPS_PER_EPOCH):',
        ...indented([
          'pairs = training_pairs(data, epoch * STEPS_PER_EPOCH + step)',
          'first, second, same = (each[share] for each in pairs)',
          `twins = [${varied('images_of(data, each, device)')} for each in (first, second)]`,
          ...costs,
          ...(hasPenalty ? ['loss = loss + penalty(encoder)'] : []),
          'optimizer.zero_grad()',
          'loss.backward()',
          ...pytorchClipping(config),
          ...pytorchDecay(config),
          'optimizer.step()',
          ...(moves(config) ? ['scheduler.step()'] : []),
          ...(isHeld ? ['constrain(encoder)'] : []),
          'total += loss.item()',
        ]),
        'mean = torch.tensor(total / STEPS_PER_EPOCH, device=device)',
        'if WORLD > 1:',
        '    distributed.all_reduce(mean)',
        'if RANK == 0:',
        '    print(f"Epoch {epoch + 1}/{epochs}: loss {mean.item() / WORLD:.4f}", flush=True)',
      ]),
    ]),
  ]
}

function main(config: RunConfig, data: DataPart): Lines {
  return [
    'def main():',
    ...indented([
      'parser = argparse.ArgumentParser()',
      ...data.options,
      'parser.add_argument("--weights", type=pathlib.Path, help=".safetensors to begin with")',
      'parser.add_argument("--out", default="siamese", help="what the file saved is called")',
      'parser.add_argument("--epochs", type=int, default=EPOCHS)',
      'args = parser.parse_args()',
      'device = torch.device(f"cuda:{LOCAL_RANK}" if torch.cuda.is_available() else "cpu")',
      'if WORLD > 1:',
      '    distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")',
      'torch.manual_seed(SEED)',
      `data = Data(*${data.read})`,
      `model = Siamese(${isStandardized(config) ? '*scaling(data, args.weights)' : ''}).to(device)`,
      'if args.weights:',
      '    load_weights(model, args.weights)',
      'if WORLD > 1:',
      '    # Dropout is to drop other units in each process, while all begin with the same weights.',
      '    torch.manual_seed(SEED + RANK)',
      '    train(nn.parallel.DistributedDataParallel(model), data, args.epochs, device)',
      '    distributed.destroy_process_group()',
      'else:',
      '    train(model, data, args.epochs, device)',
      'if RANK != 0:',
      '    return',
      'judge(*(outputs_of(model, data, part, device) for part in held_out_pairs(data)))',
      'save_weights(model, f"{args.out}.safetensors")',
      'print(f"Saved {args.out}.safetensors.")',
    ]),
  ]
}
