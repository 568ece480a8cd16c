import type { DistanceId } from '../../../domain/choices/distances'
import { cosine } from './cosine'
import type { Distance, RootSettings } from './distance'
import { euclidean } from './euclidean'
import { manhattan } from './manhattan'
import { squared } from './squared'

export const DISTANCE_FUNCTIONS = {
  euclidean,
  squared,
  manhattan,
  cosine,
} satisfies Record<DistanceId, Distance<RootSettings>>
