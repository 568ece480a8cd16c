import type { RunConfig } from '../../../domain/config'
import type { Distance } from './distance'
import { euclidean } from './euclidean'

export const DISTANCES: Readonly<Record<RunConfig['distance'], Distance>> = { euclidean }
