/** Judging by held-out pairs: AUC, EER, and a threshold with how it was chosen. */
import { SOURCES } from '../../../domain/choices/sources'
import type { RunConfig } from '../../../domain/config'
import { decisionThreshold, largerMeans } from '../../../domain/objective'
import { block, indented, number, type Lines } from '../python'

export const JUDGING_IMPORTS: Lines = ['from sklearn.metrics import roc_auc_score, roc_curve']

/** Whether the loss aims at a threshold: then `THRESHOLD` is a constant of the script. */
export const aim = (config: RunConfig): number | null => decisionThreshold(config)

export function judgingFunctions(config: RunConfig): readonly Lines[] {
  const larger = largerMeans(config)
  const sign = larger === 'different' ? '<' : '>'
  const near = larger === 'different' ? '-outputs' : 'outputs'
  const meaning =
    larger === 'different'
      ? '# A small output means same.'
      : '# The output is P(label = 1), and 1 means same: a large output means same.'
  const aimed =
    aim(config) === null
      ? []
      : indented([
          `aimed = np.mean((own ${sign} THRESHOLD) == own_same)`,
          'print(f"at {THRESHOLD:g}, where the loss draws the line: accuracy {aimed:.3f}")',
        ])
  return [
    block(`
      def best_threshold(outputs, same):
          """The line halfway between two outputs that tells most of these pairs apart, in the middle of all that do."""
          levels = np.unique(outputs)
          lines = np.concatenate([[levels[0] - 1], (levels[1:] + levels[:-1]) / 2, [levels[-1] + 1]])
          right = np.array([np.mean((outputs ${sign} line) == same) for line in lines])
          best = lines[right == right.max()]
          return float(best[len(best) // 2])
    `),
    [
      'def judge(calibration, judging):',
      '    """',
      '    Prints how well held-out pairs are told apart. Each argument: outputs and which pairs are same.',
      '    The threshold is chosen on the first and judged on the second, which had no part in it.',
      '    """',
      ...indented(
        block(`
        outputs, same = (np.concatenate(each) for each in zip(calibration, judging))
        if not np.isfinite(outputs).all():
            raise SystemExit("The network gives NaN or infinity: there is nothing to judge.")
        if same.all() or not same.any():
            raise SystemExit("The held-out pairs are all of one kind: there is nothing to judge.")
        near = ${near}  ${meaning}
        false_accepts, true_accepts, _ = roc_curve(same, near)
        eer = np.interp(0, false_accepts - (1 - true_accepts), false_accepts)
        print(f"{len(same)} held-out pairs: AUC {roc_auc_score(same, near):.3f}, EER {eer:.3f}")
        own, own_same = judging
        threshold = best_threshold(*calibration)
        accuracy = np.mean((own ${sign} threshold) == own_same)
        print(f"at {threshold:.4g}, chosen on other pairs: accuracy {accuracy:.3f}")
      `),
      ),
      ...aimed,
      '    return threshold',
    ],
  ]
}

const CAN_PAIR: Lines = block(`
  def can_pair(groups):
      return len(groups) >= 2 and any(len(group) >= 2 for group in groups)
`)

/** `held_out_pairs(data)`, and what it calls. */
export function heldOutParts(config: RunConfig): readonly Lines[] {
  const begin = [
    'def held_out_pairs(data):',
    '    """Pairs to choose a threshold on, and others to judge by; the same for every seed."""',
  ]
  const end =
    '    return [balanced(rng, groups_of(data.classes, part), HELD_OUT_PAIRS) for part in parts]'
  const rng = '    rng = np.random.default_rng(0)'
  if (!SOURCES[config.data].splits)
    return [[...begin, rng, '    parts = np.array_split(rng.permutation(data.held_out), 2)', end]]
  const share = config.calibratePercent
  if (share === 0)
    return [
      [...begin, rng, '    parts = [data.held_out] * 2  # as set: both of the same people', end],
    ]
  return [
    CAN_PAIR,
    [
      ...begin,
      rng,
      ...indented(
        block(`
          people = rng.permutation(np.unique(data.classes[data.held_out]))
          chosen = people[: round(len(people) * ${number(share / 100)})]
          is_chosen = np.isin(data.classes[data.held_out], chosen)
          parts = [data.held_out[is_chosen], data.held_out[~is_chosen]]
          if not all(can_pair(groups_of(data.classes, part)) for part in parts):
              print("Too few are held out for two parts: those who choose the threshold judge it.")
              parts = [data.held_out] * 2
        `),
      ),
      end,
    ],
  ]
}
