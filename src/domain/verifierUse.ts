/**
 * How each file is used, as code that runs as it stands. Random bytes stand where two images of one's
 * own go.
 */
import type { HeadId } from './choices/heads'
import type { DistanceId } from './choices/distances'
import type { ExchangeFormat } from './exchangeFormats'
import { kerasModel } from './kerasCode'
import { pytorchEncoder } from './verifierPytorch'
import { encoderOf, type Verifier, type VerifierDistance } from './verifier'

interface Examples {
  readonly python: string
  readonly javascript: string
}

export function examplesOf(verifier: Verifier, format: ExchangeFormat, file: string): Examples {
  const { python, javascript } = EXAMPLES[format](verifier, file)
  return { python: python.join('\n'), javascript: javascript.join('\n') }
}

type Lines = readonly string[]
type Write = (
  verifier: Verifier,
  file: string,
) => { readonly python: Lines; readonly javascript: Lines }

const EXAMPLES = {
  safetensors: (verifier, file) => ({
    python: [
      '# pip install torch safetensors numpy',
      'import json',
      'from collections import OrderedDict',
      'import numpy as np, torch',
      'from safetensors import safe_open',
      'from torch import nn',
      ...pytorchEncoder(verifier, file),
      'head = {name: {"values": x.flatten().tolist()} for name, x in weights.items() if name.startswith("head_")}',
      ...inPython(verifier, [
        'with torch.no_grad():',
        '    a, b = encoder(torch.tensor(images).permute(0, 3, 1, 2)).numpy()',
      ]),
    ],
    javascript: [
      "import { readFileSync } from 'node:fs'",
      `const { buffer } = Uint8Array.from(readFileSync('${file}'))`,
      'const length = Number(new DataView(buffer).getBigUint64(0, true))',
      'const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)))',
      'const { __metadata__, ...tensors } = header',
      'const verifier = JSON.parse(__metadata__.siamese_playground)',
      'for (const [name, { shape, data_offsets: [from, to] }] of Object.entries(tensors))',
      '  console.log(name, shape, new Float32Array(buffer.slice(8 + length + from, 8 + length + to)))',
      'console.log(verifier.layers, verifier.distance, verifier.threshold)',
    ],
  }),
  layersModel: (verifier, file) => ({
    python: [
      '# pip install numpy',
      'import json, zipfile',
      'import numpy as np',
      `file = zipfile.ZipFile("${file}")`,
      'model = json.loads(file.read("model.json"))',
      'values, at, weights = np.frombuffer(file.read("weights.bin"), "<f4"), 0, {}',
      'for each in model["weightsManifest"][0]["weights"]:',
      '    size = int(np.prod(each["shape"]))',
      '    weights[each["name"]] = values[at:at + size].reshape(each["shape"])',
      '    at += size',
      'print({name: array.shape for name, array in weights.items()})',
    ],
    javascript: [
      `// npm install @tensorflow/tfjs; unzip ${file}`,
      "import { readFileSync } from 'node:fs'",
      "import * as tf from '@tensorflow/tfjs'",
      "const json = JSON.parse(readFileSync('model.json', 'utf8'))",
      "const weightData = Uint8Array.from(readFileSync('weights.bin')).buffer",
      'const { modelTopology, weightsManifest, userDefinedMetadata } = json',
      'const artifacts = { modelTopology, weightSpecs: weightsManifest[0].weights, weightData }',
      'const encoder = await tf.loadLayersModel(tf.io.fromMemory(artifacts))',
      'const verifier = userDefinedMetadata.siamese_playground',
      ...inJavascript(verifier),
    ],
  }),
  keras: (verifier, file) => ({
    python: [
      '# pip install keras jax   (or another backend of Keras)',
      'import json, os, zipfile',
      'os.environ.setdefault("KERAS_BACKEND", "jax")',
      'import keras, numpy as np',
      `encoder = keras.saving.load_model("${file}")`,
      `verifier = json.loads(zipfile.ZipFile("${file}").read("verifier.json"))`,
      ...inPython(verifier, IN_KERAS),
    ],
    javascript: [
      '// npm install fflate',
      "import { readFileSync } from 'node:fs'",
      "import { strFromU8, unzipSync } from 'fflate'",
      `const files = unzipSync(readFileSync('${file}'))`,
      "const verifier = JSON.parse(strFromU8(files['verifier.json']))",
      "const model = JSON.parse(strFromU8(files['config.json']))",
      'console.log(model.config.layers.map((layer) => layer.class_name), verifier.threshold)',
    ],
  }),
  weightsH5: (verifier, file) => ({
    python: [
      '# pip install keras jax h5py   (or another backend of Keras)',
      'import json, os',
      'os.environ.setdefault("KERAS_BACKEND", "jax")',
      'import h5py, keras, numpy as np',
      'from keras.layers import *',
      ...kerasModel(verifier.layers, encoderOf(verifier).input),
      `encoder.load_weights("${file}")`,
      `verifier = json.loads(h5py.File("${file}")["siamese_playground"][()])`,
      ...inPython(verifier, IN_KERAS),
    ],
    javascript: [
      '// npm install h5wasm',
      "import { ready, File } from 'h5wasm/node'",
      'await ready',
      `const file = new File('${file}', 'r')`,
      "const verifier = JSON.parse(file.get('siamese_playground').value)",
      "const layers = file.get('layers')",
      'for (const layer of layers.keys())',
      '  for (const nth of layers.get(layer).get(`vars`)?.keys() ?? [])',
      '    console.log(layer, nth, layers.get(`${layer}/vars/${nth}`).shape)',
      'console.log(verifier.threshold)',
    ],
  }),
  onnx: (verifier, file) => ({
    python: [
      '# pip install onnxruntime numpy',
      'import json',
      'import numpy as np, onnxruntime',
      `session = onnxruntime.InferenceSession("${file}")`,
      'verifier = json.loads(session.get_modelmeta().custom_metadata_map["siamese_playground"])',
      'x = verifier["input"]',
      `images = ${randomPython(verifier)}  # two of yours`,
      'images = (images * x["scale"] + x["offset"]).astype("float32")',
      'output, distance, *embeddings = session.run(',
      '    None, {"first": images[:1], "second": images[1:]})',
      'print(output, verifier["larger"], verifier["threshold"])',
    ],
    javascript: [
      '// npm install onnxruntime-node   (in a page: onnxruntime-web)',
      "import { InferenceSession, Tensor } from 'onnxruntime-node'",
      `const session = await InferenceSession.create('${file}')`,
      `const { scale, offset } = ${JSON.stringify({ scale: verifier.input.scale, offset: verifier.input.offset })}`,
      `const shape = [1, ${encoderOf(verifier).input.join(', ')}]`,
      'const bytes = () => Array.from({ length: shape.reduce((a, b) => a * b) }, () => Math.random() * 256)',
      "const image = () => new Tensor('float32', Float32Array.from(bytes(), (b) => b * scale + offset), shape) // yours",
      'const { output } = await session.run({ first: image(), second: image() })',
      `console.log(output.data[0], ${JSON.stringify(`larger means ${verifier.larger}; threshold ${verifier.threshold?.value ?? 'unknown'}`)})`,
    ],
  }),
} satisfies Record<ExchangeFormat, Write>

