/** What the code leaves open: asked in one small form, with what is assumed until it is answered. */
import { smallestInput } from '../../domain/shapes'
import type { LayerSpec } from '../../domain/layers'
import { ENCODERS, type EncoderId } from '../../domain/choices/encoders'
import { LOSSES, type LossId } from '../../domain/choices/losses'
import type { CodeAnswers, CodeQuestion } from '../reading'
import type { Notes } from './notes'

/** Larger images than this are asked about: training on them takes long here. */
const QUICK = 64
const LARGE = 128

export function questionsOf(
  notes: Notes,
  known: { readonly hasLabels: boolean; readonly rateIsOpen: boolean; readonly hasTwins: boolean },
  answers: CodeAnswers,
): readonly CodeQuestion[] {
  const { config } = notes
  const questions: CodeQuestion[] = []
  const ask = (question: CodeQuestion) => {
    const given = answers[question.id]
    const isOffered = question.options.some(({ value }) => value === given)
    const assumed = isOffered && given !== undefined ? given : question.assumed
    questions.push({ ...question, assumed })
    config[question.id] = assumed
  }
  const loss = config.loss as LossId | undefined
  if (known.hasTwins && !known.hasLabels && loss !== undefined && !LOSSES[loss].withinBatch)
    ask({
      id: 'labels',
      text: 'What does a label of 1 mean in your data?',
      options: [
        { value: 'same', text: 'Both images show the same' },
        { value: 'different', text: 'They show different ones' },
      ],
      // As the loss takes it: that they differ is a fault which nobody should be told of without a reason.
      assumed: (config.convention as string | undefined) ?? 'same',
    })
  if (known.rateIsOpen)
    ask({
      id: 'learningRate',
      text: 'Which learning rate do you use?',
      options: [0.01, 0.001, 0.0001].map((value) => ({ value, text: String(value) })),
      assumed: 0.001,
    })
  const size = config.size
  if (typeof size === 'number' && size >= LARGE) {
    const quick = quickSize(config)
    if (quick < size)
      ask({
        id: 'size',
        text: `Your images are ${size} px a side. Train on which size here?`,
        options: [
          { value: quick, text: `${quick} px: quick` },
          { value: size, text: `${size} px, as in your code: slow` },
        ],
        assumed: quick,
      })
  }
  return questions
}

/** The smallest quick size that the encoder fits. */
function quickSize(config: Readonly<Record<string, unknown>>): number {
  const named = ENCODERS[config.encoder as EncoderId]?.layers
  const layers = named ?? (config.layers as readonly LayerSpec[] | undefined) ?? []
  return Math.max(QUICK, smallestInput(layers, Number(config.channels ?? 1), QUICK) ?? QUICK)
}
