/** The pairs that a threshold is chosen on and those it is judged on, of other people. */
import { calibrationOf } from '../domain/calibration'
import type { RunConfig } from '../domain/config'
import type { PhotoSet } from '../domain/photoSet'
import type { Baselines, Judgement, ScoredPairs } from '../domain/reports'
import { pairUnits, unitsOfSome, type PairUnits } from '../domain/verification/pairUnits'

/** Some of the pairs of a judged run, and what their baselines make of them. */
export interface SomePairs {
  readonly pairs: ScoredPairs
  readonly units: PairUnits
  readonly baselines: Baselines
}

/** Pairs that join somebody of each part are in neither. */
export interface JudgedParts {
  /** The judged pairs and the further ones of all held-out people. */
  readonly all: SomePairs
  readonly calibrate: SomePairs
  readonly judge: SomePairs
  /** Whether each is judged at the other’s threshold; see `Calibration`. */
  readonly crossed: boolean
}

/**
 * Of the judged pairs and the further different ones; null where the held-out people are not parted.
 * @param people per held-out image, whose it is
 */
export function partsOf(
  judgement: Judgement,
  people: Int32Array,
  set: PhotoSet,
  config: RunConfig,
): JudgedParts | null {
  const parted = calibrationOf(set, config)
  if (parted === null) return null
  const pairs = joinedPairs(judgement, judgement.further)
  const baselines = joinedBaselines(judgement.baselines, judgement.further.baselines)
  const all = { pairs, baselines, units: pairUnits(pairs, people) }
  const within = (part: ReadonlySet<number>) => {
    const has = (image: number | undefined) => part.has(people[image ?? -1] ?? -1)
    return somePairs(all, (place) => has(pairs.a[place]) && has(pairs.b[place]))
  }
  const [calibrate, judge] = [within(parted.calibrate), within(parted.judge)]
  const hasBothKinds = ({ pairs: { same } }: SomePairs) => same.includes(1) && same.includes(0)
  return hasBothKinds(calibrate) && hasBothKinds(judge)
    ? { all, calibrate, judge, crossed: parted.crossed }
    : null
}

/** The pairs at the places that are wanted. */
export function somePairs(
  { pairs: { a, b, same, distances, outputs }, units, baselines }: SomePairs,
  isWanted: (place: number) => boolean,
): SomePairs {
  const places = Array.from(same.keys()).filter(isWanted)
  const int32 = (of: Int32Array) => Int32Array.from(places, (place) => of[place] as number)
  const float32 = (of: Float32Array) => Float32Array.from(places, (place) => of[place] as number)
  return {
    pairs: {
      a: int32(a),
      b: int32(b),
      same: Uint8Array.from(places, (place) => same[place] as number),
      distances: float32(distances),
      outputs: float32(outputs),
    },
    units: unitsOfSome(units, places),
    baselines: { untrained: float32(baselines.untrained), pixels: float32(baselines.pixels) },
  }
}

const crossed = new WeakMap<JudgedParts, SomePairs>()

/** Pairs of both parts, calibrating people's first; reckoned once. */
export function bothParts(parts: JudgedParts): SomePairs {
  const before = crossed.get(parts)
  if (before !== undefined) return before
  const { calibrate, judge } = parts
  const shifted = (of: Int32Array) => of.map((unit) => unit + calibrate.units.count)
  const units = (of: 'first' | 'second') =>
    Int32Array.from([...calibrate.units[of], ...shifted(judge.units[of])])
  const both = {
    pairs: joinedPairs(calibrate.pairs, judge.pairs),
    baselines: joinedBaselines(calibrate.baselines, judge.baselines),
    units: {
      first: units('first'),
      second: units('second'),
      count: calibrate.units.count + judge.units.count,
      over: calibrate.units.over,
    },
  }
  crossed.set(parts, both)
  return both
}

const joinedPairs = (one: ScoredPairs, two: ScoredPairs): ScoredPairs => ({
  a: Int32Array.from([...one.a, ...two.a]),
  b: Int32Array.from([...one.b, ...two.b]),
  same: Uint8Array.from([...one.same, ...two.same]),
  distances: Float32Array.from([...one.distances, ...two.distances]),
  outputs: Float32Array.from([...one.outputs, ...two.outputs]),
})

const joinedBaselines = (one: Baselines, two: Baselines): Baselines => ({
  untrained: Float32Array.from([...one.untrained, ...two.untrained]),
  pixels: Float32Array.from([...one.pixels, ...two.pixels]),
})
