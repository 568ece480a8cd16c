/** Whether towers are twins: what they share, and whether what is learnt reaches each of them. */
import type { Interpreter } from '../evaluate/interpreter'
import { isKind, type Made, type Sym, type Value } from '../evaluate/values'
import type { Place } from '../python/ast'
import { inputsOf, isWeighted, upstream, type Towers } from './graph'
import type { Notes } from './notes'
import type { Scene } from './scene'

const ORDINALS = ['first', 'second', 'third'] as const

export function sharingNotes(m: Interpreter, notes: Notes, scene: Scene, towers: Towers): void {
  if (towers.isApart) apartNotes(m, notes, scene, towers)
  else ownLayerNotes(notes, scene, towers)
  if (scene.lossIs === 'loop') gradientNotes(m, notes, scene, towers)
}

/** Towers of their own layers: the encoder that is read is the first one's. */
function apartNotes(m: Interpreter, notes: Notes, { root }: Scene, { of, entries }: Towers): void {
  const all = upstream(root)
  const firsts = all.flatMap((sym) => (of.get(sym) === 0 && isWeighted(sym) ? sym.layer! : []))
  entries.slice(1).forEach((_, i) => {
    const own = all.find((sym) => isWeighted(sym) && of.get(sym) === i + 1)
    if (own === undefined || own.layer === null) return
    notes.add(
      'suspicious',
      madeAt(m, own.layer, firsts),
      `The ${ORDINALS[i + 1]} image goes through layers of its own, which share no weights with the first’s: these are no twins. Here every image goes through the first’s`,
      ['encoder', 'layers'],
    )
  })
}

/** Where the outermost network was made that holds a layer and none of the first tower's. */
function madeAt(m: Interpreter, layer: Made, firsts: readonly Made[]): Place {
  const outer = m.instances.find(
    (each) => isWithin(each, layer) && !firsts.some((other) => isWithin(each, other)),
  )
  return outer?.place ?? layer.place
}

function isWithin(of: Value, layer: Made, depth = 0): boolean {
  if (of === layer) return true
  if (depth > 8) return false
  const inner = isKind(of, 'made')
    ? [...of.inside, ...[...of.attributes.values()].map(({ value }) => value)]
    : isKind(of, 'instance')
      ? [...of.attributes.values()].map(({ value }) => value)
      : isKind(of, 'list')
        ? of.items
        : []
  return inner.some((each) => isWithin(each, layer, depth + 1))
}

/** Layers that only one of the images goes through, beside what all share. */
function ownLayerNotes(notes: Notes, { root }: Scene, { of, entries }: Towers): void {
  if (entries.length < 2) return
  const all = upstream(root)
  const applied = new Map<Made, number>()
  for (const { layer } of all) if (layer !== null) applied.set(layer, (applied.get(layer) ?? 0) + 1)
  for (const sym of all) {
    const isAlone = of.get(sym) !== 'several' && isWeighted(sym) && applied.get(sym.layer!) === 1
    if (isAlone)
      notes.add(
        'suspicious',
        sym.layer!.place,
        'Only one of the images goes through this layer: its weights are not shared. It is left out here',
        ['encoder', 'layers'],
      )
  }
}

/** What no gradient goes through: numbers that are taken out of the graph. */
const CUTS =
  /^(\.(detach|detach_|item|numpy|tolist|data)|torch\.(tensor|as_tensor|from_numpy)|float|np\..*)$/

/** Whether each tower is reached from the loss by gradients, and what stands in the way. */
function gradientNotes(m: Interpreter, notes: Notes, { root }: Scene, towers: Towers): void {
  if (!isKind(root, 'sym')) return
  const isCut = (sym: Sym) =>
    CUTS.test(sym.op) || m.gradless.some(([from, to]) => sym.id >= from && sym.id < to)
  const cuts = new Set<Sym>()
  const reached = new Set<Sym>()
  const open = [root]
  for (let sym = open.pop(); sym !== undefined; sym = open.pop()) {
    if (reached.has(sym) || cuts.has(sym)) continue
    if (isCut(sym)) cuts.add(sym)
    else {
      reached.add(sym)
      open.push(...inputsOf(sym))
    }
  }
  const missed = towers.embeddings.flatMap((each, i) => (reached.has(each) ? [] : [{ each, i }]))
  if (missed.length === 0) return
  if (missed.length === towers.embeddings.length) {
    const [first] = cuts
    notes.add(
      'suspicious',
      first?.place ?? root.place ?? NOWHERE,
      'No gradient comes through here: the loss reaches no weight, and nothing is learnt',
      [],
    )
    return
  }
  for (const { each, i } of missed) {
    const cut = [...cuts].find((sym) => upstream(sym).includes(each))
    notes.add(
      'suspicious',
      placeOfCut(m, cut) ?? each.place ?? NOWHERE,
      `No gradient comes through here: of the ${ORDINALS[i]} image’s embedding nothing is learnt. Here every image’s is`,
      [],
    )
  }
}

/** Of what was made under no_grad, where that is said; a detach stands for itself. */
function placeOfCut(m: Interpreter, cut: Sym | undefined): Place | null {
  if (cut === undefined) return null
  const under = m.gradless.find(([from, to]) => cut.id >= from && cut.id < to)
  return CUTS.test(cut.op) ? cut.place : (under?.[2] ?? cut.place)
}

const NOWHERE: Place = { from: 0, to: 0 }
