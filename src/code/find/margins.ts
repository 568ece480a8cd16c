/** Where the margin that a loss was found to have is written: the literal under a name like it. */
import type { Expr, Param, Statement } from '../python/ast'
import type { Notes } from './notes'
import { bodiesOf } from './remaining'

const NAMED = /^(\w*margin\w*|alpha|m)$/i

export function marginNote(notes: Notes, statements: readonly Statement[]): void {
  const { margin } = notes.config
  if (typeof margin !== 'number') return
  const look = (name: string, value: Expr | null): void => {
    const isIt = value?.type === 'constant' && value.value === margin && NAMED.test(name)
    if (isIt) notes.add('understood', value, `Margin: ${margin}`, ['margin'])
  }
  const parameters = (params: readonly Param[]) => {
    for (const { name, value } of params) look(name, value)
  }
  const call = (value: Expr | null): void => {
    if (value?.type !== 'call') return
    for (const each of value.args) {
      if (each.name !== null) look(each.name, each.value)
      call(each.value)
    }
  }
  const walk = (all: readonly Statement[]): void => {
    for (const statement of all) {
      if (statement.type === 'assign') {
        for (const target of statement.targets)
          if (target.type === 'name' || target.type === 'attribute')
            look(target.name, statement.value)
        call(statement.value)
      } else if (statement.type === 'function') parameters(statement.params)
      else if (statement.type === 'expression' || statement.type === 'return') call(statement.value)
      for (const body of bodiesOf(statement)) walk(body)
    }
  }
  walk(statements)
}
