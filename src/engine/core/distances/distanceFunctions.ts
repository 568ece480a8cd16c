import type { DistanceId } from '../../../domain/choices/distances'
import { cosine } from './cosine'
import type { Distance, RootSettings } from './distance'
import { euclidean } from './euclidean'
import { SUMS } from './sums'

export const DISTANCE_FUNCTIONS = {
  ...SUMS,
  euclidean,
  cosine,
} satisfies Record<DistanceId, Distance<RootSettings>>
