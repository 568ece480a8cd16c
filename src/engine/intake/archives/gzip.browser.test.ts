/** In a browser, whose stream takes one member, and is strict about what follows it; that of Node is not. */
import { expect, it } from 'vitest'
import { newBudget } from './archive'
import { gunzip } from './gzip'

type Bytes = Uint8Array<ArrayBuffer>

/** Bytes that hardly shrink, so that they take many pieces. */
function noise(length: number): Bytes {
  let state = 1
  return Uint8Array.from(
    { length },
    () => (state = (Math.imul(state, 1_103_515_245) + 12_345) | 0) >>> 24,
  )
}

async function packed(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

async function unpacked(...parts: Bytes[]) {
  const { blob, problem } = await gunzip(new Blob(parts), newBudget())
  return { bytes: new Uint8Array(await blob.arrayBuffer()), problem: problem?.message ?? null }
}

const same = (one: Bytes, other: Bytes) =>
  one.length === other.length && one.every((byte, i) => byte === other[i])

it.each([10, 5_000, 70_000, 300_000])('%i bytes, whatever follows them', async (length) => {
  const bytes = noise(length)
  const gz = await packed(bytes)
  const plain = await unpacked(gz)
  expect([same(plain.bytes, bytes), plain.problem]).toEqual([true, null])
  const padded = await unpacked(gz, new Uint8Array(700))
  expect([same(padded.bytes, bytes), padded.problem]).toEqual([true, null])
  const junk = await unpacked(gz, Uint8Array.of(1, 2, 3, 4, 5))
  expect([same(junk.bytes, bytes), junk.problem]).toEqual([
    true,
    'After the end of what is packed in it 5 bytes follow that are not of it; what comes before was read. If files are missing, copy it anew.',
  ])
  const two = await unpacked(gz, await packed(noise(1000)), gz)
  expect([two.bytes.length, two.problem]).toEqual([2 * length + 1000, null])
})

it('what is damaged or cut short is taken as far as it goes, and said', async () => {
  const bytes = noise(300_000)
  const gz = await packed(bytes)
  const cut = await unpacked(gz.slice(0, 200_000))
  expect(cut.bytes.length).toBeGreaterThan(100_000)
  expect(same(cut.bytes, bytes.slice(0, cut.bytes.length))).toBe(true)
  expect(cut.problem).toMatch(/^It cannot be unpacked beyond \d+ kB: it is damaged, or it was cut/)
  const wrong = gz.slice()
  wrong[gz.length - 6]! ^= 1
  const damaged = await unpacked(wrong)
  expect(damaged.bytes.length).toBeGreaterThan(200_000)
  expect(damaged.problem).toMatch(/^It cannot be unpacked beyond \d+ kB: it is damaged/)
})
