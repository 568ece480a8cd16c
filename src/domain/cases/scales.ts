/** Numbers far too large, and distances far too small, from the very first step. */
import type { Case } from '../case'
import { OPENINGS } from './openings'

export const unscaled: Case = {
  ...OPENINGS.unscaled,
  why: 'Distances begin at hundreds of margins; one step of SGD throws the weights away.',
  symptoms: ['nan_at_once', 'nan', 'half'],
  synonyms: ['divide by 255', 'rescale', 'normalise', 'normalize', 'ToTensor', 'uint8'],
  words: [
    'Bytes go in as they are, 0 to 255. This network is made of products and ReLU, so its first distances are 255 times those of scaled pixels, and the loss squares them.',
    'The gradient is larger in the same way. One step of SGD at 0.01 throws the weights far beyond where they began, the next one further, until the loss is no number any more. A rate that would be right elsewhere is not the cause.',
    'B divides by 255 and changes nothing else. From ten seeds A turned to NaN at step 3 or 4, and B learnt.',
  ],
  lines: [
    {
      file: 'Keras',
      original: "x = np.array(images).astype('float32')",
      corrected: "x = np.array(images).astype('float32') / 255",
      headings: ['0 to 255', '0 to 1'],
    },
    {
      file: 'PyTorch',
      original: 'x = torch.from_numpy(images).float()',
      corrected: 'x = torch.from_numpy(images).float() / 255  # as ToTensor() does',
      headings: ['0 to 255', '0 to 1'],
    },
  ],
  prediction: {
    question: 'A is given pixels from 0 to 255, B from 0 to 1. What will A’s loss do?',
    run: 'A',
    outcome: 'nan',
    options: [
      {
        text: 'Fall, only later than B’s',
        verdicts: ['learns', 'misread'],
        why: 'It has no time to: the first step already throws the weights away.',
      },
      {
        text: 'Stay where it begins',
        verdicts: ['stuck', 'dead', 'inverted'],
        why: 'It begins at thousands, and its gradient is as large.',
      },
      {
        text: 'Turn to NaN within a few steps',
        verdicts: ['nan'],
        why: 'Every step throws the weights further, until nothing is a number any more.',
      },
    ],
  },
}

export const deadStart: Case = {
  ...OPENINGS.dead_start,
  why: 'All distances begin below √ε, where √max(Σ, ε) is flat: no gradient at all.',
  symptoms: ['equal', 'half'],
  synonyms: ['epsilon', 'maximum', 'vanishing', 'sigmoid layers', 'deep', 'initialisation'],
  words: [
    'Seven sigmoid layers make nearly the same of every image: before the first step all distances lie below √ε = 0.0003. √max(Σ, ε) answers √ε for each of them, and is flat there. So every gradient is exactly 0, in the first step and for ever; the loss stays at ½m², 0.5.',
    'Nothing has collapsed, and no rate can help: zero times a rate is zero. √(Σ + ε) has a slope everywhere; B has nothing else changed.',
    'ε is there to keep the slope finite, not to hide it: add it where distances may begin that small. From ten seeds no gradient of A’s was ever other than 0, and B learnt within 150 steps.',
  ],
  lines: [
    {
      file: 'Keras',
      original: 'K.sqrt(K.maximum(K.sum(K.square(x - y), axis=1, keepdims=True), K.epsilon()))',
      corrected: 'K.sqrt(K.sum(K.square(x - y), axis=1, keepdims=True) + K.epsilon())',
      headings: ['Flat below √ε', 'A slope everywhere'],
    },
    {
      file: 'PyTorch',
      original: '(a - b).pow(2).sum(1).clamp(min=1e-7).sqrt()',
      corrected: '((a - b).pow(2).sum(1) + 1e-7).sqrt()',
      headings: ['Flat below √ε', 'A slope everywhere'],
    },
  ],
  prediction: {
    question: 'A’s root is √max(Σ, ε), B’s √(Σ + ε), after seven sigmoid layers. What will A do?',
    run: 'A',
    outcome: 'dead',
    options: [
      {
        text: 'Learn slowly, as sigmoid layers do',
        verdicts: ['learns', 'misread'],
        why: 'B does. In A not even a small gradient comes through.',
      },
      {
        text: 'Never move: every gradient is exactly 0',
        verdicts: ['dead', 'stuck', 'inverted'],
        why: 'All distances begin below √ε, where the maximum is flat.',
      },
      {
        text: 'Turn to NaN',
        verdicts: ['nan'],
        why: 'That is what ε prevents: the root is never at 0.',
      },
    ],
  },
}
