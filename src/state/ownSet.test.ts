import { beforeEach, describe, expect, it } from 'vitest'
import { configOf, DEFAULT_SETUP } from '../domain/config'
import { blankPixels, namedSet } from '../domain/testPhotos'
import { dataDialogStore, showData } from './dataDialog'
import { datasetsStore } from './datasets'
import { chooseBrought, chooseData, chooseSetById } from './ownSet'
import { setField, setupStore } from './setup'

const kept = (id: string, when: number) => {
  const set = namedSet(Array<number>(20).fill(4), { id })
  return { set, pixels: blankPixels(set), when, stored: true }
}
const config = (run: 'A' | 'B' = 'A') => configOf(setupStore.getState().setup, run)

beforeEach(() => {
  setupStore.setState({ setup: DEFAULT_SETUP, ignored: [] })
  datasetsStore.setState({ state: 'ready', sets: [kept('new', 2), kept('old', 1)] })
  showData(false)
})

describe('chooseData', () => {
  it('brings what goes with the images', () => {
    chooseData('A', 'faces')
    expect(config()).toMatchObject({ data: 'faces', size: 32, channels: 3 })
    chooseData('A', 'mnist01')
    expect(config()).toEqual(DEFAULT_SETUP.a)
  })

  it('takes the newest of one’s own sets, or the one that was chosen before', () => {
    chooseData('A', 'own')
    expect(config()).toMatchObject({ data: 'own', set: 'new', channels: 1 })
    chooseSetById('A', 'old')
    chooseData('A', 'faces')
    chooseData('A', 'own')
    expect(config().set).toBe('old')
  })

  it('starts with the network that suits the set, and leaves it behind', () => {
    chooseData('A', 'own')
    expect(config()).toMatchObject({ encoder: 'custom', rotate: 10 })
    chooseData('A', 'mnist01')
    // What MNIST does not look at stays for the next set.
    expect(config()).toEqual({ ...DEFAULT_SETUP.a, set: 'new' })
  })

  it('leaves a network that the person has set', () => {
    setField('A', 'rotate', 20)
    chooseData('A', 'own')
    expect(config()).toMatchObject({ data: 'own', encoder: 'encoder', rotate: 20, flip: 0 })
  })

  it('follows the kind of another set', () => {
    const [people] = datasetsStore.getState().sets
    const signed = kept('signed', 0)
    datasetsStore.setState({
      sets: [
        people ?? expect.fail('no set'),
        { ...signed, set: { ...signed.set, kind: 'signatures' } },
      ],
    })
    chooseSetById('A', 'new')
    expect(config().flip).toBe(1)
    chooseSetById('A', 'signed')
    expect(config()).toMatchObject({ encoder: 'custom', flip: 0, rotate: 10 })
  })

  it('opens the photos where there is no set yet', () => {
    datasetsStore.setState({ sets: [] })
    chooseData('A', 'own')
    expect(config()).toMatchObject({ data: 'own', set: '' })
    expect(dataDialogStore.getState().open).toBe(true)
  })

  it('changes the run it is asked to, in no more than differs', () => {
    chooseData('A', 'own')
    chooseData('B', 'faces')
    expect(setupStore.getState().setup.b).toEqual({ data: 'faces' })
    setupStore.setState({ setup: DEFAULT_SETUP })
    chooseData('B', 'faces')
    expect(config('B').data).toBe('faces')
    expect(config('A')).toEqual(DEFAULT_SETUP.a)
  })
})

describe('chooseBrought', () => {
  const [{ set }] = [kept('brought', 3)]

  it('brings what suits the set, but leaves a run that is on it already as it is', () => {
    chooseBrought('A', set, undefined)
    expect(config()).toMatchObject({ data: 'own', set: 'brought', rotate: 10 })
    setField('A', 'size', 40)
    chooseBrought('A', set, undefined)
    chooseBrought('A', set, config().split)
    expect(config().size).toBe(40)
  })

  it('takes another way to split it', () => {
    chooseBrought('A', set, 'identity')
    chooseBrought('A', set, 'image')
    expect(config().split).toBe('image')
  })
})
