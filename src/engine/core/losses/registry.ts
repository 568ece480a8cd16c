import type { RunConfig } from '../../../domain/config'
import { contrastive } from './contrastive'
import type { Loss } from './loss'

export const LOSSES: Readonly<Record<RunConfig['loss'], Loss>> = { contrastive }
