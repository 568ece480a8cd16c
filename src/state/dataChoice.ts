/** What is done as images are chosen in the set-up; fetched with the first choice of others. */
export { chooseData, chooseSetById } from './ownSet'
