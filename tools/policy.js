/**
 * What the page may do, as response headers: nothing is asked of or sent to any other place, no text
 * becomes code, and it is isolated from other pages, so that threads and exact timers are open to it.
 * Workers are bound by the headers of their own scripts; the page carries the policy in its markup
 * too, for hosts that send no headers.
 */
const RULES = {
  'default-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  // Dialogs and charts bring styles along; no style can call elsewhere, since the rest holds.
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' blob: data:",
  'media-src': "'self' blob:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

export const POLICY = Object.entries(RULES)
  .map(([rule, allowed]) => `${rule} ${allowed}`)
  .join('; ')

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

/** While developing, the page is reloaded by scripts in its markup, which the policy forbids. */
export const DEVELOPING_HEADERS = ISOLATION

export const HEADERS = {
  ...ISOLATION,
  'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/**
 * Puts the policy into the built page's markup, and the headers into `_headers`, which several
 * static hosts read.
 * @returns {import('vite').Plugin}
 */
export function policyPlugin() {
  return {
    name: 'policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      const lines = Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}\n`)
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('')}` })
    },
  }
}
