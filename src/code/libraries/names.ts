/** One name for one thing: what modules and their members are called, however they were imported. */

/** From what people import to the path used here; the first that fits. */
const MODULES: readonly (readonly [RegExp, string])[] = [
  [
    /^(tensorflow\.python\.keras|tensorflow\.keras|tf\.keras|tensorflow\.contrib\.keras|tf_keras|keras_core)(?=\.|$)/,
    'keras',
  ],
  [/^keras\.(src|engine|api|_tf_keras\.keras|legacy)(?=\.|$)/, 'keras'],
  [/^(tensorflow|tf)\.compat\.v[12](?=\.|$)/, 'tf'],
  [/^tensorflow(?=\.|$)/, 'tf'],
  [/^tf\.keras(?=\.|$)/, 'keras'],
  [/^tensorflow_addons(?=\.|$)/, 'tfa'],
  [/^(numpy|jax\.numpy|cupy)(?=\.|$)/, 'np'],
  [/^(pytorch_lightning|lightning\.pytorch)(?=\.|$)/, 'lightning'],
]

/** Members under one path wherever they may be imported from. */
const MEMBERS: readonly (readonly [RegExp, string])[] = [
  [/^keras\.layers(?:\.[a-z_]\w*)+\.([A-Z]\w*)$/, 'keras.layers.$1'],
  [
    /^keras\.(?:models|training|engine|sequential|functional)(?:\.[a-z_]\w*)*\.(Model|Sequential)$/,
    'keras.$1',
  ],
  [/^keras\.(?:layers|engine)\.(?:Input|InputLayer)$/, 'keras.Input'],
  [/^keras\.(?:layers|engine|base_layer)(?:\.[a-z_]\w*)*\.Layer$/, 'keras.layers.Layer'],
  [/^keras\.Layer$/, 'keras.layers.Layer'],
  [/^keras\.optimizers(?:\.(?!schedules)[a-z_]\w*)+\.([A-Z]\w*)$/, 'keras.optimizers.$1'],
  [/^tf\.train\.(?:GradientDescent|Momentum)Optimizer$/, 'keras.optimizers.SGD'],
  [/^tf\.(?:train|optimizers)\.([A-Z]\w*?)(?:Optimizer)?$/, 'keras.optimizers.$1'],
  [/^tf\.(losses|metrics)\.([A-Z]\w*)$/, 'keras.$1.$2'],
  [/^tf\.initializers\.(\w+)$/, 'keras.initializers.$1'],
  [/^tfa\.optimizers\.(\w+)$/, 'keras.optimizers.$1'],
  [/^torch\.optim\.(?!lr_scheduler)[a-z_]\w*\.([A-Z]\w*)$/, 'torch.optim.$1'],
  [/^torch\.optim\.lr_scheduler\.(\w+)$/, 'torch.optim.lr_scheduler.$1'],
  [/^torch\.nn\.modules(?:\.\w+)*\.([A-Z]\w*)$/, 'torch.nn.$1'],
  [/^torchvision\.datasets\.[a-z_]\w*\.([A-Z]\w*)$/, 'torchvision.datasets.$1'],
  [/^(?:np\.random|random)\.(?:RandomState|default_rng|Random)\.(\w+)$/, 'np.random.$1'],
  [/^tqdm\.(?:auto|notebook|std)\.(\w+)$/, 'tqdm.$1'],
  [/^keras\.utils\.(?:data_utils\.)?(?:Sequence|PyDataset)$/, 'keras.utils.Sequence'],
  [/^keras\.callbacks(?:\.[a-z_]\w*)+\.([A-Z]\w*)$/, 'keras.callbacks.$1'],
]

/** Modules that are known here; members of others come from files that were not pasted. */
const KNOWN =
  /^(tf|keras|tfa|torch|torchvision|torchaudio|lightning|np|math|random|os|sys|time|datetime|json|re|csv|pickle|glob|pathlib|shutil|logging|warnings|collections|itertools|functools|operator|typing|dataclasses|argparse|abc|enum|copy|io|gc|string|matplotlib|seaborn|plotly|PIL|cv2|skimage|sklearn|scipy|pandas|tqdm|h5py|imageio|imutils|albumentations|tensorboard|tensorboardX|wandb|mlflow|torchsummary|torchinfo|torchmetrics|pytorch_metric_learning|accelerate|timm|IPython|google|zipfile|tarfile|urllib|requests|subprocess|multiprocessing|threading|platform|hashlib|uuid|inspect|traceback|__future__|einops|jax|tensorflow_datasets|tfds|keras_cv|dill|joblib|contextlib|concurrent|psutil|yaml|click|absl|numbers|types|statistics|secrets|six|unittest|pytest|tabulate|colorama|rich)(\.|$)/

