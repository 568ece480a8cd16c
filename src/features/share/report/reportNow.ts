/** The report of the page as it stands. */
import { configOf, runsOf } from '../../../domain/config'
import { isFromLibrary } from '../../../domain/dataSource'
import { findingsOf } from '../../../state/findings'
import { judgedOf } from '../../../state/judgedRun'
import { judgeFor } from '../../../state/judgeFor'
import { linkOf } from '../../../state/linkSync'
import { provingStore } from '../../../state/provingRuns'
import { runsStore } from '../../../state/runs'
import { setupStore } from '../../../state/setup'
import { thresholdsStore } from '../../../state/thresholds'
import { pngUrl } from '../../../ui/pixels'
import { dependencies, version } from '../../../../package.json'
import { reportHtml } from './report'

/** @param withPhotos whether a person’s own photos, and who is on them, may be in it */
export function reportNow(withPhotos: boolean): string {
  const { setup } = setupStore.getState()
  const views = runsStore.getState()
  const thresholds = thresholdsStore.getState()
  const findings = findingsOf(setup, views, provingStore.getState().proofs)
  const runs = runsOf(setup).map((run) => {
    const view = views[run]
    const config = view.config ?? configOf(setup, run)
    const judged = judgedOf(view)
    return {
      ...{ run, config, view },
      judging: judged && { run, judged, judge: judgeFor(judged, thresholds[run]) },
      findings: findings.filter((finding) => finding.run === run),
      showsImages: withPhotos || !isFromLibrary(config),
    }
  })
  const versions = [
    `Siamese Playground ${version}`,
    `TensorFlow.js ${dependencies['@tensorflow/tfjs-core'].replace('^', '')}`,
    navigator.userAgent,
  ]
  return reportHtml({ runs, link: linkOf(setup, false), when: new Date(), versions }, pngUrl)
}
