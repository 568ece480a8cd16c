import './facts.css'

/** A fact, and where it is made of several, these below it. */
export interface Fact {
  readonly name: string
  readonly text: string
  readonly items?: readonly string[]
}

/** Facts by name. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, text, items = [] }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {text}
            {items.length > 0 && (
              <ul>
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
