/**
 * Parts of the page that are fetched when they are first shown. One that cannot be had says so in its place;
 * the rest of the page goes on.
 */
import { createElement, type ComponentType, type ReactNode } from 'react'
import { lazily } from './lazy'
import { PartBoundary } from './PartBoundary'
import { PartMissing } from './PartFailed'

const loadingLine = () => <p className="part-loading muted">Loading…</p>

/**
 * @param name what it is called: “ROC”
 * @param load `() => import('…')`
 * @param pick the component of what was loaded
 * @param meanwhile what stands there until it has come
 */
export function lazyPart<Props extends object, Module>(
  name: string,
  load: () => Promise<Module>,
  pick: (loaded: Module) => ComponentType<Props>,
  meanwhile: (props: Props) => ReactNode = loadingLine,
): ComponentType<Props> {
  const useLoading = lazily(name, load)
  return function Part(props: Props) {
    const loading = useLoading(true)
    if (loading.state === 'waiting') return meanwhile(props)
    if (loading.state === 'failed') return <PartMissing {...loading} />
    return <PartBoundary name={name}>{createElement(pick(loading.loaded), props)}</PartBoundary>
  }
}
