import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETUP } from '../domain/config'
import {
  departsFromCase,
  linkField,
  newSeed,
  openCase,
  setField,
  setupStore,
  unlinkField,
} from './setup'

const setup = () => setupStore.getState().setup
beforeEach(() => setupStore.setState({ setup: DEFAULT_SETUP, ignored: [] }))

describe('the setup', () => {
  it('lets B follow A until a field is unlinked', () => {
    unlinkField('margin')
    setField('A', 'margin', 2)
    expect(setup().b).toEqual({ margin: 1 })
    linkField('margin')
    expect(setup().b).toEqual({})
  })

  it('says when a case was changed, but not for its seed', () => {
    openCase('nan')
    newSeed()
    expect(departsFromCase(setup())).toBe(false)
    setField('B', 'learningRate', 0.5)
    expect(departsFromCase(setup())).toBe(true)
  })
})
