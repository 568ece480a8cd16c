/** Lets things of a kind be done one after the other, each once the one before has ended, well or not. */
export function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act, act)
    last = mine
    return mine
  }
}
