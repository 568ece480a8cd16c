import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { DIGIT_SIDE, fitDigit, PAD_SIDE } from '../../domain/digit'
import { Button } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import { PixelImage } from '../../ui/PixelImage'

/** About as thick, once fitted, as the strokes of MNIST. */
const BRUSH = 24

interface PadProps {
  readonly onDigit: (pixels: Uint8Array) => void
  /** For those who do not draw; null where there are no held-out digits yet. */
  readonly onPick: (() => void) | null
}

/** Draws a digit in a dialog. */
export function DigitPadDialog({
  open,
  onOpenChange,
  ...rest
}: PadProps & { readonly open: boolean; readonly onOpenChange: (open: boolean) => void }) {
  return (
    <Modal title="Draw a digit" open={open} onOpenChange={onOpenChange}>
      <DigitPad {...rest} />
    </Modal>
  )
}

function DigitPad({ onDigit, onPick }: PadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<readonly [number, number] | null>(null)
  const [digit, setDigit] = useState<Uint8Array | null>(null)

  useEffect(() => clear(contextOf(canvas.current)), [])

  function draw(event: PointerEvent<HTMLCanvasElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    const at = [
      ((event.clientX - box.left) / box.width) * PAD_SIDE,
      ((event.clientY - box.top) / box.height) * PAD_SIDE,
    ] as const
    const context = contextOf(event.currentTarget)
    stroke(context, last.current ?? at, at)
    last.current = at
    setDigit(digitOn(context))
  }

  return (
    <div className="try-pad">
      <canvas
        ref={canvas}
        width={PAD_SIDE}
        height={PAD_SIDE}
        role="img"
        aria-label="Pad to draw a digit on, with a pointer or a finger"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          draw(event)
        }}
        onPointerMove={(event) => last.current !== null && draw(event)}
        onPointerUp={() => (last.current = null)}
        onPointerCancel={() => (last.current = null)}
      />
      <div className="try-pad-side">
        {digit !== null && (
          <PixelImage pixels={digit} side={DIGIT_SIDE} channels={1} label="The digit as fitted" />
        )}
        <p className="muted">
          {digit === null
            ? 'Draw a digit of those it is trained on, as large as you like. It is fitted into 20 × 20 pixels and centred by its mass in 28 × 28, as MNIST’s digits are.'
            : 'Fitted into 20 × 20 pixels and centred by its mass, as MNIST’s digits are.'}
        </p>
        {onPick !== null && (
          <Button className="small" onClick={onPick}>
            Pick a held-out digit instead
          </Button>
        )}
      </div>
      <div className="try-pad-actions">
        <Button look="primary" disabled={digit === null} onClick={() => digit && onDigit(digit)}>
          Use this digit
        </Button>
        <Button
          disabled={digit === null}
          onClick={() => {
            clear(contextOf(canvas.current))
            setDigit(null)
          }}
        >
          Clear the pad
        </Button>
      </div>
    </div>
  )
}

function contextOf(canvas: HTMLCanvasElement | null): CanvasRenderingContext2D {
  const context = canvas?.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('internal: the pad has no canvas to draw on')
  return context
}

function clear(context: CanvasRenderingContext2D) {
  context.fillStyle = '#000'
  context.fillRect(0, 0, PAD_SIDE, PAD_SIDE)
}

function stroke(
  context: CanvasRenderingContext2D,
  [fromX, fromY]: readonly [number, number],
  [x, y]: readonly [number, number],
) {
  context.strokeStyle = '#fff'
  context.lineWidth = BRUSH
  context.lineCap = 'round'
  context.beginPath()
  context.moveTo(fromX, fromY)
  context.lineTo(x, y)
  context.stroke()
}

function digitOn(context: CanvasRenderingContext2D): Uint8Array | null {
  const { data } = context.getImageData(0, 0, PAD_SIDE, PAD_SIDE)
  return fitDigit(
    Uint8Array.from({ length: PAD_SIDE ** 2 }, (_, i) => data[4 * i] as number),
    PAD_SIDE,
  )
}
