/** Asked of something that may never answer. */
export class TooLate extends Error {
  override readonly name = 'TooLate'
}

/**
 * What a promise comes to, if it does in time; what comes later is not heard.
 * @param patience milliseconds
 * @throws TooLate where nothing has come by then
 */
export function inTime<T>(answer: Promise<T>, patience: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooLate('nothing came in time')), patience)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
