import { expect, it } from 'vitest'
import { marksOf } from '../domain/people/marks'
import { draftOf, listOf, readingOf } from '../domain/testPhotos'
import { createPeopleEditor } from './peopleEditor'

const reading = readingOf
const draft = draftOf(
  ['Ada/1', 'Ada/2', 'Ben/1'],
  [reading('folder', ['Ada', 'Ada', 'Ben']), reading('name', ['1', '2', '1'])],
)
const people = (editor: ReturnType<typeof createPeopleEditor>) => editor.getState().now.personOf

it('each edit can be undone and done again, in order', () => {
  const editor = createPeopleEditor(draft)
  const seen = [people(editor)]
  editor.rename(['Ada'], ' Eve ')
  seen.push(people(editor))
  editor.move([2], 'Eve')
  seen.push(people(editor))
  expect(editor.split([0], 'Eve')).toBe('Eve 2')
  seen.push(people(editor))
  editor.read('name')
  seen.push(people(editor))
  expect(seen).toEqual([
    ['Ada', 'Ada', 'Ben'],
    ['Eve', 'Eve', 'Ben'],
    ['Eve', 'Eve', 'Eve'],
    ['Eve 2', 'Eve', 'Eve'],
    ['1', '2', '1'],
  ])
  for (const before of seen.slice(0, -1).reverse()) {
    editor.undo()
    expect(people(editor)).toEqual(before)
  }
  editor.undo()
  expect(editor.getState().past).toEqual([])
  for (const after of seen.slice(1)) {
    editor.redo()
    expect(people(editor)).toEqual(after)
  }
})

it('an edit after an undo takes the place of what was undone', () => {
  const editor = createPeopleEditor(draft)
  editor.leaveOut([0], true)
  editor.undo()
  editor.setKind('things')
  expect(editor.getState()).toMatchObject({ future: [], now: { kind: 'things' } })
  expect(editor.getState().past.map(({ label }) => label)).toEqual(['what they are'])
})

it('a name of blanks, or the same name, changes nothing', () => {
  const editor = createPeopleEditor(draft)
  editor.rename(['Ada'], '  ')
  editor.rename(['Ada'], 'Ada')
  expect(editor.getState().past).toEqual([])
})

it('another reading keeps what the images are said to be of', () => {
  const editor = createPeopleEditor(draft)
  editor.setKind('signatures')
  editor.read('name')
  expect(editor.getState().now).toMatchObject({ kind: 'signatures', reading: 'name' })
})

it('labels that nobody knows can be taken the other way round, and back', () => {
  const listed = {
    ...draft,
    list: listOf([[0, 2, 1, 0]]),
    listMeaning: { same: 'kin', different: 'none', isSure: false, why: '' },
    readings: [reading('list', ['p', 'q', 'p'])],
  }
  const editor = createPeopleEditor(listed)
  editor.turnList()
  const turned = () => editor.getState().draft
  expect(turned().listMeaning).toMatchObject({ same: 'none', different: 'kin' })
  expect([...turned().list!.same]).toEqual([0])
  expect(new Set(people(editor)).size).toBe(3)
  const again = createPeopleEditor({ ...listed }, editor.getState())
  expect(again.getState().draft.listMeaning).toMatchObject({ same: 'none' })
  editor.undo()
  expect(turned()).toBe(listed)
  expect(people(editor)).toEqual(['p', 'q', 'p'])
})

it('says when a name was somebody’s, so that the two were merged, until the next edit', () => {
  const editor = createPeopleEditor(draft)
  const said = () => editor.getState().said
  editor.rename(['Ada'], 'Eve')
  expect(said()).toBeNull()
  editor.rename(['Eve'], ' Ben ')
  expect(said()).toBe('“Ben” was there already, so “Eve” was merged with it.')
  expect(editor.getState().past.at(-1)?.label).toBe('merge')
  editor.undo()
  expect([said(), people(editor)]).toEqual([null, ['Eve', 'Eve', 'Ben']])
})

it('an answer to a mark is an edit, after which it is not asked again', () => {
  const near = { ...draft, groupOf: Int32Array.of(0, 1, 1) }
  const marks = (editor: ReturnType<typeof createPeopleEditor>) =>
    marksOf(editor.getState().draft, editor.getState().now)
  const answers = { right: [], other: [], leave: [2], 'leave-twin': [1] } as const
  for (const [answer, out] of Object.entries(answers)) {
    const editor = createPeopleEditor(near)
    const [mark] = marks(editor)
    editor.answer(mark!, answer as keyof typeof answers)
    expect(marks(editor)).toEqual([])
    expect([...editor.getState().now.leftOut]).toEqual(out)
    expect(people(editor)[2]).toBe(answer === 'other' ? 'Ada' : 'Ben')
    editor.undo()
    expect(marks(editor)).toEqual([mark])
  }
})

it('people made of images of nobody are numbered from 1', () => {
  const editor = createPeopleEditor(draftOf(['a', 'b'], [reading('none', [null, null])]))
  expect(editor.split([0], 'person')).toBe('person 1')
  expect(editor.split([1], 'person')).toBe('person 2')
})

it('reading anew as an edit is undone to what was read before, with the edits made of that', () => {
  const editor = createPeopleEditor(draft)
  editor.rename(['Ada'], 'Eve')
  const again = { ...draft, paths: [...draft.paths], crop: { zoom: 0.5, x: 0.5, y: 0.5 } }
  const cropped = createPeopleEditor(again, editor.getState(), undefined, 'crop of all')
  expect(cropped.getState().draft).toBe(again)
  expect(people(cropped)).toEqual(['Eve', 'Eve', 'Ben'])
  expect(cropped.getState().past.map(({ label }) => label)).toEqual(['rename', 'crop of all'])
  cropped.undo()
  expect(cropped.getState().draft).toBe(draft)
  expect(people(cropped)).toEqual(['Eve', 'Eve', 'Ben'])
  cropped.undo()
  expect(people(cropped)).toEqual(['Ada', 'Ada', 'Ben'])
  cropped.redo()
  cropped.redo()
  expect(cropped.getState().draft).toBe(again)
  // With more photos brought, what was cut otherwise is no way back any more.
  const more = createPeopleEditor({ ...draft, paths: [...draft.paths] }, cropped.getState())
  expect(more.getState().past).toEqual([])
  expect(people(more)).toEqual(['Eve', 'Eve', 'Ben'])
})
