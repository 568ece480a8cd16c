/** Every cause, by its id, which is what a finding's `data-cause` says. */
import type { Cause } from './cause'
import type { CauseId } from './causeIds'
import { batchSmall } from './causes/batchSmall'
import { clipTooSmall } from './causes/clipTooSmall'
import { conventionInverted } from './causes/conventionInverted'
import { departure } from './causes/departure'
import { distanceScale } from './causes/distanceScale'
import { dropoutHigh } from './causes/dropoutHigh'
import { embeddingNarrow } from './causes/embeddingNarrow'
import { encoderLinear } from './causes/encoderLinear'
import { epsilonPassesNothing } from './causes/epsilonPassesNothing'
import { epsilonTooLarge } from './causes/epsilonTooLarge'
import { hardMining } from './causes/hardMining'
import { hardPairs } from './causes/hardPairs'
import { headSign } from './causes/headSign'
import { hiddenSaturates } from './causes/hiddenSaturates'
import { imageTwice } from './causes/imageTwice'
import { imbalance } from './causes/imbalance'
import { initialWeights } from './causes/initialWeights'
import { lastActivation } from './causes/lastActivation'
import { learntByHeart } from './causes/learntByHeart'
import { lossBroadcast } from './causes/lossBroadcast'
import { marginOff } from './causes/marginOff'
import { metricElsewhere } from './causes/metricElsewhere'
import { metricUpsideDown } from './causes/metricUpsideDown'
import { momentumTooHigh } from './causes/momentumTooHigh'
import { endedEarly } from './causes/moreSteps'
import { movingStatisticsLag } from './causes/movingStatisticsLag'
import { noClip } from './causes/noClip'
import { pairOfItself } from './causes/pairOfItself'
import { penaltyWins } from './causes/penaltyWins'
import { pixelsUnscaled } from './causes/pixelsUnscaled'
import { rateTooHigh } from './causes/rateTooHigh'
import { rateTooLow } from './causes/rateTooLow'
import { rootAtZero } from './causes/rootAtZero'
import { sigmaOfDistance } from './causes/sigmaOfDistance'
import { temperatureOff } from './causes/temperatureOff'
import { thresholdOutOfReach } from './causes/thresholdOutOfReach'
import { wrongModel } from './causes/wrongModel'

export const CAUSES = {
  convention_inverted: conventionInverted,
  loss_broadcast: lossBroadcast,
  sigma_of_distance: sigmaOfDistance,
  threshold_out_of_reach: thresholdOutOfReach,
  metric_upside_down: metricUpsideDown,
  metric_elsewhere: metricElsewhere,
  pair_of_itself: pairOfItself,
  image_twice: imageTwice,
  root_at_zero: rootAtZero,
  moving_statistics_lag: movingStatisticsLag,
  learnt_by_heart: learntByHeart,
  epsilon_passes_nothing: epsilonPassesNothing,
  epsilon_too_large: epsilonTooLarge,
  pixels_unscaled: pixelsUnscaled,
  imbalance,
  penalty_wins: penaltyWins,
  head_sign: headSign,
  hard_mining: hardMining,
  hard_pairs: hardPairs,
  rate_too_high: rateTooHigh,
  rate_too_low: rateTooLow,
  momentum_too_high: momentumTooHigh,
  clip_too_small: clipTooSmall,
  no_clip: noClip,
  margin_off: marginOff,
  distance_scale: distanceScale,
  temperature_off: temperatureOff,
  dropout_high: dropoutHigh,
  embedding_narrow: embeddingNarrow,
  last_activation: lastActivation,
  hidden_saturates: hiddenSaturates,
  encoder_linear: encoderLinear,
  initial_weights: initialWeights,
  batch_small: batchSmall,
  ended_early: endedEarly,
  wrong_model: wrongModel,
  departure,
} as const satisfies Readonly<Record<CauseId, Cause>>
