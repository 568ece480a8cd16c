/** What a link given on a command line asks for. */
import { readLink, writeLink, type OpenedLink } from '../../src/domain/link'
import { Misuse } from './options'

const QUOTES = "Give it in quotes: npm run train -- '#v=1&seed=7'. --help says more."

/**
 * Reads an address, a hash or keys into the nearest setup, as the page does; what is ignored is in it.
 * @throws Misuse where nothing of it can be read, so that no run is trained that nobody asked for
 */
export function openLink(given: string | null): OpenedLink {
  if (given === null) throw new Misuse(`There is no link. ${QUOTES}`)
  const text = given.trim().replace(/^(["'])(.*)\1$/s, '$2')
  const hash = hashOf(text)
  if (!hash.includes('='))
    throw new Misuse(
      hash === '' && text !== ''
        ? `“${text}” has no settings: those of a link stand after its #. ${QUOTES}`
        : `“${text}” is no link: settings are pairs such as seed=7, joined by &. ${QUOTES}`,
    )
  const opened = readLink(hash)
  const isDefault = writeLink(opened.setup) === writeLink(readLink('').setup)
  if (isDefault && opened.ignored.length > 0 && opened.ignored.length >= hash.split('&').length)
    throw new Misuse(`Nothing of the link can be read. ${opened.ignored.join(' ')}`)
  return opened
}

function hashOf(text: string): string {
  const at = text.indexOf('#')
  if (at >= 0) return text.slice(at + 1)
  return /^[a-z]+:\/\//i.test(text) ? '' : text
}
