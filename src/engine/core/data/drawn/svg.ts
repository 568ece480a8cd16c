/** A photo as SVG: the face as facesjs draws it, in its pose before its background. */
import { faceToSvgString, type FaceConfig } from 'facesjs'
import type { Photo } from './photo'

/** Of facesjs's 400 × 600: where heads are, and how much of it a photo shows. */
const CENTRE = { x: 200, y: 335 }
const SIDE = 420

/** @param side in pixels */
export function svgOf({ face, pose, background }: Photo, side: number): string {
  const pose_ = [
    `translate(${SIDE * (0.5 + pose.right)} ${SIDE * (0.5 + pose.down)})`,
    `rotate(${pose.turn})`,
    `skewX(${pose.lean})`,
    `scale(${pose.scale})`,
    `translate(${-CENTRE.x} ${-CENTRE.y})`,
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${SIDE} ${SIDE}">`,
    `<rect width="${SIDE}" height="${SIDE}" fill="${background}"/>`,
    `<g transform="${pose_.join(' ')}">${inside(drawn(face))}</g>`,
    '</svg>',
  ].join('')
}

const inside = (svg: string) => svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))

/** facesjs puts its stand-in for a document into Node's name for the global object. */
function drawn(face: FaceConfig): string {
  const scope = globalThis as { global?: unknown; document?: unknown }
  const [hadGlobal, hadDocument] = ['global' in scope, 'document' in scope]
  if (!hadGlobal) scope.global = globalThis
  try {
    return faceToSvgString(face)
  } finally {
    if (!hadGlobal) delete scope.global
    if (!hadDocument) delete scope.document
  }
}
