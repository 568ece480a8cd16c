/**
 * What of the page a link shows, for lessons and articles: `embed`, `hide`, `note`, `show`. It changes no
 * number; whoever opens the link sees the rest by opening the whole page.
 */
import { FIELDS } from './fields'

/** What stands on the page beside the set-up's own controls. */
export const CONTROLS = [
  'cases',
  'step',
  'reset',
  'counts',
  'backend',
  'seed',
  'runs',
  'share',
  'theme',
  'keys',
  'sweep',
  'photos',
  'weights',
  'compare',
  'case',
] as const
export type Control = (typeof CONTROLS)[number]

export const PANELS = ['setup', 'curves', 'results', 'findings'] as const
export type Panel = (typeof PANELS)[number]

/** What a lesson has no use for, unless its link says otherwise. */
const NOT_EMBEDDED: readonly Control[] = [
  'cases',
  'runs',
  'theme',
  'keys',
  'sweep',
  'photos',
  'weights',
]
const LONGEST_NOTE = 500
const VIEW_KEYS = ['embed', 'hide', 'show', 'note'] as const

export interface LinkView {
  /** As a part of another page. */
  readonly embed: boolean
  /** Controls, and settings by their key in the link. */
  readonly hide: readonly string[]
  /** Null for all panels. */
  readonly show: readonly Panel[] | null
  /** A sentence of whoever made the link; text and nothing else. */
  readonly note: string
}

const HIDEABLE: readonly string[] = [
  ...new Set<string>([...CONTROLS, ...FIELDS.map(({ link }) => link)]),
]

export const WHOLE_VIEW: LinkView = { embed: false, hide: [], show: null, note: '' }

export const hidesControl = ({ embed, hide }: LinkView, control: Control): boolean =>
  hide.includes(control) || (embed && NOT_EMBEDDED.includes(control))

export const showsPanel = ({ show }: LinkView, panel: Panel): boolean =>
  show === null || show.includes(panel)

/** @param take gives the text of a key, or undefined, and takes it from what is left to be read */
export function readView(take: (key: string) => string | undefined, ignored: string[]): LinkView {
  const read = Object.fromEntries(VIEW_KEYS.map((key) => [key, take(key)]))
  const known = (key: string, text: string | undefined, values: readonly string[]) => {
    const asked = [...new Set((text ?? '').split(',').filter((each) => each !== ''))]
    const unknown = asked.filter((each) => !values.includes(each))
    if (unknown.length > 0)
      ignored.push(`“${key}=${unknown.join(',')}”: ${key} knows ${values.join(', ')}.`)
    return asked.filter((each) => values.includes(each))
  }
  if (read.embed !== undefined && read.embed !== '0' && read.embed !== '1')
    ignored.push(`“embed=${read.embed}”: embed is 0 or 1.`)
  const panels = known('show', read.show, PANELS) as Panel[]
  const note = (read.note ?? '').trim()
  if (note.length > LONGEST_NOTE)
    ignored.push(`“note” has ${note.length} characters; the first ${LONGEST_NOTE} are shown.`)
  return {
    embed: read.embed === '1',
    hide: known('hide', read.hide, HIDEABLE),
    show: panels.length === 0 ? null : panels,
    note: note.slice(0, LONGEST_NOTE),
  }
}

/** As pairs of key and value, only what differs from the whole page. */
export function viewEntries({ embed, hide, show, note }: LinkView): readonly [string, string][] {
  const entries: [string, string][] = []
  if (embed) entries.push(['embed', '1'])
  if (hide.length > 0) entries.push(['hide', hide.join(',')])
  if (show !== null) entries.push(['show', show.join(',')])
  if (note !== '') entries.push(['note', note])
  return entries
}