const randomPython = (verifier: Verifier) =>
  `np.random.randint(0, 256, (2, ${encoderOf(verifier).input.join(', ')}))`

/** @param embed lines that make the embeddings `a` and `b` of `images` */
const inPython = (verifier: Verifier, embed: Lines): Lines => [
  'x = verifier["input"]',
  `images = ${randomPython(verifier)}  # two of yours`,
  'images = (images * x["scale"] + x["offset"]).astype("float32")',
  ...embed,
  `distance = ${distanceIn(verifier.distance, PYTHON)}`,
  ...HEADS_IN[verifier.head](PYTHON),
  'print(output, verifier["larger"], verifier["threshold"])',
]

const IN_KERAS: Lines = [
  'head = verifier["headWeights"]',
  'a, b = keras.ops.convert_to_numpy(encoder(images))',
]

const inJavascript = (verifier: Verifier): Lines => [
  'const { input: { scale, offset }, headWeights: head } = verifier',
  `const images = tf.randomUniform([2, ${encoderOf(verifier).input.join(', ')}], 0, 256) // two of yours`,
  'const [a, b] = tf.unstack(encoder.predict(images.mul(scale).add(offset)))',
  'const sum = (x) => x.sum().dataSync()[0]',
  `const distance = ${distanceIn(verifier.distance, JAVASCRIPT)}`,
  ...HEADS_IN[verifier.head](JAVASCRIPT).map((line) => `const ${line}`),
  'console.log(output, verifier.larger, verifier.threshold)',
]

