/** A margin that no distance reaches, and batches that hold no triplet. */
import type { Case } from '../case'
import { OPENINGS } from './openings'

export const marginOutOfReach: Case = {
  ...OPENINGS.margin_out_of_reach,
  why: 'Softmax embeddings are never further apart than √2; this margin is 5.',
  symptoms: ['apart', 'half'],
  synonyms: ['softmax', 'threshold', 'bounded', 'unit vectors', 'large margin'],
  words: [
    'What softmax gives sums to 1, so two embeddings are at most √2 = 1.41 apart. With a margin of 5 a different pair costs (5 − 1.41)² = 12.9 at least, however well it is told apart, and the loss of balanced pairs stays above 6.4.',
    'Half the margin, 2.5, is the line between same and different. No distance ever crosses it: every pair counts as same, accuracy 0.5, while the ranking is right.',
    'A margin has to lie within what the embedding can do: √2 for softmax, 2 for unit vectors, √k for k sigmoid units. B’s is 1: from ten seeds its accuracy was 0.995, and A’s 0.500, both at an AUC of 1.000.',
  ],
  lines: [
    {
      file: 'Keras',
      original: 'margin = 5.0',
      corrected: 'margin = 1.0',
      headings: ['Out of reach', 'Within √2'],
    },
    {
      file: 'Keras',
      original: "embedding = Dense(16, activation='softmax')(x)",
      corrected: 'embedding = Dense(16)(x)',
      headings: ['At most √2 apart', 'Or: any distance'],
    },
    {
      file: 'PyTorch',
      original: 'embedding = F.softmax(self.fc(x), dim=1)',
      corrected: 'embedding = self.fc(x)',
      headings: ['At most √2 apart', 'Or: any distance'],
    },
  ],
  prediction: {
    question: 'A’s margin is 5, on softmax embeddings. What will A do?',
    run: 'A',
    outcome: 'misread',
    options: [
      {
        text: 'Learn, and its accuracy shows it',
        verdicts: ['learns'],
        why: 'It does rank the pairs, but no distance comes near the threshold of 2.5.',
      },
      {
        text: 'Rank the pairs rightly, with an accuracy of 0.5',
        verdicts: ['misread'],
        why: 'It pushes different pairs as far apart as they can be, √2, and that is below the threshold.',
      },
      {
        text: 'Learn nothing',
        verdicts: ['stuck', 'inverted', 'dead', 'nan'],
        why: 'The pull is there and it is strong; only the margin is never reached.',
      },
    ],
  },
}

export const noTriplets: Case = {
  ...OPENINGS.no_triplets,
  why: 'Where no two images of a batch are of one person there is no triplet, and the loss is 0.',
  symptoms: ['zero'],
  synonyms: ['sampler', 'MPerClassSampler', 'positives', 'shuffle', 'batch size', 'PK sampling'],
  words: [
    'A triplet needs two images of one person and one of another, all in the same batch. A’s batches are four photos of 64 people, drawn from every pair there is: hardly ever are two of them of one person. Without a triplet there is nothing to sum, so the loss is exactly 0, and so is the gradient.',
    'A loss of 0 from the first step on is no success: nothing was asked. From ten seeds, 2 to 8 of 60 steps had a triplet, and the AUC stayed between 0.61 and 0.72; untrained it is 0.59 to 0.70.',
    'B’s batches are 64 photos, among which people do occur twice; from all ten seeds it came to an AUC of 0.82 to 0.89. Better still is a sampler that puts several photos of each person in a batch.',
  ],
  lines: [
    {
      file: 'Keras',
      original: 'dataset = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(len(x)).batch(4)',
      corrected: 'dataset = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(len(x)).batch(64)',
      headings: ['Hardly a triplet', 'Some in every batch'],
    },
    {
      file: 'PyTorch, pytorch-metric-learning',
      original: 'loader = DataLoader(data, batch_size=4, shuffle=True)',
      corrected: `\
sampler = samplers.MPerClassSampler(labels, m=4)
loader = DataLoader(data, batch_size=64, sampler=sampler)`,
      headings: ['Hardly a triplet', 'Four of each person'],
    },
  ],
  prediction: {
    question: 'A trains with the triplet loss on batches of four photos. What will its loss be?',
    run: 'A',
    outcome: 'stuck',
    options: [
      {
        text: 'Falling, only noisier than B’s',
        verdicts: ['learns', 'misread'],
        why: 'There is next to nothing to learn from: most batches hold no triplet at all.',
      },
      {
        text: '0 at once, and nothing is learnt',
        verdicts: ['dead', 'stuck', 'inverted'],
        why: 'Without two photos of one person there is no triplet, and no triplet costs nothing.',
      },
      {
        text: 'NaN: a mean over nothing',
        verdicts: ['nan'],
        why: 'It would be in code that divides by the number of triplets. Here, as in the libraries, it is 0.',
      },
    ],
  },
}
