import type { Tryout } from '../../state/tryout'

/** What can be tried; not in the tab's own file, which is fetched by itself. */
export const MODES: readonly { readonly id: Tryout['mode']; readonly label: string }[] = [
  { id: 'pair', label: 'Two against each other' },
  { id: 'gallery', label: 'One against a gallery' },
]
