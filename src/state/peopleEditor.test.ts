import { expect, it } from 'vitest'
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
