/**
 * What the page may do, as response headers: nothing is asked of or sent to any other place, no text
 * becomes code, and it is isolated from other pages, so that threads and exact timers are open to it.
 * The page carries the policy in its markup too, for hosts that send no headers, and its Workers inherit
 * it. Where a host sends none, the service worker adds them to what it answers.
 */
const RULES = {
  'default-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  // Dialogs and charts bring styles along; no style can call elsewhere, since the rest holds.
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' blob: data:",
  'media-src': "'self' blob:",
  // The page's Workers are Blobs that import a script of its own, so that this policy binds them.
  'worker-src': "'self' blob:",
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

/**
 * None of them forbids frames: a lesson shows the page in one. In a frame of another place a browser gives
 * it storage of its own, so that nothing of a person's is in reach there, and it starts nothing by itself.
 */
export const HEADERS = {
  ...ISOLATION,
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': POLICY,
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
