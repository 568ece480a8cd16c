/** Good in training, bad on held-out pairs, though nothing is learnt by heart. */
import type { Case } from '../case'
import { OPENINGS } from './openings'

export const batchNormLag: Case = {
  ...OPENINGS.batch_norm_lag,
  why: 'Held-out pairs are judged by moving statistics that few steps have hardly moved.',
  symptoms: ['overfit', 'apart', 'half'],
  synonyms: ['moving average', 'running mean', 'momentum', 'model.eval()', 'training=False'],
  words: [
    'In training, batch normalisation uses the batch’s own mean and variance. For held-out images it uses moving ones, which begin at 0 and 1 and take 1 % of each batch’s: Keras’s momentum is 0.99. After 40 steps two thirds of them are still what they began with.',
    'So it is another network that is judged: its distances are too small, every pair falls below the threshold and counts as same, accuracy 0.5. The ranking is right all the same, as the AUC says.',
    'Nothing is learnt by heart here: B is the same run, longer. From ten seeds the accuracy was 0.500 after 40 steps, at an AUC of 0.996 or more, and 0.995 or more after 250. Where steps are few, a momentum of 0.9 lets the statistics follow ten times as fast; that is PyTorch’s default, written `momentum=0.1` there.',
  ],
  lines: [
    {
      file: 'Keras',
      original: 'x = BatchNormalization()(x)',
      corrected: 'x = BatchNormalization(momentum=0.9)(x)',
      headings: ['1 % a step', '10 % a step'],
    },
  ],
  prediction: {
    question: 'A’s training loss falls below 0.1 within 40 steps. What of its held-out accuracy?',
    run: 'A',
    outcome: 'misread',
    options: [
      {
        text: 'Near 1 as well',
        verdicts: ['learns'],
        why: 'It comes there in B. In 40 steps the moving statistics have hardly followed.',
      },
      {
        text: 'Near one half, though the ranking is right',
        verdicts: ['misread'],
        why: 'By the lagging statistics all distances are too small, so every pair counts as same.',
      },
      {
        text: 'Near one half, and the ranking is lost',
        verdicts: ['stuck', 'inverted', 'dead', 'nan'],
        why: 'Distances shrink, but their order stays: the AUC is near 1.',
      },
    ],
  },
}

export const imbalance: Case = {
  ...OPENINGS.imbalance,
  why: 'Of every pair of 64 people’s photos 1.4 % are same: “different” is nearly always right.',
  symptoms: ['apart', 'overfit', 'half'],
  synonyms: ['imbalanced', 'unbalanced', 'all pairs', 'combinations', 'sampling', 'class weight'],
  words: [
    'A trains on every pair of the photos there are. Each person has 12, of 64 people, so that only 1.4 % of the pairs are same: a batch of 32 often has none. To push everything apart costs next to nothing then, and the loss is small and looks learnt.',
    'Held-out pairs are half same, half different. For A they are all further apart than the threshold, and all called different: accuracy 0.5.',
    'B draws half of its pairs same. Nothing else is changed. From ten seeds A’s accuracy was 0.50 to 0.52 and its AUC 0.70 to 0.83; B’s 0.77 to 0.86 and 0.87 to 0.93.',
  ],
  lines: [
    {
      file: 'Python',
      original: `\
pairs = list(itertools.combinations(range(len(images)), 2))
random.shuffle(pairs)`,
      corrected: `\
pairs = list(itertools.combinations(range(len(images)), 2))
same = [(i, j) for i, j in pairs if people[i] == people[j]]
different = [(i, j) for i, j in pairs if people[i] != people[j]]
pairs = same + random.sample(different, len(same))
random.shuffle(pairs)`,
      headings: ['Every pair', 'As many of each'],
    },
  ],
  prediction: {
    question: 'A trains on every pair, 1.4 % of them same. What will its held-out accuracy be?',
    run: 'A',
    outcome: 'misread',
    options: [
      {
        text: 'As good as B’s: it saw the most pairs',
        verdicts: ['learns'],
        why: 'It saw many pairs, but hardly one that is same.',
      },
      {
        text: 'One half, with a loss that is nearly 0',
        verdicts: ['misread', 'stuck', 'inverted', 'dead'],
        why: 'To call everything different is right 98.6 % of the time in training, and half the time here.',
      },
      {
        text: 'None: it turns to NaN',
        verdicts: ['nan'],
        why: 'Nothing becomes infinite; the loss is small from early on.',
      },
    ],
  },
}
