/**
 * Stands where tfjs-vis imports `vega-embed` (an alias in vite.config.ts), so that we decide how
 * its specifications are drawn: tfjs-vis still makes them, but the element it draws into carries
 * a function of its own that restyles them and keeps one Vega view from draw to draw.
 *
 * The function is found under a registered symbol, because the development server bundles this
 * file a second time, together with tfjs-vis.
 */
const DRAW = Symbol.for('siamese-playground.charts.draw')

type Draw = (specification: unknown) => Promise<void>

/** Gives an element the function that draws what tfjs-vis specifies for it. */
export function drawWith(element: HTMLElement, draw: Draw): void {
  Object.assign(element, { [DRAW]: draw })
}

/** What tfjs-vis calls. The view stays with the element, so tfjs-vis is given none to keep. */
export default async function embed(element: HTMLElement, specification: unknown) {
  const draw = (element as { [DRAW]?: Draw })[DRAW]
  if (draw === undefined) throw new Error('internal: call drawWith() on the element first')
  await draw(specification)
  return { view: null }
}
