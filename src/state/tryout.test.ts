import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_CONFIG, DEFAULT_SETUP, type ConfigPatch } from '../domain/config'
import { DIGIT_PHOTO_SIDE, DIGIT_SIDE } from '../domain/digit'
import { DRAWN_FACES } from '../domain/drawnFaces'
import { createStepLog } from '../domain/stepLog'
import { stepRecord } from '../domain/testRecords'
import { runsStore } from './runs'
import { idleRun, type RunView } from './runView'
import { setupStore } from './setup'
import {
  answerTo,
  askGallery,
  askPair,
  EMPTY_TRYOUT,
  enrol,
  fillSlot,
  readyPictures,
  removeEnrolled,
  setWithHeldOut,
  tryoutStore,
} from './tryout'
import type { HeldOutSource, PictureSource } from './tryoutPictures'
import { askingOf, galleryQuestion, pairQuestion } from './tryoutQuestions'

/** Runs that answer when the test says so. */
const runs = vi.hoisted(() => ({ compareOn: vi.fn() }))
vi.mock('./runs', async (original) => ({ ...(await original<object>()), ...runs }))
const intake = vi.hoisted(() => ({ preparePhotos: vi.fn() }))
vi.mock('./intake', () => intake)

const FACES: ConfigPatch = { data: 'faces', size: 64, channels: 3 }

function logOf(steps: number) {
  const log = createStepLog()
  for (let step = 1; step <= steps; step++) log.append(stepRecord({ step }))
  return log
}

function started(patch: ConfigPatch = {}, view: Partial<RunView> = {}) {
  const config = { ...DEFAULT_CONFIG, ...patch }
  const classes = Int32Array.of(0, 0, 1)
  runsStore.setState({
    A: {
      ...idleRun(),
      state: 'paused',
      config,
      set: config.data === 'faces' ? DRAWN_FACES : null,
      log: logOf(5),
      heldOut: {
        side: 1,
        channels: 1,
        pixels: new Uint8Array(3),
        classes,
        names: ['Ann', 'Bob'],
        paths: [],
      },
      ...view,
    },
  })
}

const asking = () =>
  askingOf('A', tryoutStore.getState(), runsStore.getState().A, setupStore.getState())
const heldOut = (place: number): HeldOutSource => ({
  kind: 'held_out',
  place,
  of: asking().wanted?.heldOut ?? expect.fail('the set is there'),
  name: `image ${place}`,
  thumbnail: { side: 1, channels: 1, pixels: new Uint8Array(1) },
})
const drawn = (value: number): PictureSource => ({
  kind: 'drawn',
  pixels: new Uint8Array(DIGIT_SIDE ** 2).fill(value),
})
const photo = (name: string): PictureSource => ({ kind: 'photo', blob: new Blob([name]), name })
const answer = (step: number, ...outputs: number[]) => ({
  step,
  distances: Float32Array.from(outputs),
  outputs: Float32Array.from(outputs),
})
const pairNow = () => answerTo(pairQuestion(asking()), tryoutStore.getState().pair.A)
const galleryNow = () => answerTo(galleryQuestion(asking()), tryoutStore.getState().gallery.A)

/** Questions that stay open until they are answered or refused. */
function openQuestions() {
  const open: { resolve: (value: unknown) => void; reject: (error: Error) => void }[] = []
  runs.compareOn.mockImplementation(
    () => new Promise((resolve, reject) => open.push({ resolve, reject })),
  )
  return open
}

beforeEach(() => {
  vi.resetAllMocks()
  setupStore.setState({ setup: DEFAULT_SETUP })
  tryoutStore.setState(EMPTY_TRYOUT, true)
  started()
})

async function fillPair(first: PictureSource, second: PictureSource) {
  fillSlot('first', first)
  fillSlot('second', second)
  await readyPictures('A')
}

