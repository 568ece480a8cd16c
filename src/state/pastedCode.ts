/** Code that a person pasted: its text, what was read of it, and the run that it became. */
import { createStore } from 'zustand/vanilla'
import type { CodeAnswers, CodeReading } from '../code/reading'
import { DEFAULT_CONFIG, type FieldId } from '../domain/config'
import { codeClient } from './codeClient'
import { showCode } from './codeDialog'
import { putUp, setupStore } from './setup'
import { noteUsed } from './usedCode'

export interface PastedCode {
  readonly text: string
  readonly answers: CodeAnswers
  /** reading: the text has changed since it was read. */
  readonly state: 'idle' | 'reading'
  /** The last reading; null where nothing was read yet. */
  readonly reading: CodeReading | null
  /** Why the text could not be read, or a file not be opened; null where it could. */
  readonly problem: string | null
}

export const pastedCodeStore = createStore<PastedCode>(() => ({
  text: '',
  answers: {},
  state: 'idle',
  reading: null,
  problem: null,
}))

/** Typing rests for so long before the text is read, in milliseconds. */
const REST = 250
/** Larger texts are no script; they are not put into the page. */
const MOST = 5_000_000

let timer: ReturnType<typeof setTimeout> | undefined
let asked = 0

/** Puts a text in, which is read once typing rests. */
export function setCode(text: string): void {
  if (text.length > MOST) {
    const problem = `That is ${text.length.toLocaleString('en')} characters; ${MOST.toLocaleString('en')} are read at most. Paste the part with the network and its training.`
    return pastedCodeStore.setState({ problem })
  }
  pastedCodeStore.setState({ text, state: 'reading', problem: null })
  clearTimeout(timer)
  timer = setTimeout(() => void readNow(), REST)
}

export function answerCode(id: FieldId, value: string | number): void {
  const { answers } = pastedCodeStore.getState()
  pastedCodeStore.setState({ answers: { ...answers, [id]: value }, state: 'reading' })
  clearTimeout(timer)
  void readNow()
}

/** Opens a file of Python or a notebook. */
export async function openCodeFile(file: Blob & { readonly name: string }): Promise<void> {
  if (file.size > MOST)
    return pastedCodeStore.setState({
      problem: `${file.name} has ${file.size.toLocaleString('en')} bytes; ${MOST.toLocaleString('en')} are read at most. Take the outputs out of a notebook, or paste the part with the network and its training.`,
    })
  try {
    setCode(await file.text())
  } catch (thrown) {
    const problem = `${file.name} could not be opened: ${(thrown as Error).message}`
    pastedCodeStore.setState({ problem })
  }
}

async function readNow(): Promise<void> {
  const own = ++asked
  const { text, answers } = pastedCodeStore.getState()
  if (text.trim() === '')
    return pastedCodeStore.setState({ state: 'idle', reading: null, problem: null })
  try {
    const reading = await codeClient().read(text, answers)
    if (own === asked) pastedCodeStore.setState({ state: 'idle', reading, problem: null })
  } catch (thrown) {
    if (own !== asked) return
    const { message } = thrown as Error
    pastedCodeStore.setState({ state: 'idle', reading: null, problem: message })
  }
}

/** Makes run A what the code says; what it leaves open is as on a fresh page. */
export function runCode(reading: CodeReading): void {
  const { backend } = setupStore.getState().setup.a
  const config = { ...DEFAULT_CONFIG, ...reading.config, backend }
  noteUsed(reading, pastedCodeStore.getState().answers, config)
  putUp('A', config)
  showCode(false)
}
