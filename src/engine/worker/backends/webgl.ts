import { backend, env } from '@tensorflow/tfjs-core'
import { PlaygroundError } from '../../../domain/errors'
import { loadPart } from '../../../loading/part'
import { activate, Unavailable, type StarterOptions } from './starter'

/** WebGL 2 on an OffscreenCanvas. */
export async function startWebgl({ software, onLost }: StarterOptions): Promise<string> {
  if (typeof OffscreenCanvas === 'undefined')
    throw new Unavailable('No WebGL here: a worker needs OffscreenCanvas, which is missing.')
  const { MathBackendWebGL } = await loadPart(
    'WebGL',
    () => import('@tensorflow/tfjs-backend-webgl'),
  )
  env().set('SOFTWARE_WEBGL_ENABLED', software)
  await activate('webgl', 'No WebGL here: this browser gives a worker no WebGL 2 context.')
  const started = backend()
  if (!(started instanceof MathBackendWebGL)) throw new Error('internal: not the WebGL backend')
  const { gl } = started.getGPGPUContext()
  gl.canvas.addEventListener('webglcontextlost', () =>
    onLost(new PlaygroundError('device_lost', 'The browser took the WebGL context away.')),
  )
  const unmasked = gl.getExtension('WEBGL_debug_renderer_info')
  return String(gl.getParameter(unmasked ? unmasked.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
}
