/** What the page reads kept runs with; fetched by those that have any. */
export { openWeightFiles } from './files'
export { openRunRows } from './rows'
