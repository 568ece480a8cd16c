/**
 * What of MNIST ships: its zeros and ones, as counted in the original files, and a balanced part of all
 * ten digits. The counts are JSON, so that tools/mnist.js, which makes the files, reads the same ones.
 */
import mnist from './mnist.json'

/** Pixels a side. */
export const MNIST_SIDE = mnist.side

/** Images of each digit, 0 first. */
export const MNIST_COUNTS = {
  train: [mnist.train.zeros, mnist.train.ones],
  heldOut: [mnist.heldOut.zeros, mnist.heldOut.ones],
} as const satisfies Readonly<Record<string, readonly [number, number]>>

/** Images in all. */
export const MNIST_IMAGES = {
  train: mnist.train.zeros + mnist.train.ones,
  heldOut: mnist.heldOut.zeros + mnist.heldOut.ones,
} as const

/** Of all ten digits: so many of each, of the training images and of the test images. */
export const MNIST_EACH = { train: mnist.digits.train, heldOut: mnist.digits.heldOut } as const
