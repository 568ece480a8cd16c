import type { RunConfig } from '../../../domain/config'
import { cosine } from './cosine'
import type { Distance } from './distance'
import { euclidean } from './euclidean'
import { manhattan } from './manhattan'
import { squared } from './squared'

export const DISTANCES: Readonly<Record<RunConfig['distance'], Distance>> = {
  euclidean,
  squared,
  manhattan,
  cosine,
}
