/**
 * The engine's door in Node: for tests, tables and measurements. Nothing outside the engine imports
 * more of it than this file or, on the page, `index.ts`.
 */
export type { RunClient } from './client/run'
export { readVerifier, writeVerifier } from './exchange/formats'
export { networkOf, readNetwork } from './exchange/readNetwork'
export { openVerifier } from './core/verifying'
export { startArtist } from './node/artist'
export { packSnapshot } from './keep/weightFile'
export { createNodeClient } from './node/client'
export { keptIn } from './node/keepInFolder'
export { readDigits, readMnist } from './node/mnist'
export { readPhotos, type ReadPhotos } from './node/photos'
export { startEngine, type EngineOptions } from './node/startEngine'
export { trainRun, type TrainedRun, type TrainOptions } from './node/trainRun'
export type { Event } from './protocol/run'