describe('two pictures', () => {
  it('are numbered as a run does: the given ones first, then the held-out ones', async () => {
    await fillPair(heldOut(2), drawn(7))
    runs.compareOn.mockResolvedValue(answer(5, 0.25))
    await askPair('A')
    const [, { given, a, b }] = runs.compareOn.mock.calls[0] as [string, never] as never as [
      string,
      { given: { count: number; pixels: Uint8Array }; a: Int32Array; b: Int32Array },
    ]
    expect(given).toMatchObject({ count: 1, side: 28, channels: 1 })
    expect(given.pixels.every((value) => value === 7)).toBe(true)
    expect([[...a], [...b]]).toEqual([[3], [0]])
    expect(pairNow().answer).toMatchObject({ step: 5, value: { output: 0.25, distance: 0.25 } })
  })

  it('are not asked about before the run has a network, nor once it failed', async () => {
    await fillPair(drawn(1), drawn(2))
    for (const view of [
      { state: 'idle' },
      { state: 'failed' },
      { heldOut: null },
      { log: logOf(0) },
    ]) {
      started({}, view as Partial<RunView>)
      await askPair('A')
    }
    expect(runs.compareOn).not.toHaveBeenCalled()
  })

  it('drop an answer that comes after another picture was put in', async () => {
    const open = openQuestions()
    await fillPair(drawn(1), drawn(2))
    const asked = askPair('A')
    fillSlot('second', drawn(3))
    await readyPictures('A')
    open[0]?.resolve(answer(5, 0.5))
    await asked
    expect(tryoutStore.getState().pair.A.answer).toBeNull()
  })

  it('drop an older answer that comes after a newer one', async () => {
    const open = openQuestions()
    await fillPair(drawn(1), drawn(2))
    const first = askPair('A')
    fillSlot('second', drawn(3))
    await readyPictures('A')
    const second = askPair('A')
    open[1]?.resolve(answer(6, 0.75))
    await second
    open[0]?.resolve(answer(5, 0.5))
    await first
    expect(pairNow().answer?.value.output).toBe(0.75)
  })

  it('lose their answer with a reset, but stay where they are', async () => {
    await fillPair(drawn(1), drawn(2))
    runs.compareOn.mockResolvedValue(answer(5, 0.25))
    await askPair('A')
    started()
    expect(pairNow().answer).toBeNull()
    expect(tryoutStore.getState().slots.first?.ready?.problem).toBeNull()
  })

  it('are asked about once more where that was wanted while the answer was on its way', async () => {
    const open = openQuestions()
    await fillPair(drawn(1), drawn(2))
    const asked = askPair('A')
    void askPair('A')
    void askPair('A')
    expect(runs.compareOn).toHaveBeenCalledTimes(1)
    open[0]?.resolve(answer(5, 0.25))
    await vi.waitFor(() => expect(runs.compareOn).toHaveBeenCalledTimes(2))
    open[1]?.resolve(answer(15, 0.125))
    await asked
    expect(pairNow().answer).toMatchObject({ step: 15, value: { output: 0.125 } })
    expect(runs.compareOn).toHaveBeenCalledTimes(2)
  })

  it('keep the last answer beside the reason why there is no newer one', async () => {
    await fillPair(drawn(1), drawn(2))
    runs.compareOn.mockResolvedValueOnce(answer(5, 0.25))
    await askPair('A')
    runs.compareOn.mockRejectedValueOnce(new Error('Run A stopped. Reset it.'))
    await askPair('A')
    expect(pairNow()).toMatchObject({ answer: { step: 5 }, failure: 'Run A stopped. Reset it.' })
    runs.compareOn.mockResolvedValueOnce(answer(9, 0.5))
    await askPair('A')
    expect(pairNow()).toMatchObject({ answer: { step: 9 }, failure: null })
  })
})

