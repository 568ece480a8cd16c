/**
 * Ways to put a setting into code, likely ones first. None has to be right: what the code says after an edit
 * decides (mend.ts), so that they need not know how it was written.
 */
import type { FieldId, RunConfig } from '../../domain/config'
import { OPTIMIZERS } from '../../domain/choices/optimizers'
import type { Place } from '../python/ast'
import type { CodeReading } from '../reading'
import { contrastiveBody, wordsIn } from './bodies'
import {
  argumentInto,
  inserted,
  literal,
  replaced,
  withoutLines,
  type Candidate,
  type TextEdit,
} from './edits'
import {
  calleeName,
  indentAt,
  isCall,
  isConstant,
  isFunction,
  isWithin,
  nodesOf,
  type AnyNode,
} from './nodes'

export interface Aim {
  readonly reading: CodeReading
  readonly before: RunConfig
  readonly after: RunConfig
  readonly field: FieldId
}

export function candidatesFor(aim: Aim): readonly Candidate[] {
  const nodes = nodesOf(aim.reading.code)
  const places = placesOf(aim)
  return [
    ...constants(aim, nodes, places),
    ...layerConstants(aim, nodes, places),
    ...argumentsGiven(aim, nodes, places),
    ...names(aim, nodes, places),
    ...roots(aim, nodes, places),
    ...comparisons(aim, nodes, places),
    ...deletions(aim, nodes, places),
    ...losses(aim, nodes, places),
    ...statements(aim, nodes),
  ]
}

/** Where the code says the setting. */
const placesOf = ({ reading, field }: Aim): readonly Place[] =>
  reading.lines.flatMap(({ fields, span }) =>
    span && fields.includes(field) ? [{ from: span[0], to: span[1] }] : [],
  )

const textAt = (code: string, { from, to }: Place) => code.slice(from, to)

/** The value itself, where it stands: in what says the setting, or anywhere; at one place, or at all. */
function constants(
  { reading: { code }, before, after, field }: Aim,
  nodes: readonly AnyNode[],
  places: readonly Place[],
): readonly Candidate[] {
  const [old, next] = [before[field], after[field]]
  if (typeof old !== typeof next || typeof next === 'object') return []
  const same = nodes.filter(isConstant).filter(({ value }) => value === old)
  const here = same.filter((each) => places.some((place) => isWithin(each, place)))
  const put = (node: AnyNode): TextEdit => replaced(node, literal(next, textAt(code, node)))
  return [
    ...here.map((each) => [put(each)]),
    here.map(put),
    ...same.map((each) => [put(each)]),
    same.map(put),
  ].filter((edits) => edits.length > 0)
}

/** What an argument of a layer was, put anew where that layer stands. */
function layerConstants(
  { reading: { code }, before, after, field }: Aim,
  nodes: readonly AnyNode[],
  places: readonly Place[],
): readonly Candidate[] {
  if (field !== 'layers') return []
  const [from, to] = [before.layers, after.layers]
  if (from.length !== to.length) return removedLayers(code, nodes, places, from, to)
  const edits = from.flatMap((layer, i) => {
    const next = to[i]
    const changed = Object.keys(next ?? {}).filter(
      (key) => layer[key as keyof typeof layer] !== next?.[key as keyof typeof next],
    )
    return changed.map((key) => ({
      old: layer[key as keyof typeof layer] as unknown,
      next: next?.[key as keyof typeof next] as unknown,
    }))
  })
  const [first] = edits
  if (
    first === undefined ||
    edits.some(({ old, next }) => old !== first.old || next !== first.next)
  )
    return []
  const here = nodes
    .filter(isConstant)
    .filter(({ value }) => value === first.old)
    .filter((each) => places.some((place) => isWithin(each, place)))
  const put = (node: AnyNode): TextEdit => replaced(node, literal(first.next, textAt(code, node)))
  return [
    ...here.toReversed().map((each) => [put(each)]),
    ...(here.length > 1 ? [here.map(put)] : []),
    ...(here.length > edits.length
      ? [here.slice(-edits.length).map(put), here.slice(0, edits.length).map(put)]
      : []),
  ]
}

/** Layers left out: the statements that add them, or the items of a list. */
function removedLayers(
  code: string,
  nodes: readonly AnyNode[],
  places: readonly Place[],
  from: RunConfig['layers'],
  to: RunConfig['layers'],
): readonly Candidate[] {
  const gone = from.filter((layer) => !to.some((kept) => kept.kind === layer.kind))
  const kinds = new Set(gone.map(({ kind }) => kind.replaceAll('_', '')))
  if (kinds.size === 0 || from.length - gone.length !== to.length) return []
  const calls = nodes
    .filter(isCall)
    .filter((call) => places.some((place) => isWithin(call, place)))
    .filter((call) =>
      kinds.has(
        calleeName(call)
          .toLowerCase()
          .replace(/\dd$/, (d) => d),
      ),
    )
  const holders = calls.map((call) =>
    nodes.findLast((node) => node.type === 'expression' && isWithin(call, node)),
  )
  if (holders.every((holder) => holder !== undefined))
    return [holders.map((holder) => withoutLines(code, holder as Place))]
  return [
    calls.map(({ from: start, to: end }) => {
      const comma = /^\s*,[ \t]*\n?/.exec(code.slice(end))?.[0].length ?? 0
      return { from: start, to: end + comma, text: '' }
    }),
  ]
}

