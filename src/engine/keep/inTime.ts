/** The browser's storage may never answer. A run does not wait for that: it goes on, and is not kept. */

/** Far longer than it takes on a busy machine. */
const PATIENCE = 15_000

/**
 * What was asked of the storage; rejects where it has not answered after some seconds.
 * @param late is given what comes after that, to be closed
 */
export async function inTime<T>(
  asked: Promise<T>,
  late: (value: T) => void = () => undefined,
  patience = PATIENCE,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      asked.then(late, () => undefined)
      reject(new Error(`The browser’s storage has not answered for ${patience / 1000} s.`))
    }, patience)
  })
  try {
    return await Promise.race([asked, silence])
  } finally {
    clearTimeout(timer)
  }
}
