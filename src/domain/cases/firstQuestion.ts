/** The first question: TestModel works, Net_Definition is NaN; and what CreateModel really builds. */
import type { Case } from '../case'
import { OPENINGS } from './openings'
import { EUCLIDEAN_DISTANCE, EUCLIDEAN_DISTANCE_WITH_EPSILON, MODELS } from './posted'

export const nan: Case = {
  ...OPENINGS.nan,
  why: 'Without ε in the root, one pair at a distance of exactly 0 ends the run.',
  symptoms: ['nan', 'nan_late'],
  words: [
    'The loss is right; the distance before it is not. √ has an infinite slope at 0, and the chain rule multiplies it by 2(a − b), which is 0 there: ∞ · 0 = NaN. One such pair reaches every weight. The loss of that very step is still finite; the next one is NaN.',
    'Net_Definition gets to 0 because, at a rate of 1e-3, its 128 softmax units saturate to one-hot vectors, and two images end on the very same one. TestModel is shallower. From ten seeds each, within 400 steps, Net_Definition turned to NaN in nine, TestModel in none.',
    'ε in the root takes the trigger away, and only that: no run turned to NaN any more, but most had not learnt after 200 steps. A rate of 1e-4 is the cure: from all ten seeds Net_Definition learnt within 300 steps, with ε and without. Use both.',
    'TensorFlow’s own kernel answers 0 where the loss sends 0, so there only a *different* pair at 0 ends the run, as here. PyTorch, TensorFlow.js and XLA answer NaN for any pair (“Slope at 0”); Net_Definition then fails from all ten seeds, and TestModel from two.',
  ],
  lines: [
    { file: MODELS, original: EUCLIDEAN_DISTANCE, corrected: EUCLIDEAN_DISTANCE_WITH_EPSILON },
    {
      file: MODELS,
      original: '    opt = RMSprop()',
      corrected: '    opt = RMSprop(learning_rate=1e-4)',
    },
  ],
  prediction: {
    question: 'A trains TestModel, B Net_Definition. What will B’s loss do?',
    run: 'B',
    outcome: 'nan',
    options: [
      {
        text: 'Fall, like A’s',
        verdicts: ['learns', 'misread'],
        why: 'It does fall at first. But as its outputs become one-hot, two images come out the same, and their distance is exactly 0.',
      },
      {
        text: 'Stay where it begins',
        verdicts: ['stuck', 'inverted', 'dead'],
        why: 'It is not stuck: it learns fast, too fast, until two images come out the same and their distance is exactly 0.',
      },
      {
        text: 'Turn to NaN',
        verdicts: ['nan'],
        why: 'Two different images came out the same. At a distance of exactly 0 the root’s slope is infinite, and ∞ · 0 is NaN.',
      },
    ],
  },
}

export const createModel: Case = {
  ...OPENINGS.createmodel,
  why: 'TestModel is asked for by name, and Net_Definition is built.',
  symptoms: ['nan', 'nan_late'],
  words: [
    "`CreateModel` picks a network by its name, and then a last line builds Net_Definition whatever the name was. As posted, `CreateModel('test', …)` trains Net_Definition: the same NaN under another name.",
    'A is `CreateModel` as posted, B is the same without that line. Both ask for TestModel, and both see the same pairs.',
    'Before comparing two networks, look at what was built: `network.summary()` would have told.',
  ],
  lines: [
    {
      file: MODELS,
      original: `\
    else:
        print('Invalid model name!')
        exit(0)

    network = Net_Definition(input_shape)

    input_a = Input(shape=input_shape)`,
      corrected: `\
    else:
        print('Invalid model name!')
        exit(0)

    input_a = Input(shape=input_shape)`,
    },
  ],
  prediction: {
    question: 'A asks CreateModel, as posted, for TestModel. What will A’s loss do?',
    run: 'A',
    outcome: 'nan',
    options: [
      {
        text: 'Fall: TestModel works',
        verdicts: ['learns', 'misread'],
        why: 'TestModel does work, but it was not built: the last line made a Net_Definition of it.',
      },
      {
        text: 'Stay where it begins',
        verdicts: ['stuck', 'inverted', 'dead'],
        why: 'What was built is Net_Definition, and it does at this rate what it always does: it learns until two images come out the same.',
      },
      {
        text: 'Turn to NaN, like Net_Definition’s',
        verdicts: ['nan'],
        why: 'It is Net_Definition: the last line builds it whatever the name was.',
      },
    ],
  },
}
