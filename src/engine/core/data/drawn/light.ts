/** The light of a photo and the noise of its camera, on pixels. */
import { normalAt } from '../../random'
import type { Light } from './photo'

/**
 * Byte b becomes 255·(b / 255)^γ · gain · (1 + side·s) + noise, where s goes from −1 at the dark
 * edge to 1 at the lit one. Noise is grey, as in photos taken by day.
 * @param rgba side × side × 4 bytes
 * @param out side × side × 3 bytes
 */
export function lit(rgba: Uint8Array, light: Light, side: number, out: Uint8Array): void {
  const [toRight, down] = [Math.cos(light.angle), Math.sin(light.angle)]
  const curve = Float32Array.from({ length: 256 }, (_, byte) => 255 * (byte / 255) ** light.gamma)
  for (let pixel = 0; pixel < side * side; pixel++) {
    const x = ((pixel % side) + 0.5) / side
    const y = (Math.floor(pixel / side) + 0.5) / side
    const slope = 1 + light.side * ((2 * x - 1) * toRight + (2 * y - 1) * down)
    const noise = light.noise * normalAt(light.key, pixel)
    for (let channel = 0; channel < 3; channel++) {
      const level = curve[rgba[4 * pixel + channel] as number] as number
      const value = level * (light.gain[channel] as number) * slope + noise
      out[3 * pixel + channel] = Math.max(0, Math.min(255, Math.round(value)))
    }
  }
}
