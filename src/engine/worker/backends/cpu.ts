import { loadPart } from '../../../loading/part'
import { activate } from './starter'

/** TensorFlow.js in plain JavaScript: starts anywhere, and is slow. */
export async function startCpu(): Promise<string> {
  await loadPart('What computes on the CPU', () => import('@tensorflow/tfjs-backend-cpu'))
  await activate('cpu', 'The CPU backend did not start.')
  return '1 thread, plain JavaScript'
}
