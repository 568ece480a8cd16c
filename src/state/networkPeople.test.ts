import { expect, test } from 'vitest'
import type { FoundNetwork } from '../domain/foundNetwork'
import type { Verifier } from '../domain/verifier'
import { isWeights } from './bringWeights'
import { asText, peopleIn } from './networkPeople'

const PEOPLE = [
  { name: 'Ada', photos: [{ name: 'a.png', pixels: Uint8Array.of(0, 127, 128, 255) }] },
]
const holding = (people: Verifier['people']) =>
  ({ verifier: { input: { size: 2, channels: 1 }, people } }) as unknown as FoundNetwork

test('who is enrolled goes into a file as text and comes back, byte by byte', () => {
  expect(peopleIn(holding(asText(PEOPLE)))).toEqual(PEOPLE)
})

test('photos of another size or no text of bytes are left out, and who has none left', () => {
  const wrong = [
    { name: 'Bob', photos: [{ name: 'b', pixels: 'AAAA' }] },
    { name: 'Cid', photos: [{ name: 'c', pixels: '%' }] },
  ]
  expect(peopleIn(holding([...asText(PEOPLE), ...wrong]))).toEqual(PEOPLE)
  expect(peopleIn({ verifier: null })).toEqual([])
})

const file = (name: string, text = '') => ({ name, file: new Blob([text]) })

test.each([
  [[file('a.safetensors')], true],
  [[file('A.ONNX')], true],
  [[file('w.pth')], true],
  [[file('model.json'), file('group1-shard1of1.bin')], true],
  [[file('a.zip', 'PK…model.json…')], true],
  [[file('a.zip', 'PK…faces/ada/1.png…')], false],
  [[file('pairs.json')], false],
  [[file('a.png'), file('b.png')], false],
  [[], false],
])('what is dropped is told apart from photos: %#', async (files, expected) => {
  expect(await isWeights(files)).toBe(expected)
})
