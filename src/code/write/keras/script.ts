/** A whole script in Keras 3. */
import type { RunConfig } from '../../../domain/config'
import { factsOf } from '../../../domain/dataFacts'
import { isWithinBatch, largerMeans } from '../../../domain/objective'
import { commands, header } from '../about'
import { constantLines } from '../constants'
import { dataPart, importLines, type DataPart } from '../data/data'
import { aim } from '../data/judging'
import { PARTS } from '../data/mnist'
import { KERAS } from '../dialect'
import { distanceFunction } from '../distances'
import { fitting } from '../fitting'
import { lengthOf } from '../length'
import { lossFunctions } from '../losses'
import { kerasDecayDifference, kerasOptimizer } from '../optimizers'
import { kerasWarmUp } from '../schedules'
import { apart, block, indented, type Lines } from '../python'
import type { ScriptOf } from '../scriptOf'
import { buildEncoder, buildModel, isStandardized, WEIGHTS } from './network'

const FETCH: Lines = [
  'if folder is None:',
  '    parts = keras.datasets.mnist.load_data()',
  'else:',
  ...indented(PARTS),
]

/** Of a loss within a batch: the model's output [N, 2D] and the classes [N, 2] as images [2N, D] and classes [2N]. */
const WITHIN_BATCH = {
  arguments: 'classes, embeddings',
  lines: block(`
    # Embeddings [N, 2D] of both twins and classes [N, 2] become those of 2N images.
    images = ops.concatenate(ops.split(embeddings, 2, axis=-1))
    classes = ops.concatenate([classes[:, 0], classes[:, 1]])
  `),
}

export function kerasScript({ config, set, link }: ScriptOf, file: string): string {
  const within = isWithinBatch(config.loss)
  const loss = lossFunctions(config, KERAS, WITHIN_BATCH)
  const data = dataPart(config, set, FETCH)
  const about = header(config, link, {
    library: 'Keras 3',
    packages: `keras tensorflow safetensors scikit-learn${data.imports.some((each) => each.includes('PIL')) ? ' pillow' : ''}`,
    commands: commands(config, file, data.hasList),
    distributed: [
      [`python ${file} --strategy mirrored`, 'all GPUs of one machine'],
      [
        `TF_CONFIG='{"cluster": {"worker": ["HOST1:12345", "HOST2:12345"]}, "task": {"type": "worker", "index": 0}}' python ${file} --strategy multi-worker`,
        'on each machine, with an index of its own; the first one judges and saves',
      ],
    ],
    differences: [
      ...(config.clip === 0
        ? []
        : ['With a strategy each replica clips its own gradients before they are added.']),
      ...[kerasDecayDifference(config)].filter((each) => each !== null),
    ],
  })
  const accuracy = accuracyFunction(config)
  const parts: Lines[] = [
    [
      ...about,
      'import os',
      '',
      'os.environ.setdefault("KERAS_BACKEND", "tensorflow")  # "jax" or "torch" without --strategy',
      ...importLines(
        [
          'import argparse',
          'import collections',
          'import contextlib',
          'import json',
          'import pathlib',
        ],
        [
          ...data.imports,
          'import keras',
          'import numpy as np',
          'from keras import layers, ops',
          `from safetensors.numpy import load_file, save_file`,
          ...(isStandardized(config) ? ['from safetensors import safe_open'] : []),
        ],
      ),
      '',
      ...constantLines(config, lengthOf(config, factsOf(config, set)), loss.constants),
    ],
    ...data.reading,
    ...data.pairing,
    trainingData(config),
    buildEncoder(config),
    distanceFunction(config, KERAS),
    buildModel(config, data.shape),
    ...loss.functions,
    accuracy,
    ...WEIGHTS,
    ...(isStandardized(config) ? [SCALING] : []),
    ...data.judging,
    outputs(within),
    ...strategies(loss.name),
    ...kerasWarmUp(config),
    main(config, data, loss.name, accuracy.length > 0),
    ['if __name__ == "__main__":', '    main()'],
  ]
  return `${fitting(apart(parts)).join('\n')}\n`
}

const lossCall = (name: string) => (name === '' ? 'keras.losses.BinaryCrossentropy()' : name)

function trainingData(config: RunConfig): Lines {
  const labels = isWithinBatch(config.loss)
    ? ['return twins, np.stack([self.data.classes[first], self.data.classes[second]], axis=1)']
    : [
        `labels = ${config.labels === 'same' ? 'same' : '~same'}  # 1 means ${config.labels}`,
        'return twins, labels[:, None].astype("float32")',
      ]
  return [
    'class TrainingPairs(keras.utils.PyDataset):',
    '    """Pairs of both twins\' images as bytes, with what the loss is told of them."""',
    '',
    ...indented([
      ...block(`
        def __init__(self, data):
            super().__init__()
            self.data = data
            self.epoch = 0

        def __len__(self):
            return STEPS_PER_EPOCH

        def on_epoch_end(self):
            self.epoch += 1

        def __getitem__(self, step):
      `),
      ...indented([
        'first, second, same = training_pairs(self.data, self.epoch * STEPS_PER_EPOCH + step)',
        'twins = tuple(self.data.images[each].astype("float32") for each in (first, second))',
        ...labels,
      ]),
    ]),
  ]
}