/** The path of a module; null where it is none that is known. */
export function modulePath(name: string): string | null {
  const path = canonical(name)
  return KNOWN.test(path) ? path : null
}

export function canonical(path: string): string {
  let name = path
  for (const [from, to] of MODULES) name = name.replace(from, to)
  for (const [from, to] of MEMBERS) {
    const renamed = name.replace(from, to)
    if (renamed !== name) return renamed
  }
  return name
}

/** What names usually stand for, for a piece of code without its imports. */
const USUAL: Readonly<Record<string, string>> = {
  tf: 'tf',
  tensorflow: 'tf',
  keras: 'keras',
  K: 'keras.backend',
  ops: 'keras.ops',
  layers: 'keras.layers',
  models: 'keras.models',
  optimizers: 'keras.optimizers',
  regularizers: 'keras.regularizers',
  initializers: 'keras.initializers',
  callbacks: 'keras.callbacks',
  losses: 'keras.losses',
  metrics: 'keras.metrics',
  backend: 'keras.backend',
  np: 'np',
  numpy: 'np',
  torch: 'torch',
  nn: 'torch.nn',
  F: 'torch.nn.functional',
  optim: 'torch.optim',
  torchvision: 'torchvision',
  transforms: 'torchvision.transforms',
  datasets: 'torchvision.datasets',
  pl: 'lightning',
  plt: 'matplotlib.pyplot',
  random: 'random',
  math: 'math',
  os: 'os',
  sys: 'sys',
  time: 'time',
  cv2: 'cv2',
  Image: 'PIL.Image',
  pd: 'pandas',
  tqdm: 'tqdm.tqdm',
  tfa: 'tfa',
  Model: 'keras.Model',
  Sequential: 'keras.Sequential',
  Input: 'keras.Input',
  Layer: 'keras.layers.Layer',
  Sequence: 'keras.utils.Sequence',
  Dataset: 'torch.utils.data.Dataset',
  DataLoader: 'torch.utils.data.DataLoader',
  mnist: 'keras.datasets.mnist',
  l2: 'keras.regularizers.l2',
  ImageDataGenerator: 'keras.preprocessing.image.ImageDataGenerator',
  Variable: 'torch.autograd.Variable',
}

const OPTIMIZERS = /^(Adam|AdamW|Adamax|Nadam|RMSprop|SGD|Adagrad|Adadelta|Ftrl)$/
const CALLBACKS =
  /^(EarlyStopping|ModelCheckpoint|ReduceLROnPlateau|LearningRateScheduler|TensorBoard|CSVLogger|TerminateOnNaN)$/

/** @param isLayer whether Keras has a layer of this name */
export function usualMeaning(name: string, isLayer: (name: string) => boolean): string | null {
  if (Object.hasOwn(USUAL, name)) return USUAL[name]!
  if (isLayer(name)) return `keras.layers.${name}`
  if (OPTIMIZERS.test(name)) return `keras.optimizers.${name}`
  return CALLBACKS.test(name) ? `keras.callbacks.${name}` : null
}

/** What shows, stores, times or reports, and changes nothing of a run. */
const WITHOUT_EFFECT =
  /^(matplotlib|seaborn|plotly|logging|warnings|time|datetime|json|pickle|csv|glob|pathlib|shutil|os|sys|gc|re|io|IPython|google|zipfile|tarfile|urllib|requests|subprocess|wandb|mlflow|tensorboard|tensorboardX|torchsummary|torchinfo|tqdm|h5py|joblib|dill|platform|psutil|yaml|uuid|hashlib|tabulate|colorama|rich|traceback|inspect|multiprocessing|threading|concurrent|argparse|absl|click|typing|abc|enum|__future__|string|copy)(\.|$)/

export const isWithoutEffect = (path: string): boolean => WITHOUT_EFFECT.test(path)
