/** From the parser's tree of an expression to ours. */
import type { SyntaxNode } from '@lezer/common'
import type { Argument, Clause, DictEntry, Expr, ExprNode, Param } from './ast'
import { numberValue, quotesOf, stringValue, unescaped } from './strings'

/** Deeper ones are no network; ours is a recursion, theirs is not. */
const DEEPEST = 150

export const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'Comment') children.push(child)
  return children
}

/** Reads expressions of one text. */
export class ExpressionReader {
  private depth = 0

  constructor(readonly text: string) {}

  textOf(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to)
  }

  expr(node: SyntaxNode): Expr {
    if (this.depth >= DEEPEST) return unreadable(node, 'it is nested too deeply')
    this.depth++
    try {
      return { ...this.inner(node), from: node.from, to: node.to } as Expr
    } finally {
      this.depth--
    }
  }

  /** One expression, or a tuple without parentheses. */
  several(nodes: readonly SyntaxNode[]): Expr {
    const first = nodes[0]
    const last = nodes.at(-1)
    if (first === undefined || last === undefined)
      return { type: 'unreadable', why: 'something is missing', from: 0, to: 0 }
    const items = this.items(nodes)
    if (nodes.some(({ name }) => name === ',') || items.length !== 1)
      return { type: 'tuple', items, from: first.from, to: last.to }
    return items[0]!
  }

  /** What stands between commas, stars with what they spread. */
  items(nodes: readonly SyntaxNode[]): Expr[] {
    const items: Expr[] = []
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!
      if (node.name === ',') continue
      const next = nodes[i + 1]
      if ((node.name === '*' || node.name === '**') && next) {
        items.push({
          type: 'star',
          double: node.name === '**',
          value: this.expr(next),
          from: node.from,
          to: next.to,
        })
        i++
      } else items.push(this.expr(node))
    }
    return items
  }

  private inner(node: SyntaxNode): ExprNode {
    const children = () => childrenOf(node)
    const inside = () => childrenOf(node).filter(({ name }) => !BRACKETS.has(name))
    switch (node.name) {
      case 'VariableName':
        return { type: 'name', name: this.textOf(node) }
      case 'Number':
        return { type: 'constant', value: numberValue(this.textOf(node)) }
      case 'Boolean':
        return { type: 'constant', value: this.textOf(node) === 'True' }
      case 'None':
        return { type: 'constant', value: null }
      case 'Ellipsis':
        return { type: 'ellipsis' }
      case 'String':
        return { type: 'constant', value: stringValue(this.textOf(node)) }
      case 'FormatString':
        return { type: 'format', parts: this.format(node) }
      case 'ContinuedString':
        return this.joined(children())
      case 'ParenthesizedExpression': {
        const nodes = inside()
        const found = this.several(nodes)
        return nodes.length === 0 ? unreadableOf('something is missing in parentheses') : found
      }
      case 'TupleExpression':
        return { type: 'tuple', items: this.items(inside()) }
      case 'ArrayExpression':
        return { type: 'list', items: this.items(inside()) }
      case 'SetExpression':
        return { type: 'set', items: this.items(inside()) }
      case 'DictionaryExpression':
        return { type: 'dict', entries: this.entries(inside()) }
      case 'ArrayComprehensionExpression':
        return this.comprehension('list', inside())
      case 'SetComprehensionExpression':
        return this.comprehension('set', inside())
      case 'ComprehensionExpression':
        return this.comprehension('generator', inside())
      case 'DictionaryComprehensionExpression':
        return this.comprehension('dict', inside())
      case 'LambdaExpression': {
        const nodes = children()
        const list = nodes.find(({ name }) => name === 'ParamList')
        return {
          type: 'lambda',
          params: list ? this.params(list) : [],
          body: this.expr(nodes.at(-1)!),
        }
      }
      case 'ConditionalExpression': {
        const [then, , test, , otherwise] = children()
        if (!then || !test || !otherwise) return unreadableOf('the condition is not complete')
        return {
          type: 'conditional',
          test: this.expr(test),
          then: this.expr(then),
          otherwise: this.expr(otherwise),
        }
      }
      case 'UnaryExpression': {
        const [op, operand] = children()
        if (!op || !operand) return unreadableOf('an operand is missing')
        if (op.name === 'not') return this.booleans(node)
        return { type: 'unary', op: this.textOf(op), operand: this.expr(operand) }
      }
      case 'BinaryExpression':
        return this.binary(node)
      case 'CallExpression': {
        const [callee, list] = children()
        if (!callee || !list) return unreadableOf('the call is not complete')
        return { type: 'call', callee: this.expr(callee), args: this.args(list) }
      }
      case 'MemberExpression': {
        const text = this.textOf(node).trim()
        // The grammar knows no number that ends in its point.
        if (/^[\d_]+\.(e\d+)?$/i.test(text)) return { type: 'constant', value: numberValue(text) }
        return this.member(children())
      }
      case 'NamedExpression': {
        const [name, , value] = children()
        if (!name || !value) return unreadableOf('something is missing')
        return { type: 'named', name: this.textOf(name), value: this.expr(value) }
      }
      case 'AwaitExpression':
        return this.expr(children().at(-1)!)
      case 'YieldExpression': {
        const nodes = children().filter(
          ({ name }) => name !== 'yield' && name !== 'from' && name !== '⚠',
        )
        return { type: 'yield', value: nodes.length === 0 ? null : this.several(nodes) }
      }
      default:
        return unreadableOf('it is not Python')
    }
  }

  private format(node: SyntaxNode): (string | Expr)[] {
    const { raw, open, close } = quotesOf(this.textOf(node))
    const parts: (string | Expr)[] = []
    const plain = (from: number, to: number) => {
      const text = this.text.slice(from, to).replaceAll('{{', '{').replaceAll('}}', '}')
      if (text !== '') parts.push(raw ? text : unescaped(text))
    }
    let at = node.from + open
    for (const child of childrenOf(node)) {
      if (child.name !== 'FormatReplacement') continue
      plain(at, child.from)
      const value = childrenOf(child).find(({ name }) => !/^([{}=]|Format.*|⚠)$/.test(name))
      if (value) parts.push(this.expr(value))
      at = child.to
    }
    plain(at, node.to - close)
    return parts
  }

  private joined(nodes: readonly SyntaxNode[]): ExprNode {
    const parts = nodes.map((node) => this.expr(node))
    if (parts.every((part) => part.type === 'constant'))
      return { type: 'constant', value: parts.map((part) => String(part.value)).join('') }
    return {
      type: 'format',
      parts: parts.flatMap((part) => (part.type === 'format' ? part.parts : [part])),
    }
  }

  private entries(nodes: readonly SyntaxNode[]): DictEntry[] {
    const entries: DictEntry[] = []
    const rest = nodes.filter(({ name }) => name !== ',')
    for (let i = 0; i < rest.length; i++) {
      const node = rest[i]!
      const next = rest[i + 1]
      if (node.name === '**' && next) entries.push({ key: null, value: this.expr(rest[++i]!) })
      else if (next?.name === ':' && rest[i + 2]) {
        entries.push({ key: this.expr(node), value: this.expr(rest[i + 2]!) })
        i += 2
      }
    }
    return entries
  }

  private comprehension(
    of: 'list' | 'set' | 'dict' | 'generator',
    nodes: readonly SyntaxNode[],
  ): ExprNode {
    const start = nodes.findIndex(({ name }) => name === 'for' || name === 'async')
    const head = nodes.slice(0, start).filter(({ name }) => name !== ':')
    const element = head[0]
    const clauses = this.clauses(nodes.slice(start))
    if (!element || start < 0 || clauses === null)
      return unreadableOf('the comprehension is not complete')
    return {
      type: 'comprehension',
      of,
      element: this.expr(element),
      value: of === 'dict' && head[1] ? this.expr(head[1]) : null,
      clauses,
    }
  }

  private clauses(nodes: readonly SyntaxNode[]): Clause[] | null {
    const clauses: { target: Expr; iterable: Expr; conditions: Expr[] }[] = []
    for (let i = 0; i < nodes.length; i++) {
      const name = nodes[i]!.name
      if (name === 'for') {
        const at = nodes.findIndex((node, k) => k > i && node.name === 'in')
        const iterable = nodes[at + 1]
        if (at < 0 || !iterable) return null
        clauses.push({
          target: this.several(nodes.slice(i + 1, at)),
          iterable: this.expr(iterable),
          conditions: [],
        })
        i = at + 1
      } else if (name === 'if' && nodes[i + 1])
        clauses.at(-1)?.conditions.push(this.expr(nodes[++i]!))
    }
    return clauses
  }

  params(list: SyntaxNode): Param[] {
    const params: Param[] = []
    const nodes = childrenOf(list).filter(({ name }) => !BRACKETS.has(name) || name === '*')
    let named = false
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!
      const next = nodes[i + 1]
      if (node.name === '*' || node.name === '**') {
        named = true
        if (next?.name !== 'VariableName') continue
        params.push({
          name: this.textOf(next),
          kind: node.name === '*' ? 'star' : 'double',
          named: false,
          value: null,
          from: next.from,
          to: next.to,
        })
        i++
      } else if (node.name === 'VariableName') {
        const assigned = nodes[i + (next?.name === 'TypeDef' ? 2 : 1)]
        const value =
          assigned?.name === 'AssignOp' ? nodes[i + (next?.name === 'TypeDef' ? 3 : 2)] : undefined
        params.push({
          name: this.textOf(node),
          kind: 'plain',
          named,
          value: value ? this.expr(value) : null,
          from: node.from,
          to: value?.to ?? node.to,
        })
        if (value) i = nodes.indexOf(value)
      }
    }
    return params
  }

  args(list: SyntaxNode): Argument[] {
    const nodes = childrenOf(list).filter(
      ({ name }) => name !== '(' && name !== ')' && name !== '⚠',
    )
    if (nodes.some(({ name }) => name === 'for')) {
      const generator = this.comprehension('generator', nodes)
      const at = { from: list.from, to: list.to }
      return [{ name: null, value: { ...generator, ...at } as Expr, ...at }]
    }
    const args: Argument[] = []
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!
      const next = nodes[i + 1]
      if (node.name === ',') continue
      if ((node.name === '*' || node.name === '**') && next) {
        const value: Expr = {
          type: 'star',
          double: node.name === '**',
          value: this.expr(next),
          from: node.from,
          to: next.to,
        }
        args.push({ name: null, value, from: node.from, to: next.to })
        i++
      } else if (next?.name === 'AssignOp' && nodes[i + 2] && nodes[i + 2]!.name !== ',') {
        const value = nodes[i + 2]!
        args.push({
          name: this.textOf(node),
          value: this.expr(value),
          from: node.from,
          to: value.to,
        })
        i += 2
      } else if (next?.name === 'AssignOp') i++
      else args.push({ name: null, value: this.expr(node), from: node.from, to: node.to })
    }
    return args
  }

  private member(nodes: readonly SyntaxNode[]): ExprNode {
    const [object, mark, name] = nodes
    if (!object || !mark) return unreadableOf('something is missing')
    if (mark.name === '.')
      return { type: 'attribute', object: this.expr(object), name: name ? this.textOf(name) : '' }
    const inside = nodes.slice(2).filter((node) => node.name !== ']' && node.name !== '⚠')
    const parts: Expr[] = []
    let from = 0
    for (let i = 0; i <= inside.length; i++) {
      if (i < inside.length && inside[i]!.name !== ',') continue
      if (i > from) parts.push(this.index(inside.slice(from, i)))
      from = i + 1
    }
    const isTuple = inside.some((node) => node.name === ',')
    const first = parts[0]
    if (!first) return unreadableOf('the index is missing')
    const index: Expr = isTuple
      ? { type: 'tuple', items: parts, from: first.from, to: parts.at(-1)!.to }
      : first
    return { type: 'subscript', object: this.expr(object), index }
  }

  private index(nodes: readonly SyntaxNode[]): Expr {
    if (!nodes.some(({ name }) => name === ':')) return this.several(nodes)
    const parts: (Expr | null)[] = [null, null, null]
    let at = 0
    for (const node of nodes) {
      if (node.name === ':') at++
      else if (at < 3) parts[at] = this.expr(node)
    }
    return { type: 'slice', parts, from: nodes[0]!.from, to: nodes.at(-1)!.to }
  }

  private binary(node: SyntaxNode): ExprNode {
    const nodes = childrenOf(node)
    const left = nodes[0]
    const right = nodes.at(-1)
    if (!left || !right || nodes.length < 3 || right.name === '⚠')
      return unreadableOf('an operand is missing')
    const op = nodes
      .slice(1, -1)
      .map((part) => this.textOf(part))
      .join(' ')
    if (op === 'and' || op === 'or') return this.booleans(node)
    if (!COMPARISONS.has(op))
      return { type: 'binary', op, left: this.expr(left), right: this.expr(right) }
    const before = this.chain(left)
    const after = this.chain(right)
    return {
      type: 'compare',
      ops: [...before.ops, op, ...after.ops],
      operands: [...before.operands, ...after.operands],
    }
  }

  /** `a < b < c` is two comparisons of three operands, as deep as it is nested. */
  private chain(node: SyntaxNode): { ops: readonly string[]; operands: readonly Expr[] } {
    const found = this.expr(node)
    return node.name === 'BinaryExpression' && found.type === 'compare'
      ? found
      : { ops: [], operands: [found] }
  }

  /** `and`, `or` and `not` anew by Python's precedence: the grammar lets `not` reach over what follows. */
  private booleans(node: SyntaxNode): ExprNode {
    const tokens: (Expr | 'and' | 'or' | 'not')[] = []
    const flatten = (each: SyntaxNode, depth: number): void => {
      const nodes = childrenOf(each)
      const op = nodes[1]?.name
      if (
        depth < DEEPEST &&
        each.name === 'BinaryExpression' &&
        (op === 'and' || op === 'or') &&
        nodes[2]
      ) {
        flatten(nodes[0]!, depth + 1)
        tokens.push(op)
        flatten(nodes[2], depth + 1)
      } else if (
        depth < DEEPEST &&
        each.name === 'UnaryExpression' &&
        nodes[0]?.name === 'not' &&
        nodes[1]
      ) {
        tokens.push('not')
        flatten(nodes[1], depth + 1)
      } else tokens.push(this.expr(each))
    }
    flatten(node, 0)
    let at = 0
    const not = (): Expr => {
      const token = tokens[at++]
      if (token === 'not') {
        const operand = not()
        return { type: 'unary', op: 'not', operand, from: node.from, to: operand.to }
      }
      return typeof token === 'object' ? token : unreadable(node, 'an operand is missing')
    }
    const chain = (op: 'and' | 'or', operand: () => Expr): Expr => {
      let left = operand()
      while (tokens[at] === op) {
        at++
        const right = operand()
        left = { type: 'boolean', op, left, right, from: left.from, to: right.to }
      }
      return left
    }
    return chain('or', () => chain('and', not))
  }
}

const BRACKETS: ReadonlySet<string> = new Set(['(', ')', '[', ']', '{', '}', '⚠'])
const COMPARISONS: ReadonlySet<string> = new Set([
  '<',
  '>',
  '<=',
  '>=',
  '==',
  '!=',
  '<>',
  'in',
  'not in',
  'is',
  'is not',
])

const unreadableOf = (why: string): ExprNode => ({ type: 'unreadable', why })
const unreadable = (node: SyntaxNode, why: string): Expr => ({
  type: 'unreadable',
  why,
  from: node.from,
  to: node.to,
})
