/** What is known of a verifier, as Markdown to go with its file. */
import { DISTANCES } from './choices/distances'
import { HEADS } from './choices/heads'
import { EXCHANGE_FORMATS, type ExchangeFormat } from './exchangeFormats'
import { encoderOf, type Verifier, type VerifierScore } from './verifier'
import { examplesOf } from './verifierUse'
import { tells } from './verification/jackknife'

/** A row of what is said of it. */
export interface CardRow {
  readonly name: string
  readonly text: string
  /** What it is made of, where that is several. */
  readonly items?: readonly string[]
}

export function cardRows(verifier: Verifier): readonly CardRow[] {
  const { input, larger, threshold, judgedOn, scores, data, licences, step } = verifier
  const { layers, parameters, embedding } = encoderOf(verifier)
  return [
    { name: 'Input', text: inputText(input) },
    {
      name: 'Encoder',
      text: `${layers.map(({ name }) => name).join(', ')}: ${parameters.toLocaleString('en')} weights, embeddings of ${embedding} numbers`,
    },
    { name: 'Distance', text: distanceText(verifier) },
    { name: 'Head', text: HEADS[verifier.head].label },
    { name: 'Output', text: `the larger, the more a pair is ${larger}` },
    {
      name: 'Threshold',
      text:
        threshold === null
          ? 'none was measured'
          : `${decimals(threshold.value)}: ${threshold.chosen}`,
    },
    {
      name: 'Scores',
      text: judgedOn,
      items: scores.map((score) => `${score.name}: ${scoreText(score)}`),
    },
    {
      name: 'Trained',
      text: step === 0 ? 'not here: as the weights came' : `${step.toLocaleString('en')} steps`,
    },
    { name: 'Data', text: data.join('; ') },
    { name: 'Licence', text: licences.length === 0 ? 'none is known' : licences.join('; ') },
  ]
}

function inputText({ size, channels, scale, offset }: Verifier['input']): string {
  const plus = offset === 0 ? '' : ` ${offset < 0 ? '−' : '+'} ${decimals(Math.abs(offset))}`
  return `${size} × ${size} px, ${channels === 1 ? 'grey' : 'red, green, blue'}, channels last; byte × ${decimals(scale)}${plus}`
}

const FORMS = { max: '√max(Σ, ε)', add: '√(Σ + ε)', safe: '√Σ above ε, else 0' } as const

function distanceText({ distance: { id, epsilon, epsilonForm } }: Verifier): string {
  const { label, help, root } = DISTANCES[id]
  const ε = root && epsilon > 0 ? ` ${FORMS[epsilonForm]}, ε = ${epsilon}` : ''
  return `${label}: ${help}${ε}`
}

export const decimals = (value: number) => String(Number(value.toPrecision(6)))

/** “0.912 (0.880 to 0.944)”. */
export function scoreText({ value, low, high }: VerifierScore): string {
  if (low === null || high === null) return value.toFixed(3)
  return tells({ low, high })
    ? `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`
    : `${value.toFixed(3)} (judged by too few for an interval)`
}

/** @param file the name of the file it goes with */
export function cardMarkdown(verifier: Verifier, format: ExchangeFormat, file: string): string {
  const { python, javascript } = examplesOf(verifier, format, file)
  const { about, holds } = EXCHANGE_FORMATS[format]
  const rows = cardRows(verifier).map(({ name, text }) => `- **${name}**: ${text}`)
  const scores = verifier.scores.map((score) => `| ${score.name} | ${scoreText(score)} |`)
  const table = ['| figure | value (95 % interval) |', '| --- | --- |', ...scores]
  return `# A verifier of pairs of images

\`${file}\` holds ${holds}. ${about}
Trained with Siamese Playground: <${verifier.link}>

${rows.join('\n')}
${scores.length === 0 ? '' : `\n${table.join('\n')}\n`}
## In Python

\`\`\`python
${python}
\`\`\`

## In JavaScript

\`\`\`js
${javascript}
\`\`\`
`
}
