/** Where a small panel stands beside what it belongs to. Pure; all numbers are CSS pixels of the viewport. */

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export type Side = 'below' | 'above' | 'right'

/** What stays free at the edges of the viewport. */
const MARGIN = 8

/**
 * The left upper corner of a panel: on the side that is wanted, centred there, moved into the viewport; on
 * the other side of its anchor where it does not fit and that side has more room.
 * @param gap between the two
 */
export function placeBeside(
  anchor: Box,
  panel: Size,
  viewport: Size,
  side: Side,
  gap: number,
): { readonly left: number; readonly top: number } {
  const inside = (at: number, length: number, room: number) =>
    Math.max(MARGIN, Math.min(at, room - length - MARGIN))
  const middle = (from: number, length: number, own: number) => from + length / 2 - own / 2
  if (side === 'right') {
    const [before, after] = [anchor.left, viewport.width - anchor.left - anchor.width]
    const fits = after >= panel.width + gap + MARGIN || after >= before
    const left = fits ? anchor.left + anchor.width + gap : anchor.left - gap - panel.width
    return {
      left: inside(left, panel.width, viewport.width),
      top: inside(middle(anchor.top, anchor.height, panel.height), panel.height, viewport.height),
    }
  }
  const [above, below] = [anchor.top, viewport.height - anchor.top - anchor.height]
  const wanted = side === 'below' ? below : above
  const stays = wanted >= panel.height + gap + MARGIN || wanted >= Math.max(above, below)
  const under = (side === 'below') === stays
  const top = under ? anchor.top + anchor.height + gap : anchor.top - gap - panel.height
  return {
    left: inside(middle(anchor.left, anchor.width, panel.width), panel.width, viewport.width),
    top: inside(top, panel.height, viewport.height),
  }
}

/** Puts a panel that is on the page already beside its anchor. */
export function putBeside(panel: HTMLElement, anchor: Element, side: Side, gap: number): void {
  const { clientWidth: width, clientHeight: height } = document.documentElement
  const { offsetWidth, offsetHeight } = panel
  const { left, top } = placeBeside(
    anchor.getBoundingClientRect(),
    { width: offsetWidth, height: offsetHeight },
    { width, height },
    side,
    gap,
  )
  panel.style.left = `${left}px`
  panel.style.top = `${top}px`
}
