import type { Dataset } from '../core/data/dataset'
import { openDigits, openMnist, ZEROS_AND_ONES } from '../core/data/mnist'
import { DIGITS_FILE, MNIST_FILE, read } from './files'

/** The zeros and ones that ship, verified as the page verifies them. */
export async function readMnist(): Promise<Dataset> {
  return openMnist(await read(MNIST_FILE), ZEROS_AND_ONES)
}

/** The pixels of the ten digits that ship, likewise. */
export async function readDigits(): Promise<Uint8Array> {
  return openDigits(await read(DIGITS_FILE))
}
