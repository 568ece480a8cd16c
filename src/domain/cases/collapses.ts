/** Everything ends in one place: by the triplets chosen, and by a penalty stronger than the loss. */
import type { Case } from '../case'
import { OPENINGS } from './openings'

export const hardMining: Case = {
  ...OPENINGS.hard_mining,
  why: 'The hardest triplets pull everything into one point, where the loss is the margin.',
  symptoms: ['margin', 'equal', 'half'],
  synonyms: ['batch hard', 'semi-hard', 'FaceNet', 'miner', 'TripletMarginMiner'],
  words: [
    'For each anchor, hard mining takes its furthest positive and its nearest negative. In a network that has learnt nothing yet the positive is almost always the further of the two, so each triplet costs more than the margin m, and the quickest way down is to pull all images together. Where all distances are equal, every triplet costs exactly m: a loss that stays at its margin has collapsed.',
    'Semi-hard mining, as in FaceNet, takes the nearest negative that is *further* away than the positive. Such triplets cost less than m, and pulling everything together would cost more.',
    'A and B differ in nothing else: the same rate, margin and pairs. From all ten seeds A’s gradient was exactly 0 from step 28 at the latest, and A at an AUC of 0.500; B came to 0.81 to 0.95.',
  ],
  lines: [
    {
      file: 'Keras, TensorFlow Addons',
      original: 'loss = tfa.losses.TripletHardLoss(margin=0.5)',
      corrected: 'loss = tfa.losses.TripletSemiHardLoss(margin=0.5)',
      headings: ['Collapses from scratch', 'Learns at the same rate'],
    },
    {
      file: 'PyTorch, pytorch-metric-learning',
      original: 'miner = miners.BatchHardMiner()',
      corrected: "miner = miners.TripletMarginMiner(margin=0.5, type_of_triplets='semihard')",
      headings: ['Collapses from scratch', 'Learns at the same rate'],
    },
  ],
  prediction: {
    question:
      'A takes the hardest triplets of each batch, B semi-hard ones. What will A’s loss do?',
    run: 'A',
    outcome: 'dead',
    options: [
      {
        text: 'Fall faster than B’s: it learns from what is hardest',
        verdicts: ['learns', 'misread'],
        why: 'From scratch the hardest triplets all say “come closer”, and everything does.',
      },
      {
        text: 'Come down to the margin of 0.5, and stay there',
        verdicts: ['dead', 'stuck', 'inverted'],
        why: 'All images end in one point. There every triplet costs exactly its margin.',
      },
      {
        text: 'Turn to NaN',
        verdicts: ['nan'],
        why: 'ε keeps the root away from 0, so the collapse stays finite.',
      },
    ],
  },
}

export const penalty: Case = {
  ...OPENINGS.penalty,
  why: 'L2 of 0.3 shrinks the weights to 0; all outputs are ½ then, and the loss is ln 2.',
  symptoms: ['ln2', 'equal', 'half'],
  synonyms: ['weight decay', 'kernel_regularizer', 'regularisation', 'regularization', 'lambda'],
  words: [
    'The loss on the screen is the pairs’ loss plus λ · Σw². At λ = 0.3 nearly all of it is penalty to begin with, and every step shrinks the weights. What four layers make of an image is a product of their weights, so it vanishes sooner than any one of them.',
    'With embeddings of 0 the difference of any two is 0, σ(0) = ½, and cross-entropy costs ln 2 = 0.693 for every pair, whatever its label: a loss that comes down to 0.693 and stays there is guessing. Its gradient says nothing about the images any more, so nothing comes back.',
    'From ten seeds A told the pairs apart at step 16, with an AUC of 0.97 or more, and nothing any more at step 150; B, at 0.001, learnt from all ten. Look at the penalty apart from the loss: what falls may be the penalty alone.',
  ],
  lines: [
    {
      file: 'Keras',
      original: "Dense(64, activation='relu', kernel_regularizer=regularizers.l2(0.3))",
      corrected: "Dense(64, activation='relu', kernel_regularizer=regularizers.l2(0.001))",
      headings: ['The penalty wins', 'The loss wins'],
    },
    {
      file: 'PyTorch',
      original: `\
penalty = sum(p.pow(2).sum() for n, p in model.named_parameters() if 'weight' in n)
loss = criterion(output, target) + 0.3 * penalty`,
      corrected: `\
penalty = sum(p.pow(2).sum() for n, p in model.named_parameters() if 'weight' in n)
loss = criterion(output, target) + 0.001 * penalty`,
      headings: ['The penalty wins', 'The loss wins'],
    },
  ],
  prediction: {
    question: 'A has a penalty of 0.3 · Σw², and its loss begins near 82. What will it do?',
    run: 'A',
    outcome: 'stuck',
    options: [
      {
        text: 'Fall, and A tells the pairs apart',
        verdicts: ['learns', 'misread'],
        why: 'It did by step 16, until the weights had become too small for it.',
      },
      {
        text: 'Fall to 0.693, and tell nothing apart',
        verdicts: ['stuck', 'dead', 'inverted'],
        why: 'The penalty drives all weights to 0. Every output is ½ then, which costs ln 2.',
      },
      {
        text: 'Turn to NaN',
        verdicts: ['nan'],
        why: 'The penalty makes weights small, and small numbers stay finite.',
      },
    ],
  },
}