/** The few words in which the languages differ. */
interface Language {
  readonly squares: string
  readonly absolutes: string
  readonly cosine: string
  readonly mixed: string
  readonly sqrt: string
  readonly exp: string
  readonly max: string
  when(condition: string, then: string, otherwise: string): string
  weight(name: string): string
}

const PYTHON: Language = {
  squares: 'np.sum((a - b) ** 2)',
  absolutes: 'np.sum(np.abs(a - b))',
  cosine: 'np.sum(a * b) / np.sqrt(max(np.sum(a * a), 1e-12) * max(np.sum(b * b), 1e-12))',
  mixed: 'np.dot(np.abs(a - b), head["head_dense/kernel"]["values"])',
  sqrt: 'np.sqrt',
  exp: 'np.exp',
  max: 'max',
  when: (condition, then, otherwise) => `${then} if ${condition} else ${otherwise}`,
  weight: (name) => `head["${name}"]["values"][0]`,
}

const JAVASCRIPT: Language = {
  squares: 'sum(a.sub(b).square())',
  absolutes: 'sum(a.sub(b).abs())',
  cosine:
    'sum(a.mul(b)) / Math.sqrt(Math.max(sum(a.square()), 1e-12) * Math.max(sum(b.square()), 1e-12))',
  mixed: "sum(a.sub(b).abs().mul(tf.tensor1d(head['head_dense/kernel'].values)))",
  sqrt: 'Math.sqrt',
  exp: 'Math.exp',
  max: 'Math.max',
  when: (condition, then, otherwise) => `${condition} ? ${then} : ${otherwise}`,
  weight: (name) => `head['${name}'].values[0]`,
}

function distanceIn({ id, epsilon, epsilonForm }: VerifierDistance, language: Language): string {
  const { squares, absolutes, cosine, sqrt, max, when } = language
  const roots = {
    max: `${sqrt}(${max}(${squares}, ${epsilon}))`,
    add: `${sqrt}(${squares} + ${epsilon})`,
    safe: when(`${squares} > ${epsilon}`, `${sqrt}(${squares})`, '0'),
  }
  const texts: Readonly<Record<DistanceId, string>> = {
    euclidean: epsilon === 0 ? `${sqrt}(${squares})` : roots[epsilonForm],
    squared: squares,
    manhattan: absolutes,
    cosine: `1 - ${cosine}`,
  }
  return texts[id]
}

const sigma = ({ exp }: Language, of: string) => `1 / (1 + ${exp}(-(${of})))`

function scaled(language: Language, of: string): string {
  const { weight } = language
  return sigma(language, `${of} * ${weight('head_dense/kernel')} + ${weight('head_dense/bias')}`)
}

const HEADS_IN: Readonly<Record<HeadId, (language: Language) => Lines>> = {
  raw: () => ['output = distance'],
  sigmoid: (language) => [`output = ${sigma(language, 'distance')}`],
  dense_sigmoid: (language) => [`output = ${scaled(language, 'distance')}`],
  absdiff_sigmoid: (language) => [
    `output = ${sigma(language, `${language.mixed} + ${language.weight('head_dense/bias')}`)}`,
  ],
  bn_dense_sigmoid: (language) => {
    const own = (name: string) => language.weight(`head_batch_normalization/${name}`)
    return [
      `centred = (distance - ${own('moving_mean')}) / ${language.sqrt}(${own('moving_variance')} + 1e-3)`,
      `normalised = centred * ${own('gamma')} + ${own('beta')}`,
      `output = ${scaled(language, 'normalised')}`,
    ]
  },
}