/** What an argument is called, where a library takes one for the setting. */
const ARGUMENTS: Partial<Record<FieldId, { readonly keras?: string; readonly pytorch?: string }>> =
  {
    learningRate: { keras: 'learning_rate', pytorch: 'lr' },
    momentum: { keras: 'momentum', pytorch: 'momentum' },
    batch: { keras: 'batch_size', pytorch: 'batch_size' },
    epochs: { keras: 'epochs' },
  }

/** Where such an argument stands when it is given by its place. */
const PLACES: Readonly<Record<'keras' | 'pytorch', Partial<Record<FieldId, number>>>> = {
  keras: { learningRate: 0, momentum: 1 },
  pytorch: { learningRate: 1, momentum: 2, batch: 1 },
}

/** Keras's arguments of optimisers. */
const CLIPS = {
  global: 'global_clipnorm',
  norm: 'clipnorm',
  value: 'clipvalue',
} as const satisfies Record<RunConfig['clipForm'], string>

/** An argument that was left to its default. */
function argumentsGiven(
  { reading: { code, framework, lines }, after, field }: Aim,
  nodes: readonly AnyNode[],
  places: readonly Place[],
): readonly Candidate[] {
  if (framework === null) return []
  const isKerasClip = field === 'clip' && framework === 'keras'
  const name = isKerasClip ? CLIPS[after.clipForm] : ARGUMENTS[field]?.[framework]
  if (name === undefined) return []
  const optimizer = lines.flatMap(({ fields, span }) =>
    span && fields.includes('optimizer') ? [{ from: span[0], to: span[1] }] : [],
  )
  const text = `${name}=${literal(after[field], '')}`
  return nodes
    .filter(isCall)
    .filter((call) => [...places, ...optimizer].some((place) => isWithin(call, place)))
    .map((call): Candidate => {
      // A call that has the argument gets another value: Python takes none twice.
      const at = PLACES[framework][field]
      const positional = call.args.filter((each) => each.name === null)
      const given =
        call.args.find((each) => each.name === name) ??
        (at === undefined ? undefined : positional[at])
      return [
        given === undefined
          ? argumentInto(code, call, text)
          : replaced(given.value as Place, literal(after[field], '')),
      ]
    })
}

/** Another optimiser by its name, also where it is imported or named in quotes. */
function names(
  { reading: { code }, before, after, field }: Aim,
  nodes: readonly AnyNode[],
  places: readonly Place[],
): readonly Candidate[] {
  if (field !== 'optimizer') return []
  const [old, next] = [before, after].map(({ optimizer }) => OPTIMIZERS[optimizer].label)
  if (old === undefined || next === undefined) return []
  const written = new RegExp(`\\b${old}\\b`, 'gi')
  const all = Array.from(code.matchAll(written), ({ index, 0: text }): TextEdit => ({
    from: index,
    to: index + text.length,
    text: text === text.toLowerCase() ? next.toLowerCase() : next,
  }))
  const calls = nodes.filter(isCall).filter((call) => places.some((place) => isWithin(call, place)))
  // Arguments of the old one that the new one may not take.
  const bare = calls.flatMap(({ args }) =>
    args
      .slice(1)
      .flatMap((argument, i) =>
        argument.name === 'lr' || argument.name === 'learning_rate'
          ? []
          : [{ from: args[i]?.to ?? argument.from, to: argument.to, text: '' }],
      ),
  )
  return [all, [...all, ...bare]]
}

/** ε put under a root, or a root taken away. */
function roots(
  { reading: { code, framework }, after, field }: Aim,
  nodes: readonly AnyNode[],
  places: readonly Place[],
): readonly Candidate[] {
  if (field !== 'epsilon' && field !== 'epsilonForm' && field !== 'distance') return []
  const calls = nodes.filter(isCall).filter((call) => calleeName(call) === 'sqrt')
  const near = calls.filter((call) => places.some((place) => isWithin(call, place)))
  return [...near, ...calls].flatMap((call): readonly Candidate[] => {
    const [argument] = call.args
    if (argument === undefined || call.args.length !== 1) return []
    const inner = textAt(code, argument)
    const put = (text: string): Candidate => [replaced(argument, text)]
    if (field === 'distance') return after.distance === 'squared' ? [[replaced(call, inner)]] : []
    const value = literal(after.epsilon, '1e-7')
    const bare = withoutEpsilon(code, argument.value)
    const prefix = textAt(code, call.callee).replace(/\w+$/, '')
    const bound =
      framework === 'pytorch'
        ? `torch.clamp(${bare}, min=${value})`
        : `${prefix}maximum(${bare}, ${value})`
    return after.epsilonForm === 'add'
      ? [put(`${bare} + ${value}`)]
      : [put(bound), put(`${bare} + ${value}`)]
  })
}

