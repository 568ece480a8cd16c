/**
 * A Worker that is bound by the page's own policy. One whose script comes from a server has the policy of
 * that response, which is none on a host that sends no headers; one made of a Blob inherits the page's,
 * which stands in the markup. So each Worker is a Blob of one line that imports its script.
 *
 * Makers import it under the name `Worker`: the bundler knows a Worker's script by that spelling.
 */

/** By script: an address must outlive the start of every Worker made of it. */
const addresses = new Map<string, string>()

function boundTo(script: string): string {
  const known = addresses.get(script)
  if (known !== undefined) return known
  const source = new Blob([`import ${JSON.stringify(script)}`], { type: 'text/javascript' })
  const made = URL.createObjectURL(source)
  addresses.set(script, made)
  return made
}

function makeBound(script: URL, options: WorkerOptions): Worker {
  // The end is for who looks at a list of Workers; it is no part of the address.
  const name = script.pathname.split('/').at(-1) ?? ''
  return new Worker(`${boundTo(script.href)}#${name}`, options)
}

export const BoundWorker = makeBound as unknown as new (
  script: URL,
  options: WorkerOptions,
) => Worker
