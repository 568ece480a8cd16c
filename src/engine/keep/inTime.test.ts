import { expect, it, vi } from 'vitest'
import { inTime } from './inTime'

it('gives what the storage answers, or how it refuses', async () => {
  expect(await inTime(Promise.resolve(1))).toBe(1)
  await expect(inTime(Promise.reject(new Error('full')))).rejects.toThrow('full')
})

it('gives up a storage that does not answer, and hands on what comes later', async () => {
  let answer: (value: string) => void = () => undefined
  const late = vi.fn()
  const asked = new Promise<string>((resolve) => (answer = resolve))
  await expect(inTime(asked, late, 1)).rejects.toThrow('has not answered for 0.001 s')
  expect(late).not.toHaveBeenCalled()
  answer('opened')
  await vi.waitFor(() => expect(late).toHaveBeenCalledWith('opened'))
})
