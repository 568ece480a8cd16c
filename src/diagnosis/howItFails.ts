/** How a run came out, as a card is titled by it. */
import { SOURCES } from '../domain/choices/sources'
import { round } from '../domain/floor'
import { isWithinBatch } from '../domain/objective'
import type { FindingCode, Told } from './finding'
import { aucText, overText, scoresText, share, untrainedText, signed } from './history'
import { nonFiniteCard } from './nonFinite'
import type { Observations } from './observations'
import { FLAT } from './observations/flat'
import type { Outcome } from './outcome'

export type Failing = Exclude<Outcome, 'learns' | 'open'>

const CODES: Readonly<Record<Failing, FindingCode>> = {
  nan: 'non_finite',
  dead: 'dead_gradient',
  collapsed: 'collapsed',
  lags: 'held_out_lags',
  by_heart: 'overfits',
  misread: 'misread',
  inverted: 'stuck',
  behind: 'stuck',
  untouched: 'stuck',
  short: 'stuck',
  stuck: 'stuck',
  flat: 'stuck',
}

export const isFailing = (outcome: Outcome): outcome is Failing => outcome in CODES

type Card = Pick<Told, 'title' | 'where' | 'why' | 'evidence'>

/** The card of a failing run, by how it came out alone. */
export function howItFails(o: Observations & { readonly outcome: Failing }): Told {
  const { facts, outcome } = o
  const step =
    outcome === 'nan' || outcome === 'dead' || facts.heldOut === null ? o.steps : facts.heldOut.step
  return {
    code: CODES[outcome],
    run: facts.run,
    severity:
      outcome === 'nan' || outcome === 'dead' || outcome === 'collapsed' ? 'error' : 'warning',
    ...CARDS[outcome](o),
    fixes: [],
    step: outcome === 'nan' ? (facts.nonFinite?.step ?? step) : step,
  }
}

const CARDS: Readonly<Record<Failing, (o: Observations) => Card>> = {
  nan: ({ facts }) => nonFiniteCard(facts),
  dead(o) {
    const since = o.stillSince ?? o.steps
    const { heldOut } = o.facts
    const auc = heldOut === null ? '' : `, AUC ${aucText(o.facts)}`
    return {
      title: 'Finite, but dead',
      where: `step ${o.steps} · gradient 0 since step ${since}${auc}`,
      why: `Every gradient has been exactly 0 since step ${since}, so no weight moves any more.${atLeast(o)}`,
    }
  },
  collapsed: (o) => ({
    title: 'The embeddings have collapsed',
    where: `step ${o.facts.heldOut?.step ?? o.steps} · ${nearly(o)}, AUC ${aucText(o.facts)}${untrainedText(o.facts)}`,
    why: atEqual(o),
  }),
  lags: (o) => ({
    title:
      (o.facts.heldOut?.auc ?? 0) > 0.9
        ? 'Ranks held-out pairs rightly, off the threshold'
        : 'Trains well, fails on held-out pairs',
    where: scores(o),
    why: '',
  }),
  by_heart(o) {
    const { config, facts, recentLoss } = o
    const source = SOURCES[config.data]
    const [unseen, words] = [source.unseen(facts.set), source.words(facts.set)]
    const others =
      config.split === 'image' ? 'other ones' : (unseen?.[config.split] ?? 'unseen ones')
    return {
      title: `Knows its training ${words.picture}s better than ${others}`,
      where: `step ${facts.heldOut?.step ?? o.steps} · loss ${(recentLoss ?? NaN).toPrecision(2)} in training, ${(facts.heldOut?.loss ?? NaN).toPrecision(2)} held out`,
      why: best(o),
    }
  },
  misread: (o) => ({
    title: 'Ranks rightly, off the threshold',
    where: scores(o),
    why: `Same and different pairs are told apart, but not where the accuracy draws its line: there, ${share(o.facts.heldOut?.accuracy ?? NaN)} are right; at the threshold that suits them best, ${share(o.facts.heldOut?.bestAccuracy ?? NaN)}.`,
  }),
  inverted: (o) => ({
    title: 'Ranks pairs upside down',
    where: scores(o),
    why: 'Same pairs come out as more different than different ones.',
  }),
  behind: (o) => ({
    title: 'Ranks no better than raw pixels do',
    where: scores(o),
    why: `The distance between the pixels themselves tells the same pairs apart ${(o.facts.pixels?.high ?? 0) < 0 ? 'better than' : 'as well as'} this network does${beside(o)}. ${gain(o)}`.trim(),
  }),
  untouched: (o) => ({
    title: 'Ranks no better than untrained',
    where: scores(o),
    why: `${gain(o)}${rests(o)}`.trim(),
  }),
  short: (o) => ({
    title: 'Has begun to tell pairs apart, and ended short of it',
    where: scores(o),
    why: `${gain(o)}${rests(o)}${best(o)}`.trim(),
  }),
  stuck: (o) => ({
    title: 'Ended without telling pairs apart',
    where: scores(o),
    why: `${gain(o)}${rests(o)}${best(o)}`.trim(),
  }),
  flat: (o) => ({
    title: `No progress for ${FLAT} steps`,
    where: scores(o),
    why: `Over the last ${FLAT} steps neither the loss nor the ranking of held-out pairs has changed by more than single batches scatter.${rests(o)}`,
  }),
}

