/** Texts that nobody means well with, for tests: mutated scripts, and what is made to hang a reader. */

/** Numbers from a seed, from 0 to 1. */
export function chanceFrom(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

const MIXED = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ':',
  ',',
  '\n',
  '\t',
  '    ',
  '"',
  "'",
  '"""',
  '\\',
  '#',
  '@',
  '*',
  '**',
  '=',
  '.',
  'self',
  'None',
  'lambda x: ',
  'for i in range(10**9):\n  ',
  'while True:\n  ',
  'def f(x):\n  return f(x)\n',
  'yield ',
  'del ',
  'import ',
  '9**9**9',
  '[0]*10**9',
  '\u0000',
  '￿',
  'é',
  'nn.Conv2d(',
  'Dense(',
  '-1',
  '1e999',
  'x = x + x\n',
  'not ',
  ' if ',
  ' else ',
  'class A(A):\n  ',
]

/** One of many small changes to a text. */
export function mutated(text: string, chance: () => number): string {
  const at = (length: number) => Math.floor(chance() * length)
  let changed = text
  for (let i = 0; i <= at(6); i++) {
    const from = at(changed.length)
    const to = Math.min(changed.length, from + at(chance() < 0.5 ? 8 : 200))
    const lines = changed.split('\n')
    switch (at(7)) {
      case 0:
        changed = changed.slice(0, from) + changed.slice(to)
        break
      case 1:
        changed = changed.slice(0, from) + MIXED[at(MIXED.length)]! + changed.slice(from)
        break
      case 2:
        changed = changed.slice(0, to) + changed.slice(from)
        break
      case 3:
        lines.splice(at(lines.length), 1)
        changed = lines.join('\n')
        break
      case 4: {
        const [line = ''] = lines.splice(at(lines.length), 1)
        lines.splice(at(lines.length), 0, line)
        changed = lines.join('\n')
        break
      }
      case 5:
        changed = changed.replace(/\d+/g, (number) =>
          chance() < 0.1 ? String(Math.floor(10 ** (chance() * 12))) : number,
        )
        break
      default:
        changed = changed.slice(0, from) + changed.slice(from, to).toUpperCase() + changed.slice(to)
    }
  }
  return changed
}

const times = (text: string, count: number) => text.repeat(count)

