import { openingOf } from './cases/openings'
import {
  DEFAULT_CONFIG,
  DEFAULT_SETUP,
  sameValue,
  type ConfigPatch,
  type FieldId,
  type RunConfig,
  type Setup,
} from './config'
import { patchField, withField } from './differences'
import { nearestNumber, numberProblem, type Field } from './field'
import { FIELDS, fieldOf } from './fields'
import { formatLayers, readLayers } from './layersText'
import type { LayerSpec } from './layers'
import { readView, viewEntries, WHOLE_VIEW, type LinkView } from './linkView'
import { thousands } from './thousands'

/**
 * The link: the URL hash as key=value pairs, only what differs from the default (or the case).
 * B's own values carry the prefix `b.`; a key absent under `b.` follows A.
 */
export interface OpenedLink {
  readonly setup: Setup
  readonly autostart: boolean
  /** Whether fixes of a failing run may be tried by themselves. */
  readonly prove: boolean
  /** What of the page is shown. */
  readonly view: LinkView
  /** One sentence for each thing that was ignored or changed. */
  readonly ignored: readonly string[]
  /** The id of a kept verifier that is all that is to be opened; null for none. */
  readonly verify: string | null
}

type Read = { value: unknown; note?: string } | { note: string }

const VERSION = '1'

/** The start of a text that may be of any length, for a sentence. */
const brief = (text: string, most = 60) =>
  text.length > most ? `${text.slice(0, most)}… (${thousands(text.length)} characters)` : text
const SWITCHES = ['compare', 'autostart', 'prove'] as const

/** Reads a hash (with or without `#`) into the nearest valid setup. Never throws. */
export function readLink(hash: string): OpenedLink {
  const ignored: string[] = []
  const entries = new Map<string, string>()
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (entries.has(key)) ignored.push(`“${brief(key)}” stands twice; the last value counts.`)
    entries.set(key, value)
  }
  const take = (key: string) => {
    const value = entries.get(key)
    entries.delete(key)
    return value
  }
  const version = take('v')
  if (version !== undefined && version !== VERSION)
    ignored.push(`The link is of version “${brief(version)}”; it was read as version ${VERSION}.`)

  const start = startOf(take('case'), ignored)
  const switches = SWITCHES.map((key) => readSwitch(key, take(key), ignored))
  const view = readView(take, ignored)
  let a: RunConfig = start.a
  let b: ConfigPatch = start.b
  for (const field of FIELDS) {
    const own = readField(field, field.link, take(field.link), ignored)
    if (own !== undefined) a = withField(a, field.id, own)
    const others = readField(field, `b.${field.link}`, take(`b.${field.link}`), ignored)
    if (others !== undefined) b = patchField(b, field.id, others)
  }
  const verify = take('verify') ?? null
  if (verify !== null && !ID.test(verify))
    ignored.push(`“verify=${brief(verify)}”: verify is 12 hexadecimal digits; none was opened.`)
  for (const key of entries.keys()) ignored.push(`“${brief(key)}” is not a key of this page.`)
  const compare = switches[0] ?? start.compare
  return {
    setup: { caseId: start.caseId, a, b, compare },
    autostart: switches[1] ?? false,
    prove: switches[2] ?? true,
    view,
    ignored,
    verify: verify !== null && ID.test(verify) ? verify : null,
  }
}

const ID = /^[0-9a-f]{12}$/

/** Opens a page that only verifies, with a verifier that this browser keeps. */
export const verifyLink = (id: string): string => `#v=${VERSION}&verify=${id}`

/** Writes a setup as a hash with its `#`; `readLink` of it gives the setup back. */
export function writeLink(
  setup: Setup,
  autostart = false,
  prove = true,
  view: LinkView = WHOLE_VIEW,
): string {
  const start = setup.caseId === null ? DEFAULT_SETUP : startOf(setup.caseId, [])
  const parts: string[] = ['v=1']
  const put = (key: string, value: string) => parts.push(`${key}=${encodeText(value)}`)
  if (start.caseId !== null) put('case', start.caseId)
  for (const { id, link } of FIELDS)
    if (!sameValue(setup.a[id], start.a[id])) put(link, writeValue(id, setup.a[id]))
  if (setup.compare !== start.compare) put('compare', setup.compare ? '1' : '0')
  for (const { id, link } of FIELDS) {
    if (id in setup.b && !(id in start.b && sameValue(setup.b[id], start.b[id])))
      put(`b.${link}`, writeValue(id, setup.b[id]))
    else if (id in start.b && !(id in setup.b)) put(`b.${link}`, writeValue(id, setup.a[id]))
  }
  if (autostart) put('autostart', '1')
  if (!prove) put('prove', '0')
  for (const [key, value] of viewEntries(view)) put(key, value)
  return `#${parts.join('&')}`
}

/** A patch as its keys of the link, `lr=0.0001&clip=1`: what tells a fix from others, for scripts. */
export function writePatch(patch: ConfigPatch): string {
  return FIELDS.filter(({ id }) => id in patch)
    .map(({ id, link }) => `${link}=${encodeText(writeValue(id, patch[id]))}`)
    .join('&')
}

function startOf(id: string | undefined, ignored: string[]): Setup {
  if (id === undefined) return DEFAULT_SETUP
  const found = openingOf(id)
  if (found !== undefined) return { caseId: found.id, ...found.setup }
  ignored.push(`“case=${brief(id)}” is not a case of this page.`)
  return DEFAULT_SETUP
}

function readSwitch(key: string, text: string | undefined, ignored: string[]) {
  if (text === undefined) return undefined
  if (text === '0' || text === '1') return text === '1'
  ignored.push(`“${key}=${brief(text)}”: ${key} is 0 or 1.`)
  return undefined
}

function readField(field: Field, key: string, text: string | undefined, ignored: string[]) {
  if (text === undefined) return undefined
  const read = readValue(field, text)
  if (read.note !== undefined) ignored.push(`“${key}=${brief(text)}”: ${brief(read.note, 300)}`)
  return 'value' in read ? read.value : undefined
}

function readValue(field: Field, text: string): Read {
  switch (field.kind) {
    case 'choice': {
      const option = field.options.find((each) => String(each.value) === text)
      if (option !== undefined) return { value: option.value }
      const known = field.options.map((each) => each.value).join(', ')
      return { note: `${field.label} is one of ${known}; left at ${defaultText(field)}.` }
    }
    case 'number': {
      const value = text.trim() === '' ? NaN : Number(text)
      const problem = numberProblem(field, value)
      if (problem === null) return { value }
      if (Number.isNaN(value)) return { note: `${problem}; left at ${defaultText(field)}.` }
      const nearest = nearestNumber(field, value)
      return { value: nearest, note: `${problem}; ${nearest} is used.` }
    }
    case 'layers': {
      const { layers, notes } = readLayers(text)
      const said = notes.join('. ')
      if (layers.length === 0) return { note: `${said}; the custom encoder was left as it is.` }
      return { value: layers, ...(said !== '' && { note: `${said}.` }) }
    }
    case 'set':
    case 'weights':
      return /^([0-9a-f]{12})?$/.test(text)
        ? { value: text }
        : { note: `${field.label} is 12 hexadecimal digits; none was opened.` }
    default:
      return field satisfies never
  }
}

const defaultText = (field: Field) => String(DEFAULT_CONFIG[field.id])

function writeValue(id: FieldId, value: unknown): string {
  return fieldOf(id).kind === 'layers' ? formatLayers(value as readonly LayerSpec[]) : String(value)
}

/** Percent-encodes what would break the hash, and leaves brackets, commas and what is named readable. */
function encodeText(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3D', '=')
}
