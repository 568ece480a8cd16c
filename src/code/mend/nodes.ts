/** What stands where in pasted code, for edits. */
import type { CallExpr, Expr, FunctionDef, Place, Statement } from '../python/ast'
import { parsePython } from '../python/parse'

export type AnyNode = (Expr | Statement) & Place

/** Every expression and statement, outer ones before those within. */
export function nodesOf(code: string): readonly AnyNode[] {
  const found: AnyNode[] = []
  const visit = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    if ('type' in value && 'from' in value) found.push(value as AnyNode)
    for (const inner of Object.values(value)) if (typeof inner === 'object') visit(inner)
  }
  visit(parsePython(code))
  return found
}

export type Constant = Expr & { readonly type: 'constant' }

export const isConstant = (node: AnyNode): node is Constant => node.type === 'constant'
export const isCall = (node: AnyNode): node is CallExpr & Expr => node.type === 'call'
export const isFunction = (node: AnyNode): node is FunctionDef & Statement =>
  node.type === 'function'

export const isWithin = (inner: Place, outer: Place): boolean =>
  inner.from >= outer.from && inner.to <= outer.to

/** The last part of what is called: `relu` of `F.relu`. */
export function calleeName({ callee }: CallExpr): string {
  return callee.type === 'attribute' || callee.type === 'name' ? callee.name : ''
}

/** What the line of an offset is indented by. */
export function indentAt(code: string, offset: number): string {
  const start = code.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(code.slice(start))?.[0] ?? ''
}
