/** From pasted text to a reading: see reading.ts. */
import { Interpreter } from './evaluate/interpreter'
import { isKind, type Value } from './evaluate/values'
import { dataOf } from './find/data'
import { encoderOf, encoderPatch } from './find/encoder'
import { Notes } from './find/notes'
import { initialNotes } from './find/initial'
import { loopNotes } from './find/loops'
import { marginNote } from './find/margins'
import { metricOf } from './find/metric'
import { builtInVain, handReckoned, inputNotes, inputOf, layerNotes } from './find/network'
import { objectiveOf } from './find/objective'
import { entryNotes } from './find/pixels'
import { questionsOf } from './find/questions'
import { remainingNotes } from './find/remaining'
import { complete, sceneOf } from './find/scene'
import { sharingNotes } from './find/sharing'
import { signNotes } from './find/signs'
import { trainingOf } from './find/training'
import { library } from './libraries/library'
import { ownReading, ownScriptOf } from './ownScript'
import type { Place, Statement } from './python/ast'
import { parsePython } from './python/parse'
import { NO_PYTHON, sourceOf } from './python/source'
import type { CodeAnswers, CodeReading, FittedFunction, Framework } from './reading'

const NOTHING: Omit<CodeReading, 'problem'> = {
  framework: null,
  config: {},
  code: '',
  lines: [],
  questions: [],
  functions: [],
}

/** It throws nothing, and answers within a second whatever it is given. */
export function readCode(text: string, answers: CodeAnswers = {}): CodeReading {
  const { code, problem } = sourceOf(text)
  if (problem !== null) return { ...NOTHING, problem }
  try {
    return wholeReading(code, answers)
  } catch (error) {
    if (error instanceof RangeError)
      return { ...NOTHING, code, problem: 'This is nested too deeply to be read.' }
    throw error
  }
}

/** @throws RangeError where it is nested too deeply */
function wholeReading(code: string, answers: CodeAnswers): CodeReading {
  const statements = parsePython(code)
  if (statements === null) return { ...NOTHING, code, problem: NO_PYTHON }
  const reading = readingOf(code, statements, answers)
  const own = ownScriptOf(code, statements)
  if (own === null) return reading
  const { original, edited } = own
  const asWritten =
    edited.length === 0 ? reading : readingOf(original, parsePython(original) ?? [], {})
  return ownReading(own, reading, asWritten)
}

function readingOf(
  code: string,
  statements: readonly Statement[],
  answers: CodeAnswers,
): CodeReading {
  const m = new Interpreter(code, library)
  const notes = new Notes(code)
  m.follow(statements)
  complete(m)
  m.refill(100_000)
  const scene = sceneOf(m)
  const { towers } = scene
  const [entry] = towers?.entries ?? []
  const [last] = towers?.embeddings ?? []
  // One tower alone ends in what the model gives, whatever comes behind its last layer; under a loss it does not.
  const alone = scene.lossIs === 'none' ? scene.root : scene.output
  const embedding = towers?.entries.length === 1 && isKind(alone, 'sym') ? alone : last
  const functions: FittedFunction[] = []
  notes.otherwise =
    scene.lossPlace ?? scene.compile?.place ?? placeOf(scene.model) ?? notes.otherwise
  const data = dataOf(m, notes)
  const framework = frameworkOf(m)
  if (towers !== null && entry !== undefined && embedding !== undefined) {
    const encoder = encoderOf(notes, entry, embedding)
    Object.assign(notes.config, encoder.patch)
    const objective = objectiveOf(m, notes, scene, towers)
    functions.push(...objective.functions)
    if (objective.normalised && notes.config.distance !== 'cosine')
      Object.assign(notes.config, encoderPatch([...encoder.layers, { kind: 'unit_normalization' }]))
    layerNotes(notes, encoder)
    entryNotes(notes, entry)
    const isTorch = framework === 'pytorch'
    const said = inputOf(m, entry, isTorch, encoder)
    const input = {
      ...said,
      size: said.size ?? data.size,
      channels: said.channels ?? data.channels,
      place: said.place ?? data.place,
    }
    inputNotes(m, notes, entry, isTorch ? handReckoned(notes, encoder, input) : input)
    builtInVain(m, notes, scene)
    sharingNotes(m, notes, scene, towers)
    if (isTorch) signNotes(m, notes, scene, data.labels)
    loopNotes(m, notes, scene, isTorch)
    initialNotes(m, notes, isTorch)
    if (
      framework === 'keras' &&
      notes.config.distance === 'euclidean' &&
      notes.config.epsilon === 0
    )
      notes.config.rootSlope = 'tensorflow'
  }
  const lossIsSaid =
    notes.config.loss !== undefined || functions.some(({ role }) => role === 'loss')
  const trained = scene.lossPlace ?? scene.compile?.place
  if (towers !== null && !lossIsSaid && trained !== undefined)
    notes.add(
      'unknown',
      trained,
      'What is trained here was not followed from two images to one loss: distance, head and loss stay as they are',
      ['loss'],
    )
  functions.push(...metricOf(m, notes, scene))
  const { rateIsOpen } = trainingOf(m, notes, scene)
  const hasTwins = (towers?.entries.length ?? 0) > 1
  const questions = questionsOf(notes, { hasLabels: data.hasLabels, rateIsOpen, hasTwins }, answers)
  marginNote(notes, statements)
  remainingNotes(m, notes, statements)
  return {
    framework,
    config: notes.config,
    code,
    lines: notes.lines(),
    questions,
    functions,
    problem: towers === null ? 'No network was found in this code.' : null,
  }
}

const placeOf = (model: Value): Place | null =>
  isKind(model, 'made') || isKind(model, 'instance') ? model.place : null

function frameworkOf(m: Interpreter): Framework | null {
  const paths = m.happenings.flatMap(({ of }) =>
    typeof of === 'object' && of !== null && 'path' in of ? [of.path] : [],
  )
  const torch = paths.filter((path) => path.startsWith('torch')).length
  const keras = paths.filter((path) => path.startsWith('keras') || path.startsWith('tf')).length
  return torch === 0 && keras === 0 ? null : torch > keras ? 'pytorch' : 'keras'
}