/** The metric that fit tells; none where the loss aims at no threshold. */
function accuracyFunction(config: RunConfig): Lines {
  if (aim(config) === null) return []
  const [sign, same] = [
    largerMeans(config) === 'different' ? '<' : '>',
    config.labels === 'same' ? '==' : '!=',
  ]
  return [
    'def accuracy(labels, outputs):',
    ...indented([
      `"""Pairs told rightly: ${sign === '<' ? 'below' : 'above'} THRESHOLD they are called same, and a label of 1 means ${config.labels}."""`,
      `called_same = ops.cast(outputs ${sign} THRESHOLD, labels.dtype)`,
      `return ops.mean(ops.cast(called_same ${same} labels, "float32"))`,
    ]),
  ]
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
      return 1 / (255 * values.std()), -values.mean() / values.std()
`)

const outputs = (within: boolean): Lines => [
  'def outputs_of(model, data, pairs):',
  ...indented([
    `"""The ${within ? 'distances' : 'outputs'} of pairs, and which are same."""`,
    'first, second, same = pairs',
    'parts = []',
    'for at in range(0, len(same), 200):',
    '    twins = [data.images[each[at : at + 200]].astype("float32") for each in (first, second)]',
    ...(within
      ? [
          '    a, b = ops.split(model(twins, training=False), 2, axis=-1)',
          '    parts.append(ops.convert_to_numpy(distance(a, b)))',
        ]
      : ['    parts.append(ops.convert_to_numpy(model(twins, training=False))[:, 0])']),
    'return np.concatenate(parts), same',
  ]),
]

const strategies = (loss: string): readonly Lines[] => [
  block(`
    def strategy_of(name):
        """Where replicas of the model train; to be made before anything else of TensorFlow."""
        if name == "none":
            return None
        if keras.backend.backend() != "tensorflow":
            raise SystemExit("--strategy needs KERAS_BACKEND=tensorflow.")
        import tensorflow as tf

        if name == "mirrored":
            return tf.distribute.MirroredStrategy()
        if "TF_CONFIG" not in os.environ:
            raise SystemExit("--strategy multi-worker needs TF_CONFIG: see the top of this file.")
        return tf.distribute.MultiWorkerMirroredStrategy()
  `),
  [
    'def train_distributed(strategy, model, pairs, epochs):',
    ...indented([
      '"""fit over replicas: that of Keras 3 does not run under MultiWorkerMirroredStrategy."""',
      ...block(`
        import tensorflow as tf

        replicas = strategy.num_replicas_in_sync
        if BATCH % replicas != 0:
            raise SystemExit(f"BATCH = {BATCH} pairs cannot be shared evenly by {replicas} replicas.")
        share = BATCH // replicas
      `),
      ...(loss === '' ? ['loss_of = keras.losses.BinaryCrossentropy()'] : []),
      '',
      'def replica_step(twins, labels):',
      '    with tf.GradientTape() as tape:',
      `        loss = ${loss === '' ? 'loss_of' : loss}(labels, model(twins, training=True)) + sum(model.losses)`,
      '        part = loss / replicas  # the gradients of all replicas are added',
      '    gradients = tape.gradient(part, model.trainable_variables)',
      '    model.optimizer.apply(gradients, model.trainable_variables)',
      '    return loss',
      '',
      ...block(`
        @tf.function
        def train_step(twins, labels):
            losses = strategy.run(replica_step, args=(twins, labels))
            return strategy.reduce("MEAN", losses, axis=None)

        def shared(values):
            def own(replica):
                at = share * replica.replica_id_in_sync_group
                return tf.constant(values[at : at + share])
            return strategy.experimental_distribute_values_from_function(own)

        with strategy.scope():
            model.optimizer.build(model.trainable_variables)
        for epoch in range(epochs):
            losses = []
            for step in range(len(pairs)):
                (first, second), labels = pairs[step]
                losses.append(float(train_step((shared(first), shared(second)), shared(labels))))
            pairs.on_epoch_end()
            print(f"Epoch {epoch + 1}/{epochs}: loss {np.mean(losses):.4f}", flush=True)
      `),
    ]),
  ],
]

function main(config: RunConfig, data: DataPart, loss: string, hasMetric: boolean): Lines {
  const options = [
    ...data.options,
    'parser.add_argument("--weights", type=pathlib.Path, help=".safetensors to begin with")',
    'parser.add_argument("--out", default="siamese", help="what the files saved are called")',
    'parser.add_argument("--epochs", type=int, default=EPOCHS)',
    'parser.add_argument("--strategy", choices=("none", "mirrored", "multi-worker"), default="none")',
  ]
  const metrics = hasMetric ? ', metrics=[accuracy]' : ''
  return [
    'def main():',
    ...indented([
      'parser = argparse.ArgumentParser()',
      ...options,
      'args = parser.parse_args()',
      'strategy = strategy_of(args.strategy)',
      'keras.utils.set_random_seed(SEED)',
      `data = Data(*${data.read})`,
      '',
      'with strategy.scope() if strategy else contextlib.nullcontext():',
      ...indented([
        `model = build_model(${isStandardized(config) ? '*scaling(data, args.weights)' : ''})`,
        ...kerasOptimizer(config),
        `model.compile(optimizer=optimizer, loss=${lossCall(loss)}${metrics})`,
        'if args.weights:',
        '    load_weights(model, args.weights)',
      ]),
      'pairs = TrainingPairs(data)',
      'if strategy:',
      '    train_distributed(strategy, model, pairs, args.epochs)',
      'elif args.epochs > 0:',
      '    model.fit(pairs, epochs=args.epochs, shuffle=False, verbose=2)',
      '',
      'worker = json.loads(os.environ.get("TF_CONFIG", "{}")).get("task", {}).get("index", 0)',
      'if args.strategy == "multi-worker" and worker != 0:',
      '    return',
      'judge(*(outputs_of(model, data, part) for part in held_out_pairs(data)))',
      'save_weights(model, f"{args.out}.safetensors")',
      'model.save(f"{args.out}.keras")  # keras.saving.load_model reads it without this script',
      'print(f"Saved {args.out}.safetensors and {args.out}.keras.")',
    ]),
  ]
}
