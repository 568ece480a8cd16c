/** A line chart, for who fetches it when there is something to draw. */
export { LineChart } from './LineChart'
