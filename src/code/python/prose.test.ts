import { describe, expect, it } from 'vitest'
import { asTyped } from './pasted'
import { isProse, proseLines, withoutProse } from './prose'

describe('a line that is no Python', () => {
  it.each([
    'How can this be solved?',
    'Обучение:',
    '0 голосов',
    'эпоха: 1 потеря: 0.2706 точность: 0.3694',
    '我训练了几个不同架构的神经网络。',
    '问题',
    'Merhaba, yardımcı olur musunuz?',
    'Voilà mon code :',
    'And this is how I train it (1 means the same digit):',
    'Epoch 3/20',
    '63/63 [==============================] - 2s 31ms/step - loss: 0.6934',
    'conv2d_1 (Conv2D)            (None, 26, 26, 32)        320',
    '_________________________________________________________________',
    'Total params: 12,345',
    'ValueError: Loss is NaN',
    '2020-04-21 10:11:12.123456: I tensorflow/core/platform.cc:140]',
    'https://stackoverflow.com/questions/1',
    '```',
    '- I lowered the learning rate',
  ])('%s is passed over', (line) => {
    expect(isProse(line)).toBe(true)
  })

  it.each([
    'x = Dense(64, activation="relu")(x)  # the last of all layers',
    "print('Epoch 1 of many, many more')",
    'from keras.layers import Conv2D, Dense',
    'gövde = Sequential([Flatten(), Dense(3)])',
    'ошибка = K.mean(K.square(y - d))',
    'return a if b else c',
    'for i, (x, y) in enumerate(batches): step(x, y)',
    '    x, y = vects',
    'assert len(a) == len(b), "not as many as there should be"',
    'history',
    'x[i] / 255. for i in order if i not in seen',
    "scale=1e-2, size=shape, dtype='float32'",
    'with strategy.scope() as scope:',
    'lambda a, b: a - b',
    '@tf.function',
    'class Twins(Model):',
    'else:',
    '...',
  ])('%s is code', (line) => {
    expect(isProse(line)).toBe(false)
  })

  it('takes an error’s whole trace with it, and nothing of a docstring', () => {
    const text = [
      'def f():',
      '    """',
      '    This is what it does.',
      '    """',
      'Traceback (most recent call last):',
      '  File "a.py", line 3, in <module>',
      '    model.fit(x, y)',
      'ValueError: no',
      'f()',
    ]
    expect(proseLines(text.join('\n'))).toEqual([
      ...[false, false, false, false],
      ...[true, true, true, true],
      false,
    ])
  })

  it('leaves every other character where it was', () => {
    const text = 'Мой код:\n\nx = 1\nWhat is wrong here?\ny = 2'
    expect(withoutProse(text)).toHaveLength(text.length)
    expect(withoutProse(text)).toMatch(/^#ой код:\n\nx = 1\n#hat is wrong here\?\ny = 2$/)
  })
})

describe('code as it was typed', () => {
  it.each([
    ['a session', '>>> a = [\n...     1]\n>>> a\n[1]', 'a = [\n    1]\na\n# [1]'],
    ['IPython', 'In [1]: a = 1\nOut[1]: 1', 'a = 1\n# Out[1]: 1'],
    ['an indented block', 'See here:\n\n    a = 1\n    b = 2', 'See here:\n\na = 1\nb = 2'],
    [
      'a fenced one',
      'text\n```python\na = 1\n```\n```bash\npip\n```',
      '# text\n# ```python\na = 1\n# ```\n# ```bash\n# pip\n# ```',
    ],
    [
      'a fenced one in a list',
      '- so\n  ```py\n  a = 1\n  ```',
      '# - so\n#   ```py\na = 1\n#   ```',
    ],
    [
      'a script',
      'def f():\n    """```python"""\n    return 1',
      'def f():\n    """```python"""\n    return 1',
    ],
  ])('comes out of %s', (_, text, code) => {
    expect(asTyped(text)).toBe(code)
  })
})
