/** Every distance, by its id in the link, in the order they are offered. */
import { cosine } from './distances/cosine'
import { euclidean } from './distances/euclidean'
import { manhattan } from './distances/manhattan'
import { squared } from './distances/squared'

export const DISTANCES = { euclidean, squared, manhattan, cosine } as const
export type DistanceId = keyof typeof DISTANCES