/** What stands under a root, without the ε that is there. */
function withoutEpsilon(code: string, inner: AnyNode): string {
  if (isCall(inner) && ['maximum', 'clamp', 'clip', 'max'].includes(calleeName(inner))) {
    const [first] = inner.args
    if (first !== undefined) return textAt(code, first)
  }
  if (inner.type === 'binary' && inner.op === '+') return textAt(code, inner.left)
  return textAt(code, inner as Place)
}

/** A comparison the other way about. */
function comparisons(
  { reading: { code }, field }: Aim,
  nodes: readonly AnyNode[],
  places: readonly Place[],
): readonly Candidate[] {
  if (field !== 'metric') return []
  const holders = functionsAt(nodes, places)
  return nodes.flatMap((node): readonly Candidate[] => {
    if (node.type !== 'compare' || !holders.some((holder) => isWithin(node, holder))) return []
    const [left, right] = node.operands
    if (left === undefined || right === undefined) return []
    const between = code.slice(left.to, right.from)
    const turned = between.includes('<') ? between.replace('<', '>') : between.replace('>', '<')
    return turned === between ? [] : [[{ from: left.to, to: right.from, text: turned }]]
  })
}

/** A line that should not be there. */
function deletions(
  { reading: { code }, field }: Aim,
  nodes: readonly AnyNode[],
  places: readonly Place[],
): readonly Candidate[] {
  if (field !== 'createModel') return []
  return nodes
    .filter(({ type }) => type === 'assign' || type === 'expression')
    .filter((node) => places.some((place) => isWithin(place, node)))
    .map((node) => [withoutLines(code, node)])
}

/** Functions that begin, or lie, where the setting is said. */
const functionsAt = (nodes: readonly AnyNode[], places: readonly Place[]) =>
  nodes
    .filter(isFunction)
    .filter((node) =>
      places.some(
        (place) => isWithin(place, node) || (place.from <= node.from && node.from <= place.to),
      ),
    )

/** The whole loss written anew, with its own parameters. */
function losses(
  { reading: { code, framework }, after, field }: Aim,
  nodes: readonly AnyNode[],
  places: readonly Place[],
): readonly Candidate[] {
  if (!['loss', 'convention', 'margin', 'half'].includes(field)) return []
  return functionsAt(nodes, places).flatMap((definition): readonly Candidate[] => {
    const [first, last] = [definition.body[0], definition.body.at(-1)]
    const params = definition.params.map(({ name }) => name).filter((name) => name !== 'self')
    if (first === undefined || last === undefined) return []
    const indent = indentAt(code, first.from)
    const words = wordsIn(textAt(code, definition), framework)
    const [a, b, c] = params
    if (a === undefined || b === undefined) return []
    const ways =
      c === undefined || definition.params.find(({ name }) => name === c)?.value
        ? [
            { label: a, distance: b, pair: null },
            { label: b, distance: a, pair: null },
          ]
        : [
            { label: a, distance: null, pair: [b, c] as const },
            { label: c, distance: null, pair: [a, b] as const },
          ]
    const turned = ways.map(({ label }): Candidate => [
      inserted(first.from, `${label} = 1.0 - ${label}\n${indent}`),
    ])
    const whole = ways.flatMap((way): readonly Candidate[] => {
      const body = contrastiveBody(words, way, after)
      return body === null
        ? []
        : [[{ from: first.from, to: last.to, text: body.join(`\n${indent}`) }]]
    })
    return field === 'convention' ? [...turned, ...whole] : whole
  })
}

/** A statement of its own, where the library has no argument for it. */
function statements(
  { reading: { code, framework }, after, field }: Aim,
  nodes: readonly AnyNode[],
): readonly Candidate[] {
  if (field !== 'clip' || framework !== 'pytorch') return []
  return nodes.flatMap((node): readonly Candidate[] => {
    if (node.type !== 'expression' || !/\.step\(\s*\)$/.test(textAt(code, node))) return []
    const weights = /(\w+(?:\.\w+)*)\.parameters\(\)/.exec(code)?.[0]
    if (weights === undefined) return []
    const indent = indentAt(code, node.from)
    const text = `torch.nn.utils.clip_grad_norm_(${weights}, ${literal(after.clip, '')})\n${indent}`
    return [[inserted(node.from, text)]]
  })
}