describe('a picture', () => {
  it('is cut and resized as the images of the run’s set', async () => {
    started(FACES)
    intake.preparePhotos.mockResolvedValue({
      images: {
        side: 64,
        channels: 3,
        count: 2,
        pixels: new Uint8Array(2 * 64 * 64 * 3).fill(9, 12288),
      },
      problems: ['too_small.png is damaged. Save it again.', null],
    })
    await fillPair(photo('a'), photo('b'))
    expect(intake.preparePhotos.mock.calls[0]?.[1]).toEqual({
      side: 64,
      channels: 3,
      crop: { zoom: 1, x: 0.5, y: 0.5 },
    })
    const { first, second } = tryoutStore.getState().slots
    expect(first?.ready).toMatchObject({
      image: null,
      problem: 'too_small.png is damaged. Save it again.',
    })
    const image = second?.ready?.image
    expect(image?.kind === 'given' && image.pixels.every((value) => value === 9)).toBe(true)
  })

  it('of a digit is cut out of its photo, and says that it was inverted', async () => {
    const side = DIGIT_PHOTO_SIDE
    const pixels = new Uint8Array(side * side).fill(200)
    for (let y = 40; y < 100; y++) pixels.fill(20, y * side + 60, y * side + 80)
    intake.preparePhotos.mockResolvedValue({
      images: { side, channels: 1, count: 1, pixels },
      problems: [null],
    })
    fillSlot('probe', photo('digit'))
    await readyPictures('A')
    const ready = tryoutStore.getState().slots.probe?.ready
    expect(ready).toMatchObject({
      problem: null,
      note: expect.stringContaining('inverted') as string,
    })
    const image = ready?.image
    expect(image?.kind === 'given' && [image.pixels.length, image.pixels[14 * 28 + 14]]).toEqual([
      784, 255,
    ])
  })

  it('that could not be prepared says why, and the others are not touched', async () => {
    intake.preparePhotos.mockRejectedValue(new Error('The reading stopped.'))
    await fillPair(photo('a'), drawn(1))
    const { first, second } = tryoutStore.getState().slots
    expect(first?.ready?.problem).toMatch(/The reading stopped\. Choose the photo again/)
    expect(second?.ready?.problem).toBeNull()
  })

  it('is readied again for a run that asks for other images, and once only', async () => {
    fillSlot('first', drawn(1))
    fillSlot('second', heldOut(1))
    await readyPictures('A')
    started(FACES)
    await readyPictures('A')
    const { first, second } = tryoutStore.getState().slots
    expect(first?.ready?.problem).toMatch(/no face/)
    expect(second?.ready?.problem).toMatch(/does not hold that image out/)
    started()
    await Promise.all([readyPictures('A'), readyPictures('A')])
    expect(tryoutStore.getState().slots.first?.ready?.problem).toBeNull()
  })

  it('is prepared once, however often it is asked for', async () => {
    started(FACES)
    intake.preparePhotos.mockResolvedValue({
      images: { side: 64, channels: 3, count: 1, pixels: new Uint8Array(64 * 64 * 3) },
      problems: [null],
    })
    fillSlot('first', photo('a'))
    await Promise.all([readyPictures('A'), readyPictures('A')])
    await readyPictures('A')
    expect(intake.preparePhotos).toHaveBeenCalledTimes(1)
  })

  it('taken out while it is being prepared stays out', async () => {
    started(FACES)
    let done: (value: unknown) => void = () => expect.fail('nothing was asked')
    intake.preparePhotos.mockReturnValue(new Promise((resolve) => (done = resolve)))
    fillSlot('first', photo('a'))
    const ready = readyPictures('A')
    fillSlot('first', null)
    done({
      images: { side: 64, channels: 3, count: 1, pixels: new Uint8Array(64 * 64 * 3) },
      problems: [null],
    })
    await ready
    expect(tryoutStore.getState().slots.first).toBeNull()
  })
})

describe('the gallery', () => {
  it('ranks the enrolled and the held-out, without the probe itself', async () => {
    fillSlot('probe', heldOut(0))
    enrol('Eve', [drawn(1), drawn(2)])
    await readyPictures('A')
    runs.compareOn.mockResolvedValue(answer(5, 0.5, 0.25, 0.125, 1))
    await askGallery('A')
    const [, comparison] = runs.compareOn.mock.calls[0] as never as [
      string,
      { a: Int32Array; b: Int32Array },
    ]
    // Two given images, so that held-out image 1 is number 3.
    expect([[...comparison.a], [...comparison.b]]).toEqual([
      [2, 2, 2, 2],
      [0, 1, 3, 4],
    ])
    expect(galleryNow().answer?.value).toMatchObject([
      { name: 'Ann', output: 0.125, photos: 1 },
      { name: 'Eve', output: 0.25, photos: 2 },
      { name: 'Bob', output: 1, photos: 1 },
    ])
  })

  it('adds photos to somebody who is there, and takes people out again', () => {
    enrol('Eve', [drawn(1)])
    enrol('Eve', [drawn(2)])
    enrol('Flo', [drawn(3)])
    const [eve, flo] = tryoutStore.getState().enrolled
    expect([eve?.pictures.length, flo?.name]).toEqual([2, 'Flo'])
    removeEnrolled(eve?.id ?? NaN)
    expect(tryoutStore.getState().enrolled).toEqual([flo])
  })

  it('drops a ranking of a gallery that has changed', async () => {
    const open = openQuestions()
    fillSlot('probe', heldOut(0))
    await readyPictures('A')
    const asked = askGallery('A')
    enrol('Eve', [drawn(1)])
    await readyPictures('A')
    open[0]?.resolve(answer(5, 0.5, 0.25))
    await asked
    expect(tryoutStore.getState().gallery.A.answer).toBeNull()
  })

  it('drops an older answer where the same is asked again after something else', async () => {
    const open = openQuestions()
    fillSlot('probe', heldOut(0))
    enrol('Eve', [drawn(1)])
    await readyPictures('A')
    const first = askGallery('A')
    setWithHeldOut(false)
    const second = askGallery('A')
    setWithHeldOut(true)
    const third = askGallery('A')
    open[2]?.resolve(answer(9, 0.5, 0.25, 0.125))
    await third
    open[1]?.resolve(answer(6, 0.5))
    open[0]?.resolve(answer(5, 1, 2, 3))
    await Promise.all([first, second])
    expect(galleryNow().answer?.step).toBe(9)
  })

  it('that is empty asks nothing', async () => {
    setWithHeldOut(false)
    fillSlot('probe', heldOut(0))
    await readyPictures('A')
    await askGallery('A')
    expect(runs.compareOn).not.toHaveBeenCalled()
  })
})
