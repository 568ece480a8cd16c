/** Every source of images, by its id in the link, in the order they are offered. */
import { faces } from './sources/faces'
import { mnist } from './sources/mnist'
import { mnist01 } from './sources/mnist01'
import { own } from './sources/own'

export const SOURCES = { mnist01, mnist, faces, own } as const
export type SourceId = keyof typeof SOURCES
