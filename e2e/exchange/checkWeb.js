/**
 * What onnxruntime-web makes, in Node, of the ONNX files that exchange.test.ts wrote, against what the run
 * itself said of the same pairs. Prints the largest deviations, for docs/verifier.md.
 *
 *   npm install --prefix FOLDER onnxruntime-web
 *   npx vitest run e2e/exchange && node e2e/exchange/checkWeb.js FOLDER
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const FOLDER = 'test-results/exchange'
const LIMIT = 1e-4

const { InferenceSession, Tensor } = createRequire(resolve(process.argv[2] ?? '.', 'here.js'))(
  'onnxruntime-web',
)

/** The largest, relative where what is expected is above 1. */
function deviation(found, expected) {
  return expected.reduce(
    (most, each, i) => Math.max(most, Math.abs(found[i] - each) / Math.max(1, Math.abs(each))),
    0,
  )
}

async function check(folder) {
  const { verifier, distances, outputs } = JSON.parse(
    readFileSync(`${folder}/expected.json`, 'utf8'),
  )
  const { size, channels, scale, offset } = verifier.input
  const bytes = Float32Array.from(
    readFileSync(`${folder}/pixels.bin`),
    (byte) => byte * scale + offset,
  )
  const session = await InferenceSession.create(readFileSync(`${folder}/verifier.onnx`))
  const half = bytes.length / 2
  const image = (from) =>
    new Tensor('float32', bytes.slice(from, from + half), [distances.length, size, size, channels])
  const { output, distance } = await session.run({ first: image(0), second: image(half) })
  return Math.max(deviation(distance.data, distances), deviation(output.data, outputs))
}

let worst = 0
for (const name of readdirSync(FOLDER).toSorted()) {
  const found = await check(`${FOLDER}/${name}`)
  worst = Math.max(worst, found)
  console.log(`| ${name} | ${found.toExponential(1)} |`)
}
console.log('largest:', worst)
if (!(worst <= LIMIT)) process.exit(1)
