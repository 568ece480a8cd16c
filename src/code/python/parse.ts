/** From text to statements. A line that is not Python is one statement of its own, and costs no other. */
import { parser } from '@lezer/python'
import type { SyntaxNode } from '@lezer/common'
import type {
  Branch,
  ClassNode,
  Expr,
  FunctionNode,
  Imported,
  Statement,
  StatementNode,
  WithItem,
} from './ast'
import { childrenOf, ExpressionReader } from './expressions'
import { withoutProse } from './prose'

/** Statements within statements; Python itself stops at 100. */
const DEEPEST = 100

/** Steps of the parser: a text of 100,000 characters takes 37,000; what is no Python takes more, each dearer. */
const STEPS = 45_000

/** @returns the statements of a text, first to last; null where it is too far from Python to be parsed */
export function parsePython(text: string): readonly Statement[] | null {
  const reader = new StatementReader(withoutMagic(text))
  const parse = parser.startParse(withoutBareDots(reader.text))
  for (let step = 0; step < STEPS; step++) {
    const tree = parse.advance()
    if (tree !== null) return reader.statements(childrenOf(tree.topNode))
  }
  return null
}

/**
 * What is no Python of today, as text of the same length that is: a notebook's `%matplotlib` and `!pip`,
 * sentences between pieces of code, and Python 2's print.
 */
const withoutMagic = (text: string) =>
  withoutProse(text.replace(/^([ \t]*)[%!](?=[\w%!])/gm, '$1#').replace(PRINTS, '$1pass#'))

/** `255.` as a number of as many characters: the parser takes its dot for a member's. */
const withoutBareDots = (text: string) =>
  text.replace(/(?<![\w.])(\d+)\.(?![\w.])/g, (_, digits: string) => `${digits}0`)

