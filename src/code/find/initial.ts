/** How weights begin where the code sets them itself, the seed, and what is clipped. */
import { fieldOf } from '../../domain/fields'
import type { ConfigPatch } from '../../domain/config'
import type { Interpreter } from '../evaluate/interpreter'
import { argument } from '../evaluate/machine'
import { type Args, isKind } from '../evaluate/values'
import type { Notes } from './notes'
import { initializerOf } from './spec'
import { numberIn, setNumber, trainerOf } from './training'

const SEEDS =
  /^(torch\.manual_seed|torch\.cuda\.manual_seed(_all)?|tf\.random\.set_seed|keras\.utils\.set_random_seed|lightning\.seed_everything)$/

export function initialNotes(m: Interpreter, notes: Notes, isTorch: boolean): void {
  for (const { what, of, args, place } of m.happenings) {
    if (what !== 'called' || !isKind(of, 'library')) continue
    const first = numberIn(args.positional[0]?.value)
    if (SEEDS.test(of.path) && first !== null)
      setNumber(notes, 'seed', first, args.positional[0]!.place, 'Seed')
    const [, name = ''] = /^torch\.nn\.init\.(\w+?)_?$/.exec(of.path) ?? []
    if (name !== '' && !/zeros|constant|ones/.test(name)) begins(notes, name, place)
    if (/clip_grad_norm_?$/.test(of.path)) {
      const most = argument(args, 1, 'max_norm')
      const value = numberIn(most?.value)
      if (most !== undefined && value !== null)
        setNumber(notes, 'clip', value, most.place, 'Largest norm of all gradients')
    } else if (/clip_grad_value_?$/.test(of.path)) clipValue(notes, args)
  }
  trainerClip(m, notes)
  if (isTorch && notes.config.initializer === undefined) notes.config.initializer = 'torch_default'
}

function begins(
  notes: Notes,
  name: string,
  place: { readonly from: number; readonly to: number },
): void {
  const known = initializerOf(name)
  const field = fieldOf('initializer')
  const isOffered = field.kind === 'choice' && field.options.some(({ value }) => value === known)
  if (isOffered)
    notes.set(
      { initializer: known } as ConfigPatch,
      place,
      `Kernels begin by ${known!.replace('_', ' ')}`,
    )
  else
    notes.add(
      'unknown',
      place,
      `the initial values ${name} are not available here; PyTorch’s own stand in their place`,
      ['initializer'],
    )
}

/** What Lightning's Trainer is told to clip. */
function trainerClip(m: Interpreter, notes: Notes): void {
  const trainer = trainerOf(m)
  const most = trainer?.args.named.get('gradient_clip_val')
  const value = numberIn(most?.value)
  if (most === undefined || value === null || value === 0) return
  const isByValue = trainer?.args.named.get('gradient_clip_algorithm')?.value === 'value'
  const words = isByValue ? 'Largest value of a gradient' : 'Largest norm of all gradients'
  if (setNumber(notes, 'clip', value, most.place, words) && isByValue)
    notes.config.clipForm = 'value'
}

function clipValue(notes: Notes, args: Args): void {
  const most = argument(args, 1, 'clip_value')
  const value = numberIn(most?.value)
  if (most === undefined || value === null) return
  if (setNumber(notes, 'clip', value, most.place, 'Largest value of a gradient'))
    notes.config.clipForm = 'value'
}
