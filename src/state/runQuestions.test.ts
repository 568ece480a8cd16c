import { beforeEach, describe, expect, it } from 'vitest'
import { createRunStore, type RunStore } from './runStore'
import { COMPARISON, DEAD, fakeClients, startOf } from './testRuns'

let fakes: ReturnType<typeof fakeClients>
let run: RunStore
beforeEach(() => {
  fakes = fakeClients()
  run = createRunStore({ makeClient: fakes.makeClient, name: 'Run A' })
})
const client = () => fakes.client()
const trained = () => {
  run.start(startOf(), 'train')
  client().says({ type: 'training' })
}

describe('a comparison', () => {
  it('is answered by the number of its request, whatever the order', async () => {
    trained()
    const [one, two] = [run.compare(COMPARISON), run.compare(COMPARISON)]
    const [first, second] = client()
      .calls.slice(1)
      .map((call) => Number(call.split(' ')[1]))
    const values = (n: number) => ({ distances: Float32Array.of(n), outputs: Float32Array.of(-n) })
    client().says({ type: 'compared', request: second!, step: 7, ...values(2) })
    client().says({ type: 'compared', request: first!, step: 7, ...values(1) })
    expect(await one).toEqual({ step: 7, ...values(1) })
    expect(await two).toEqual({ step: 7, ...values(2) })
  })

  it('is refused, saying what to do, where there is no network to ask', async () => {
    await expect(run.compare(COMPARISON)).rejects.toThrow('Run A has no network yet. Press Train')
    trained()
    client().says(DEAD)
    await expect(run.compare(COMPARISON)).rejects.toThrow('Reset it and train again')
    run.start(startOf(), 'train')
    run.dispose()
    await expect(run.compare(COMPARISON)).rejects.toThrow('Press Train first')
  })

  it.each<[string, RegExp, () => void]>([
    ['is reset', /Run A was reset before it answered/, () => run.reset()],
    ['is started anew', /started anew before it answered/, () => run.start(startOf(), 'step')],
    ['dies', /It stopped: Why. Reset./, () => client().says(DEAD)],
    ['turns to NaN', /not finite before/, () => client().says({ type: 'non_finite' })],
    ['is ended', /ended before it answered/, () => run.dispose()],
  ])('is refused when its run %s meanwhile', async (_how, message, happen) => {
    trained()
    const asked = run.compare(COMPARISON)
    happen()
    await expect(asked).rejects.toThrow(message)
  })
})
