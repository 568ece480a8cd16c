/**
 * Tensors laid end to end. Updating one long vector instead of every weight on its own takes a
 * tenth of the kernel calls, and small networks on a GPU are bound by those.
 */
import { concat, reshape, slice, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core'

/** All values of the tensors, one after the other. */
export function flatten(tensors: readonly Tensor[]): Tensor1D {
  return concat(tensors.map((each) => reshape(each, [each.size]) as Tensor1D))
}

/** Takes a flat vector apart again, in the shapes of `like`. */
export function unflatten(flat: Tensor1D, like: readonly Tensor[]): Tensor[] {
  let start = 0
  return like.map(({ shape, size }) => {
    const part = slice(flat, start, size)
    start += size
    return reshape(part, shape)
  })
}
