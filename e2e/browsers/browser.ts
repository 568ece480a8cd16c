/** What a journey asks of a browser, whatever drives it. */
export interface Browser {
  /** As the browser names itself. */
  readonly version: string
  open(address: string): Promise<void>
  /** Does this in the page; the function is sent as its text, so it can name nothing of its file. */
  call<Args extends readonly unknown[], Result>(
    act: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>
  /** What the window shows, as PNG. */
  picture(): Promise<Buffer>
  close(): Promise<void>
}

/** A browser that may be here. */
export interface Candidate {
  readonly name: string
  /** Where it can be had. */
  readonly advice: string
  /** Null where it is not here. */
  start(): Promise<Browser | null>
}

export const WINDOW = { width: 1366, height: 768 }