/** By name. */
export const HOSTILE: Readonly<Record<string, string>> = {
  'an endless loop': 'while True:\n    x = 1\n',
  'an endless loop that grows': 'x = [1]\nwhile True:\n    x = x + x\n',
  'an endless loop of texts': 'x = "a"\nwhile True:\n    x += x\n',
  'loops in loops':
    times('for i in range(1000000):\n', 1) +
    Array.from(
      { length: 20 },
      (_, i) => `${times('    ', i + 1)}for i${i} in range(1000000):\n`,
    ).join('') +
    times('    ', 21) +
    'pass\n',
  'a function that calls itself': 'def f(n):\n    return f(n + 1) + f(n + 2)\nf(0)\n',
  'functions that call each other':
    'def f(n):\n    return g(n)\ndef g(n):\n    return f(n)\nf(1)\n',
  'a class that makes itself': 'class A:\n    def __init__(self):\n        self.a = A()\nA()\n',
  'a class of itself':
    'class A: pass\nclass A(A): pass\nclass A(A):\n    def f(self): return super().f()\nA().f()\n',
  'a huge list': 'x = [0] * 10**9\ny = list(range(10**9))\nz = [i for i in range(10**12)]\n',
  'a huge text': 'x = "a" * 10**9\ny = x * 10**9\n',
  'a huge power': 'x = 9**9**9\ny = 9**9**9**9\nz = 1 << 10**9\nw = 2.0**1e308\n',
  'a huge array':
    'import numpy as np\nx = np.zeros((100000, 100000))\ny = np.ones((1000, 1000)) @ np.ones((1000, 1000))\n',
  'deep parentheses': `x = ${times('(', 20_000)}1${times(')', 20_000)}\n`,
  'deep lists': `x = ${times('[', 50_000)}\n`,
  'deep calls': `x = ${times('f(', 10_000)}${times(')', 10_000)}\n`,
  'deep attributes': `x = a${times('.b', 20_000)}\n`,
  'deep subscripts': `x = a${times('[0]', 20_000)}\n`,
  'deep unary': `x = ${times('-', 20_000)}1\ny = ${times('not ', 20_000)}1\n`,
  'a long sum': `x = ${times('1 + ', 30_000)}1\n`,
  'a long comparison': `x = ${times('1 < ', 20_000)}1\n`,
  'a long chain of or': `x = ${times('a or ', 20_000)}b\n`,
  'deep indentation': Array.from({ length: 500 }, (_, i) => `${times(' ', i)}if x:\n`).join(''),
  'deep lambdas': `x = ${times('lambda: ', 10_000)}1\n`,
  'deep conditionals': `x = ${times('a if b else ', 10_000)}c\n`,
  'deep f-strings': `x = ${times("f'{", 2_000)}\n`,
  'five megabytes of code': times('x = Dense(10)(x)\n', 300_000),
  'five megabytes in one line': `x = "${times('a', 5_000_000)}"`,
  'five megabytes of brackets': times('[', 5_000_000),
  'five megabytes of a notebook': JSON.stringify({
    cells: [{ cell_type: 'code', source: times('x = 1\n', 800_000) }],
  }),
  'a notebook with a large picture': JSON.stringify({
    cells: [{ cell_type: 'code', source: ['x = 1\n'], outputs: [times('a', 4_000_000)] }],
  }),
  'a damaged notebook': '{"cells": [{"cell_type": "code", "source": ["x',
  'a notebook of nothing': '{"cells": 3, "nbformat": {}}',
  bytes: Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * 7_919) % 65_536)).join(
    '',
  ),
  'a picture': `\u0089PNG\r\n\u001a\n${times('\u0000\u0001\u00ff', 10_000)}`,
  'nothing but blanks': times(' \n\t', 10_000),
  'many functions that are never called': times(
    'def f(a, b):\n    return [f(x, y) for x in a for y in b]\n',
    4_000,
  ),
  'many classes': Array.from(
    { length: 3_000 },
    (_, i) =>
      `class A${i}(nn.Module):\n    def forward(self, x):\n        return self.forward(x)\n`,
  ).join(''),
  'a tower without end':
    'from keras.layers import *\nfrom keras.models import *\nx = Input((28, 28, 1))\nwhile True:\n    x = Conv2D(3, 3)(x)\n',
  'a wide network':
    'from keras.layers import *\nfrom keras.models import *\na = Input((28, 28, 1))\nx = a\nfor i in range(100000):\n    x = add([x, x, x])\nm = Model(a, x)\nfor i in range(10000):\n    x = m(x)\n',
  'a network of many inputs':
    'from keras.layers import *\nfrom keras.models import *\nd = Dense(3)\ninputs = [Input((9,)) for _ in range(10**9)]\nm = Model(inputs, Add()([d(x) for x in inputs]))\nm.compile(loss="mse")\n',
  'a network in itself':
    'import torch.nn as nn\nclass N(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.n = self\n        self.s = nn.Sequential(self, self)\n    def forward(self, x):\n        return self.s(self.n(x))\nn = N()\nn(n)\n',
  'a sequential in itself':
    'from keras.models import Sequential\nm = Sequential()\nm.add(m)\nm.compile(loss="mse")\nm(m)\n',
  'a generator without end':
    'def g():\n    while True:\n        yield g()\nfor x in g():\n    for y in x:\n        print(y)\n',
  'a comprehension without end':
    'x = [a + b + c for a in range(9999) for b in range(9999) for c in range(9999)]\n',
  'an operator without end':
    'class A:\n    def __add__(self, o):\n        return self + o\n    def __getitem__(self, i):\n        return self[i]\n    def __iter__(self):\n        return self\n    def __call__(self):\n        return self()\na = A()\na + a\na[0]\na()\nfor x in a:\n    pass\n',
  'a loss without end':
    'import torch, torch.nn as nn\nclass N(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.l = nn.Linear(784, 10)\n    def forward(self, x):\n        return self.l(x)\nn = N()\nfor a, b, y in data:\n    d = (n(a) - n(b)).pow(2).sum(1)\n    for i in range(100000):\n        d = d + d * y\n    d.mean().backward()\n',
  'a metric without end':
    'from keras.layers import *\nfrom keras.models import *\na = Input((784,))\nb = Input((784,))\nd = Dense(3)\ndef loss(y, p):\n    while K.mean(p) < 10:\n        p = p + 0\n    return p\nm = Model([a, b], Subtract()([d(a), d(b)]))\nm.compile(loss=loss, metrics=[loss])\n',
}
