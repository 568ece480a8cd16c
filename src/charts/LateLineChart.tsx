import { useState } from 'react'
import { lazyPart } from '../ui/lazyPart'
import './charts.css'
import type { LineChartProps } from './LineChart'
import { Empty } from './PlotStates'

const LineChart = lazyPart(
  'The chart',
  () => import('./lineChartPart'),
  (loaded): React.ComponentType<LineChartProps> => loaded.LineChart,
  Blank,
)

/** A line chart that is fetched once it is wanted; before, the look of its axes and what to do. */
export function LateLineChart(props: LineChartProps & { readonly wanted: boolean }) {
  const { wanted, ...chart } = props
  const [was, setWas] = useState(false)
  if (wanted && !was) setWas(true)
  return wanted || was ? <LineChart {...chart} /> : <Blank {...chart} />
}

function Blank({ label, hint = 'Press Train' }: LineChartProps) {
  return (
    <div className="plot" data-painted={false}>
      <div className="plot-picture" role="img" aria-label={`${label}: none yet`}>
        <div className="plot-area" aria-hidden />
      </div>
      <Empty hint={hint} />
    </div>
  )
}
