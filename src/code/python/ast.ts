/**
 * Python as this room reads it: a small syntax tree, with the offsets of each part in the text so that
 * what was read can be shown, and edited, where it stands.
 */
export interface Place {
  /** Offset of the first character. */
  readonly from: number
  /** Offset behind the last one. */
  readonly to: number
}

/** An expression as it stands in the text. */
export type Expr = Place & ExprNode
export type ExprNode =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'constant'; readonly value: number | string | boolean | null }
  | { readonly type: 'ellipsis' }
  | { readonly type: 'format'; readonly parts: readonly (string | Expr)[] }
  | { readonly type: 'tuple' | 'list' | 'set'; readonly items: readonly Expr[] }
  | { readonly type: 'dict'; readonly entries: readonly DictEntry[] }
  | { readonly type: 'star'; readonly value: Expr; readonly double: boolean }
  | Comprehension
  | { readonly type: 'lambda'; readonly params: readonly Param[]; readonly body: Expr }
  | {
      readonly type: 'conditional'
      readonly test: Expr
      readonly then: Expr
      readonly otherwise: Expr
    }
  | { readonly type: 'binary'; readonly op: string; readonly left: Expr; readonly right: Expr }
  | {
      readonly type: 'compare'
      readonly ops: readonly string[]
      readonly operands: readonly Expr[]
    }
  | {
      readonly type: 'boolean'
      readonly op: 'and' | 'or'
      readonly left: Expr
      readonly right: Expr
    }
  | { readonly type: 'unary'; readonly op: string; readonly operand: Expr }
  | CallNode
  | { readonly type: 'attribute'; readonly object: Expr; readonly name: string }
  | { readonly type: 'subscript'; readonly object: Expr; readonly index: Expr }
  | { readonly type: 'slice'; readonly parts: readonly (Expr | null)[] }
  | { readonly type: 'named'; readonly name: string; readonly value: Expr }
  | { readonly type: 'yield'; readonly value: Expr | null }
  | { readonly type: 'unreadable'; readonly why: string }

export interface DictEntry {
  /** Null where a whole dictionary is spread: `**other`. */
  readonly key: Expr | null
  readonly value: Expr
}

interface Comprehension {
  readonly type: 'comprehension'
  readonly of: 'list' | 'set' | 'dict' | 'generator'
  /** Of a dictionary the key. */
  readonly element: Expr
  readonly value: Expr | null
  readonly clauses: readonly Clause[]
}
export interface Clause {
  readonly target: Expr
  readonly iterable: Expr
  readonly conditions: readonly Expr[]
}

interface CallNode {
  readonly type: 'call'
  readonly callee: Expr
  readonly args: readonly Argument[]
}
export type CallExpr = Place & CallNode
export interface Argument extends Place {
  /** Null where it is given by its place. */
  readonly name: string | null
  readonly value: Expr
}

export interface Param extends Place {
  readonly name: string
  readonly kind: 'plain' | 'star' | 'double'
  /** Whether it stands behind a star, so that it must be named. */
  readonly named: boolean
  readonly value: Expr | null
}

export interface FunctionNode {
  readonly type: 'function'
  readonly name: string
  readonly params: readonly Param[]
  readonly body: readonly Statement[]
  readonly decorators: readonly Expr[]
}
export type FunctionDef = Place & FunctionNode
export interface ClassNode {
  readonly type: 'class'
  readonly name: string
  readonly bases: readonly Expr[]
  readonly body: readonly Statement[]
  readonly decorators: readonly Expr[]
}
export type ClassDef = Place & ClassNode
export interface Imported {
  readonly name: string
  readonly as: string | null
}

export type Statement = Place & StatementNode
export type StatementNode =
  | { readonly type: 'assign'; readonly targets: readonly Expr[]; readonly value: Expr }
  /** A class's or a module's annotation without a value. */
  | { readonly type: 'declare'; readonly target: Expr }
  | { readonly type: 'update'; readonly target: Expr; readonly op: string; readonly value: Expr }
  | { readonly type: 'expression'; readonly value: Expr }
  | { readonly type: 'return'; readonly value: Expr | null }
  | { readonly type: 'import'; readonly module: string | null; readonly names: readonly Imported[] }
  | {
      readonly type: 'if'
      readonly branches: readonly Branch[]
      readonly otherwise: readonly Statement[]
    }
  | {
      readonly type: 'for'
      readonly target: Expr
      readonly iterable: Expr
      readonly body: readonly Statement[]
      readonly otherwise: readonly Statement[]
    }
  | { readonly type: 'while'; readonly test: Expr; readonly body: readonly Statement[] }
  | {
      readonly type: 'try'
      readonly body: readonly Statement[]
      readonly handlers: readonly (readonly Statement[])[]
      readonly otherwise: readonly Statement[]
      readonly ends: readonly Statement[]
    }
  | {
      readonly type: 'with'
      readonly items: readonly WithItem[]
      readonly body: readonly Statement[]
    }
  | { readonly type: 'scope'; readonly global: boolean; readonly names: readonly string[] }
  | { readonly type: 'delete'; readonly targets: readonly Expr[] }
  | { readonly type: 'assert' }
  | { readonly type: 'raise' | 'pass' | 'break' | 'continue' }
  | { readonly type: 'unreadable'; readonly why: string }
  | FunctionNode
  | ClassNode

export interface Branch {
  readonly test: Expr
  readonly body: readonly Statement[]
}
export interface WithItem {
  readonly value: Expr
  readonly target: Expr | null
}