const PRINTS = /^([ \t]*)print(?=[ \t]+["'\w])/gm

class StatementReader extends ExpressionReader {
  private level = 0

  statements(nodes: readonly SyntaxNode[]): Statement[] {
    if (this.level >= DEEPEST) return []
    this.level++
    const all = nodes.flatMap((node) =>
      node.name === 'StatementGroup'
        ? this.statements(childrenOf(node).filter(({ name }) => name !== ';'))
        : this.statement(node),
    )
    this.level--
    return all
  }

  private bodyOf(node: SyntaxNode | undefined): Statement[] {
    return node === undefined
      ? []
      : this.statements(childrenOf(node).filter(({ name }) => name !== ':'))
  }

  private statement(node: SyntaxNode): Statement {
    return { ...this.read(node), from: node.from, to: node.to } as Statement
  }

  private read(node: SyntaxNode): StatementNode {
    const nodes = childrenOf(node)
    switch (node.name) {
      case 'AssignStatement':
        return this.assign(nodes)
      case 'UpdateStatement': {
        const [target, op, ...value] = nodes
        if (!target || !op || value.length === 0) return unreadable('something is missing')
        return {
          type: 'update',
          target: this.expr(target),
          op: this.textOf(op).slice(0, -1),
          value: this.several(value),
        }
      }
      case 'ExpressionStatement':
        return { type: 'expression', value: this.several(nodes) }
      case 'YieldStatement': {
        const value = nodes.filter(({ name }) => name !== 'yield' && name !== 'from')
        const yielded: Expr = {
          type: 'yield',
          value: value.length === 0 ? null : this.several(value),
          from: node.from,
          to: node.to,
        }
        return { type: 'expression', value: yielded }
      }
      case 'ReturnStatement':
        return { type: 'return', value: nodes.length > 1 ? this.several(nodes.slice(1)) : null }
      case 'ImportStatement':
        return this.imported(nodes)
      case 'IfStatement':
        return this.conditional(nodes)
      case 'ForStatement': {
        const at = nodes.findIndex(({ name }) => name === 'for')
        const inside = nodes.findIndex(({ name }) => name === 'in')
        const body = nodes.findIndex(({ name }) => name === 'Body')
        if (inside < 0 || body < 0) return unreadable('the loop is not complete')
        return {
          type: 'for',
          target: this.several(nodes.slice(at + 1, inside)),
          iterable: this.several(nodes.slice(inside + 1, body)),
          body: this.bodyOf(nodes[body]),
          otherwise: this.bodyOf(nodes.slice(body + 1).find(({ name }) => name === 'Body')),
        }
      }
      case 'WhileStatement': {
        const [, test, body] = nodes
        if (!test || !body) return unreadable('the loop is not complete')
        return { type: 'while', test: this.expr(test), body: this.bodyOf(body) }
      }
      case 'TryStatement':
        return this.attempt(nodes)
      case 'WithStatement':
        return this.within(nodes)
      case 'FunctionDefinition':
        return this.definition(node, [])
      case 'ClassDefinition':
        return this.klass(node, [])
      case 'DecoratedStatement': {
        const decorators = nodes
          .filter(({ name }) => name === 'Decorator')
          .map((each) => this.decorator(each))
        const inner = nodes.at(-1)!
        if (inner.name === 'FunctionDefinition') return this.definition(inner, decorators)
        return inner.name === 'ClassDefinition'
          ? this.klass(inner, decorators)
          : unreadable('a decorator without what it decorates')
      }
      case 'ScopeStatement':
        return {
          type: 'scope',
          global: nodes[0]?.name === 'global',
          names: nodes
            .filter(({ name }) => name === 'VariableName')
            .map((each) => this.textOf(each)),
        }
      case 'DeleteStatement':
        return { type: 'delete', targets: this.items(nodes.slice(1)) }
      case 'AssertStatement':
        return { type: 'assert' }
      case 'RaiseStatement':
        return { type: 'raise' }
      case 'PassStatement':
      case 'PrintStatement':
      case 'TypeDefinition':
        return { type: 'pass' }
      case 'BreakStatement':
        return { type: 'break' }
      case 'ContinueStatement':
        return { type: 'continue' }
      case 'MatchStatement':
        return unreadable('match is not followed here')
      default:
        return unreadable('it is not Python')
    }
  }

  private assign(nodes: readonly SyntaxNode[]): StatementNode {
    const groups: SyntaxNode[][] = [[]]
    for (const node of nodes) {
      if (node.name === 'AssignOp') groups.push([])
      else if (node.name !== 'TypeDef') groups.at(-1)!.push(node)
    }
    const value = groups.pop()!
    if (groups.length === 0) return { type: 'declare', target: this.several(value) }
    if (value.length === 0 || groups.some((group) => group.length === 0))
      return unreadable('something is missing')
    return {
      type: 'assign',
      targets: groups.map((group) => this.several(group)),
      value: this.several(value),
    }
  }

  private imported(nodes: readonly SyntaxNode[]): StatementNode {
    const at = nodes.findIndex(({ name }) => name === 'import')
    const dotted = (part: readonly SyntaxNode[]) => part.map((each) => this.textOf(each)).join('')
    const module = nodes[0]?.name === 'from' ? dotted(nodes.slice(1, at)) : null
    const names: Imported[] = []
    let part: SyntaxNode[] = []
    const close = () => {
      const as = part.findIndex(({ name }) => name === 'as')
      const path = dotted(as < 0 ? part : part.slice(0, as))
      const renamed = part[as + 1]
      if (path !== '')
        names.push({ name: path, as: as < 0 || !renamed ? null : this.textOf(renamed) })
      part = []
    }
    for (const node of nodes.slice(at + 1)) {
      if (node.name === ',') close()
      else if (node.name !== '(' && node.name !== ')' && node.name !== '⚠') part.push(node)
    }
    close()
    return { type: 'import', module, names }
  }

  private conditional(nodes: readonly SyntaxNode[]): StatementNode {
    const branches: Branch[] = []
    let otherwise: readonly Statement[] = []
    for (let i = 0; i < nodes.length; i++) {
      const { name } = nodes[i]!
      const body = nodes.slice(i).find((each) => each.name === 'Body')
      if ((name === 'if' || name === 'elif') && nodes[i + 1])
        branches.push({ test: this.expr(nodes[i + 1]!), body: this.bodyOf(body) })
      else if (name === 'else') otherwise = this.bodyOf(body)
    }
    return { type: 'if', branches, otherwise }
  }

  private attempt(nodes: readonly SyntaxNode[]): StatementNode {
    const parts = {
      body: [] as Statement[],
      handlers: [] as Statement[][],
      otherwise: [] as Statement[],
      ends: [] as Statement[],
    }
    let under = 'try'
    for (const node of nodes) {
      if (node.name === 'Body') {
        const body = this.bodyOf(node)
        if (under === 'try') parts.body = body
        else if (under === 'except') parts.handlers.push(body)
        else if (under === 'else') parts.otherwise = body
        else parts.ends = body
      } else if (/^(try|except|else|finally)$/.test(node.name)) under = node.name
    }
    return { type: 'try', ...parts }
  }

  private within(nodes: readonly SyntaxNode[]): StatementNode {
    const items: WithItem[] = []
    const start = nodes.findIndex(({ name }) => name === 'with')
    const end = nodes.findIndex(({ name }) => name === 'Body')
    const inside = nodes
      .slice(start + 1, end < 0 ? undefined : end)
      .filter(({ name }) => name !== ',' && name !== '⚠')
    for (let i = 0; i < inside.length; i++) {
      const named = inside[i + 1]?.name === 'as' ? inside[i + 2] : undefined
      items.push({ value: this.expr(inside[i]!), target: named ? this.expr(named) : null })
      if (named) i += 2
    }
    return { type: 'with', items, body: this.bodyOf(nodes[end]) }
  }

  private definition(node: SyntaxNode, decorators: readonly Expr[]): FunctionNode {
    const nodes = childrenOf(node)
    const name = nodes.find((each) => each.name === 'VariableName')
    const list = nodes.find((each) => each.name === 'ParamList')
    return {
      type: 'function',
      name: name ? this.textOf(name) : '',
      params: list ? this.params(list) : [],
      body: this.bodyOf(nodes.find((each) => each.name === 'Body')),
      decorators,
    }
  }

  private klass(node: SyntaxNode, decorators: readonly Expr[]): ClassNode {
    const nodes = childrenOf(node)
    const name = nodes.find((each) => each.name === 'VariableName')
    const list = nodes.find((each) => each.name === 'ArgList')
    const bases = list
      ? this.args(list)
          .filter((each) => each.name === null)
          .map(({ value }) => value)
      : []
    return {
      type: 'class',
      name: name ? this.textOf(name) : '',
      bases,
      body: this.bodyOf(nodes.find((each) => each.name === 'Body')),
      decorators,
    }
  }

  private decorator(node: SyntaxNode): Expr {
    const nodes = childrenOf(node).filter(({ name }) => name !== 'At')
    const list = nodes.find(({ name }) => name === 'ArgList')
    const names = nodes.filter(({ name }) => name === 'VariableName' || name === 'PropertyName')
    const [first, ...rest] = names
    let found: Expr = first
      ? this.expr(first)
      : { type: 'unreadable', why: 'something is missing', from: node.from, to: node.to }
    for (const name of rest)
      found = {
        type: 'attribute',
        object: found,
        name: this.textOf(name),
        from: found.from,
        to: name.to,
      }
    return list
      ? { type: 'call', callee: found, args: this.args(list), from: node.from, to: node.to }
      : found
  }
}

const unreadable = (why: string): StatementNode => ({ type: 'unreadable', why })