const scores = ({ facts }: Observations) => scoresText(facts)

function beside({ facts }: Observations): string {
  const { pixels } = facts
  return pixels === null
    ? ''
    : `: the network’s AUC differs from theirs by ${signed(pixels.gain)} (95 % interval${overText(facts, pixels)} ${signed(pixels.low)} to ${signed(pixels.high)})`
}

function gain({ facts }: Observations): string {
  const { untrained } = facts
  if (untrained === null) return ''
  const { auc, gain, low, high } = untrained
  const over = overText(facts, untrained)
  return `The untrained network ranks the same pairs with an AUC of ${share(auc)}; training changed that by ${signed(gain)} (95 % interval${over} ${signed(low)} to ${signed(high)}).`
}

/** Where the loss is, beside what guessing scores and what the penalty is of it. */
function rests({ recentLoss, guessing, penaltyShare, isFalling, facts }: Observations): string {
  if (recentLoss === null) return ` These were ${facts.log.length} steps.`
  const penalty =
    penaltyShare > 0.1
      ? ` (without the penalty, which is ${Math.round(100 * penaltyShare)} % of it)`
      : ''
  const near =
    Math.abs(recentLoss - guessing) <= 0.1 * guessing
      ? `near ${round(guessing)}, which giving every pair the same output scores`
      : `${round(recentLoss)}; giving every pair the same output scores ${round(guessing)}`
  return ` The training loss is ${near}${penalty}${isFalling ? ', and was still falling' : ''}.`
}

/** That an earlier step ranked held-out pairs better. */
function best({ facts: { log } }: Observations): string {
  const { auc, step } = log.heldOut
  const most = Math.max(...auc)
  const at = step[auc.indexOf(most)]
  return most - (auc.at(-1) ?? most) < 0.03 || at === undefined
    ? ''
    : ` At step ${at} the AUC was ${share(most)}, better than now.`
}

const atLeast = ({ atLeast: least }: Observations) =>
  least === null || least.count === 0
    ? ''
    : ` ${least.count} of ${least.of} held-out distances are at their least.`

function nearly({ atLeast: least, largest }: Observations): string {
  if (least !== null && least.count > 0)
    return `${least.count} of ${least.of} held-out distances at their least`
  return `largest held-out distance ${largest === null ? 'unknown' : largest.toPrecision(2)}`
}

function atEqual({ config, recentLoss, guessing, largest, wanted }: Observations): string {
  if (isWithinBatch(config.loss) && recentLoss !== null)
    return `The loss is ${round(recentLoss)}; where all embeddings coincide it is ${round(guessing)}.`
  return largest === null || wanted === null
    ? 'Nearly all images get the very same embedding.'
    : `Held-out distances go up to ${largest.toPrecision(2)}; the loss wants ${round(wanted)} between different pairs.`
}
