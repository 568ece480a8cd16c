import { test } from 'vitest'
import { configOf } from './links'
import { createRecordings } from './recordings'
import { proofOf } from './proofs'
import { toldOf } from './told'
const LINKS = (process.env.LINKS ?? '').split(' ')
test('q', async () => {
  for (const link of LINKS) {
    const store = createRecordings('node_modules/.cache/faults-runs', true)
    const config = configOf(link, 1)
    const r = await store.of(config, 'full')
    const { facts } = toldOf(config, r!)
    const proof = await proofOf(facts, store)
    console.log('\n== ' + link)
    for (const t of proof.trials) console.log('T', JSON.stringify(t.patch), t.runs.map((x) => `${x.verdict} ${x.steps} ${x.auc?.toFixed(3)}`).join(' | '))
  }
}, 600000)
