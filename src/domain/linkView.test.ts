import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_SETUP } from './config'
import { readLink, writeLink } from './link'
import { CONTROLS, hidesControl, PANELS, showsPanel, WHOLE_VIEW, type LinkView } from './linkView'

const viewOf = (hash: string) => readLink(hash).view

test('a link without a word of it shows the whole page, and is written without one', () => {
  expect(viewOf('#seed=2')).toEqual(WHOLE_VIEW)
  expect(writeLink(DEFAULT_SETUP, false, true, WHOLE_VIEW)).toBe('#v=1')
})

test('every view comes back as it was written', () => {
  const views = fc.record({
    embed: fc.boolean(),
    hide: fc.uniqueArray(fc.constantFrom(...CONTROLS, 'lr', 'loss')),
    show: fc.option(fc.uniqueArray(fc.constantFrom(...PANELS), { minLength: 1 })),
    note: fc.string({ maxLength: 200 }).map((text) => text.trim()),
  })
  fc.assert(
    fc.property(views, (view: LinkView) => {
      const opened = readLink(writeLink(DEFAULT_SETUP, false, true, view))
      expect(opened.view).toEqual(view)
      expect(opened.ignored).toEqual([])
    }),
  )
})

test('what it does not know is said, and the rest holds', () => {
  const { view, ignored } = readLink('#embed=yes&hide=lr,nothing,share&show=curves,all')
  expect(view).toMatchObject({ embed: false, hide: ['lr', 'share'], show: ['curves'] })
  expect(ignored).toHaveLength(3)
  expect(ignored).toContain('“embed=yes”: embed is 0 or 1.')
  expect(ignored.join()).toContain('“hide=nothing”: hide knows cases, step')
  expect(ignored.join()).toContain('“show=all”: show knows setup, curves, results, findings.')
})

test('a note that is too long is cut, which is said', () => {
  const { view, ignored } = readLink(`#note=${'a'.repeat(501)}`)
  expect(view.note).toHaveLength(500)
  expect(ignored).toEqual(['“note” has 501 characters; the first 500 are shown.'])
})

test('an embedded page leaves out what a lesson has no use for, and its set-up stays', () => {
  const view = viewOf('#embed=1&hide=seed')
  expect(CONTROLS.filter((control) => !hidesControl(view, control))).toEqual([
    ...['step', 'reset', 'counts', 'backend', 'share', 'compare', 'case'],
  ])
  expect(PANELS.every((panel) => showsPanel(view, panel))).toBe(true)
  expect(PANELS.filter((panel) => showsPanel(viewOf('#show=curves,findings'), panel))).toEqual([
    'curves',
    'findings',
  ])
})
