/** What the module gives to the kernels in the folder above. */
export { attach, run, serve } from './parallel'
