import type { RunConfig } from '../../../domain/config'
import type { Head } from './head'
import { raw } from './raw'
import { sigmoid } from './sigmoid'

export const HEADS: Readonly<Record<RunConfig['head'], Head>> = { raw, sigmoid }
