import { memo, useEffect, useRef, useState } from 'react'
import { resolveColor, watchTheme } from '../../../charts/theme'
import type { HeldOutImages } from '../../../domain/reports'
import { atlasOf, type Atlas } from './atlas'
import { drawMap, type Palette, type Scene } from './draw'
import { COLORS } from './marks'

type MapCanvasProps = Omit<Scene, 'atlas'> & { readonly heldOut: HeldOutImages }

/** The picture of a map, as sharp as the screen is; at most one drawing a frame. */
export const MapCanvas = memo(function MapCanvas({ heldOut, ...scene }: MapCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [atlas, setAtlas] = useState<Atlas | null>(null)
  const [theme, setTheme] = useState(0)
  useEffect(() => watchTheme(() => setTheme((changes) => changes + 1)), [])
  useEffect(() => {
    let wanted = true
    void atlasOf(heldOut).then((made) => wanted && setAtlas(made))
    return () => {
      wanted = false
    }
  }, [heldOut])
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current) paint(canvas.current, { ...scene, atlas })
    })
    return () => cancelAnimationFrame(frame)
  }, [scene, atlas, theme])
  return <canvas ref={canvas} className="map-picture" aria-hidden />
})

function paint(canvas: HTMLCanvasElement, scene: Scene) {
  const context = canvas.getContext('2d')
  if (context === null) return
  const { width, height } = scene.size
  const scale = devicePixelRatio
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)]
  // Setting a size clears the picture and is slow.
  if (canvas.width !== wide) canvas.width = wide
  if (canvas.height !== high) canvas.height = high
  context.setTransform(scale, 0, 0, scale, 0, 0)
  drawMap(context, scene, paletteAt(canvas))
}

function paletteAt(element: HTMLElement): Palette {
  return {
    font: getComputedStyle(element).fontFamily,
    ink: resolveColor(element, 'var(--ink)'),
    card: resolveColor(element, 'var(--card)'),
    marks: Array.from({ length: COLORS }, (_, color) =>
      resolveColor(element, `var(--mark-${color})`),
    ),
  }
}
