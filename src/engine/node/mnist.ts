import type { Dataset } from '../core/data/dataset'
import { openMnist } from '../core/data/mnist'
import { MNIST_FILE, read } from './files'

/** The images that ship, verified as the page verifies them. */
export async function readMnist(): Promise<Dataset> {
  return openMnist(await read(MNIST_FILE))
}
