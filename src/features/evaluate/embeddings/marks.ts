/** How identities are told apart: by a shape, a colour, and always by name where they are pointed at. */
export const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'wedge', 'plus'] as const
export type Shape = (typeof SHAPES)[number]

/** Colours of the theme, in embeddings.css. */
export const COLORS = 7

export interface Mark {
  readonly shape: Shape
  /** Place among the colours. */
  readonly color: number
}

/** Six shapes and seven colours: 42 identities differ, and neighbours in the list in both. */
export function markOf(identity: number): Mark {
  return {
    shape: SHAPES[identity % SHAPES.length] as Shape,
    color: identity % COLORS,
  }
}

/** Adds a mark's outline to a path, about as large as a circle of the radius. */
export function trace(path: CanvasPath, shape: Shape, x: number, y: number, radius: number): void {
  const polygon = (...corners: readonly (readonly [number, number])[]) => {
    corners.forEach(([dx, dy], i) => {
      if (i === 0) path.moveTo(x + dx * radius, y + dy * radius)
      else path.lineTo(x + dx * radius, y + dy * radius)
    })
    path.closePath()
  }
  switch (shape) {
    case 'circle':
      path.moveTo(x + radius, y)
      return path.arc(x, y, radius, 0, 2 * Math.PI)
    case 'square':
      return path.rect(x - 0.88 * radius, y - 0.88 * radius, 1.76 * radius, 1.76 * radius)
    case 'triangle':
      return polygon([0, -1.2], [1.1, 0.8], [-1.1, 0.8])
    case 'diamond':
      return polygon([0, -1.3], [1.1, 0], [0, 1.3], [-1.1, 0])
    case 'wedge':
      return polygon([0, 1.2], [1.1, -0.8], [-1.1, -0.8])
    case 'plus':
      return polygon(
        ...([
          [-0.4, -1.2],
          [0.4, -1.2],
          [0.4, -0.4],
          [1.2, -0.4],
          [1.2, 0.4],
          [0.4, 0.4],
          [0.4, 1.2],
          [-0.4, 1.2],
          [-0.4, 0.4],
          [-1.2, 0.4],
          [-1.2, -0.4],
          [-0.4, -0.4],
        ] as const),
      )
    default:
      return shape satisfies never
  }
}
