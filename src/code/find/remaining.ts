/** What is said of the lines that nothing else was said of. */
import type { Interpreter } from '../evaluate/interpreter'
import { isKind } from '../evaluate/values'
import { isWithoutEffect } from '../libraries/names'
import type { Expr, Statement } from '../python/ast'
import { proseLines } from '../python/prose'
import type { Notes } from './notes'

export function remainingNotes(
  m: Interpreter,
  notes: Notes,
  statements: readonly Statement[],
): void {
  const said = new Set(notes.all.map(({ place }) => notes.lineOf(place.from)))
  for (const { place, why } of m.troubles) {
    const line = notes.lineOf(place.from)
    if (!said.has(line)) notes.add('unknown', notes.lineSpan(line), capital(why))
    said.add(line)
  }
  proseLines(notes.text).forEach((isProse, i) => {
    if (said.has(i + 1) || !isProse) return
    notes.add('irrelevant', notes.lineSpan(i + 1), 'Not Python: passed over')
    said.add(i + 1)
  })
  const idle = new Set<number>()
  for (const { what, of, place } of m.happenings)
    if (what === 'called' && isKind(of, 'library') && isWithoutEffect(of.path))
      idle.add(notes.lineOf(place.from))
  const walk = (all: readonly Statement[], isFollowed: boolean): void => {
    for (const statement of all) {
      const line = notes.lineOf(statement.from)
      const isRun = isFollowed && m.followed.has(statement.from)
      if (!said.has(line) && !isText(statement)) {
        const [mark, text] = remark(statement, isRun, idle.has(line))
        notes.add(mark, notes.lineSpan(line), text)
        said.add(line)
      }
      for (const body of bodiesOf(statement)) walk(body, isRun || statement.type === 'function')
    }
  }
  walk(statements, true)
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** A docstring or a text that is only there to be read. */
const isText = (statement: Statement): boolean =>
  statement.type === 'expression' &&
  statement.value.type === 'constant' &&
  typeof statement.value.value === 'string'

function remark(
  statement: Statement,
  isRun: boolean,
  isIdle: boolean,
): readonly ['understood' | 'irrelevant', string] {
  if (statement.type === 'import') return ['irrelevant', 'An import']
  if (statement.type === 'function' || statement.type === 'class')
    return ['understood', `${statement.name} is followed where it is used`]
  if (!isRun) return ['irrelevant', 'Not run in this training']
  if (isIdle || isShowing(statement)) return ['irrelevant', 'Changes nothing of the training']
  if (
    statement.type === 'pass' ||
    statement.type === 'assert' ||
    statement.type === 'scope' ||
    statement.type === 'delete'
  )
    return ['irrelevant', 'Changes nothing of the training']
  return ['understood', 'Followed']
}

const SHOWS =
  /^(print|summary|save|save_weights|save_model|savefig|show|plot|write|close|display|info|log|count_params|plot_model|format|legend|title|imshow|xlabel|ylabel|figure|subplots?|mkdir|makedirs|append_metric|add_scalar|set_description|flush|exit)$/

function isShowing({ type, ...rest }: Statement): boolean {
  const value = 'value' in rest ? (rest.value as Expr | null) : null
  if (type !== 'expression' || value?.type !== 'call') return false
  const { callee } = value
  return SHOWS.test(
    callee.type === 'name' ? callee.name : callee.type === 'attribute' ? callee.name : '',
  )
}

export function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.type) {
    case 'if':
      return [...statement.branches.map(({ body }) => body), statement.otherwise]
    case 'for':
      return [statement.body, statement.otherwise]
    case 'try':
      return [statement.body, ...statement.handlers, statement.otherwise, statement.ends]
    case 'while':
    case 'with':
    case 'function':
    case 'class':
      return [statement.body]
    default:
      return []
  }
}
