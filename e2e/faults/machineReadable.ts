/** The benchmark as data: the catalogue with its truth, and what was told, so that others can be scored on it. */
import { fieldOf, FIELDS } from '../../src/domain/fields'
import { formatLayers } from '../../src/domain/layersText'
import { configOf, over } from './links'
import type { Catalogue } from './markdown'
import type { Result } from './result'
import { counts, cures, detectedAt, isRight } from './scores'
import { failure, type Measured } from './truth'

export function dataOf({ faults, healthy, misread }: Catalogue, results: readonly Result[]) {
  const outcomesOf = (id: string) => results.filter((each) => each.id === id).map(outcomeOf)
  return {
    about: 'The benchmark of diagnosis of Siamese Playground: docs/diagnosis.md says what is what.',
    faults: faults.map(({ id, family, base, fault, setting }) => ({
      id,
      family,
      link: `#${over(base, fault)}`,
      base: `#${base}`,
      setting,
      expected: Object.fromEntries(setting.map((key) => [key, valueOf(base, key)])),
      outcomes: outcomesOf(id),
    })),
    healthy: healthy.map(({ id, family, keys }) => ({
      id,
      family,
      link: `#${keys}`,
      outcomes: outcomesOf(id),
    })),
    misread: misread.map(({ id, kind, before, keys }) => ({
      ...{ id, kind, before },
      link: `#${keys}`,
      outcomes: outcomesOf(id),
    })),
  }
}

/** What a key is in a base, as the link writes it. */
function valueOf(base: string, key: string): string {
  const field = FIELDS.find(({ link }) => link === key)
  if (field === undefined) throw new Error(`internal: ${key} is no key`)
  const config = configOf(base, 1)
  return fieldOf(field.id).kind === 'layers'
    ? formatLayers(config.layers)
    : String(config[field.id])
}

function outcomeOf(result: Result) {
  const { seed, kind, measured, base, told, first, fix, names, proof } = result
  const common = {
    seed,
    counts: counts(result),
    failure: failure(measured),
    measured: figures(measured),
    told: told.map(({ step, code, cause, severity }) => ({ step, code, cause, severity })),
  }
  if (kind === 'healthy') return common
  return {
    ...common,
    baseFailure: base && failure(base),
    detectedAt: detectedAt(result),
    first: first && { code: first.code, cause: first.cause, proof: first.proof },
    fix: fix && { label: fix.label, keys: fix.keys, link: fix.link },
    namesSetting: names,
    fixCures: cures(result),
    right: isRight(result),
    tried: proof && { fixes: proof.trials, runs: proof.runs },
  }
}

const figures = ({ steps, auc, untrained, pixels, accuracy, bestAccuracy }: Measured) => ({
  steps,
  auc: rounded(auc),
  untrained: rounded(untrained),
  pixels: rounded(pixels),
  accuracy: rounded(accuracy),
  bestAccuracy: rounded(bestAccuracy),
})

/** Null where it is no number. */
const rounded = (value: number) => (Number.isNaN(value) ? null : Number(value.toFixed(4)))
