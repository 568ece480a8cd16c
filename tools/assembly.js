/**
 * Compiles the kernels in src/engine/kernels/wasm/assembly (AssemblyScript) to build/*.wasm beside
 * them, where their sources are newer: with fused multiply-add and without (relaxed SIMD is not
 * everywhere), on shared memory and on one's own (threads need the first, pages that are not
 * cross-origin isolated have the second only).
 */
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('../src/engine/kernels/wasm/assembly', import.meta.url))
const COMMON = [
  '--runtime=stub',
  '--optimizeLevel=3',
  '--shrinkLevel=0',
  '--converge',
  '--noAssert',
  '--importMemory',
  '--enable=simd',
  '--enable=threads',
  '--enable=bulk-memory',
]
const FUSED = ['--enable=relaxed-simd']
const SHARED = ['--sharedMemory', '--initialMemory=1', '--maximumMemory=65536']
const VARIANTS = {
  plain: [],
  fused: FUSED,
  'plain-shared': SHARED,
  'fused-shared': [...FUSED, ...SHARED],
}

const changed = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

/** Whether any variant is missing or older than a source. */
function isStale() {
  const sources = readdirSync(FOLDER).filter((name) => /\.(ts|json)$/.test(name))
  const newest = Math.max(
    changed(fileURLToPath(import.meta.url)),
    ...sources.map((name) => changed(join(FOLDER, name))),
  )
  return Object.keys(VARIANTS).some(
    (name) => changed(join(FOLDER, 'build', `${name}.wasm`)) < newest,
  )
}

/** Compiles all variants; throws the compiler's own message. */
export async function compileAssembly() {
  if (!isStale()) return
  const { main } = await import('assemblyscript/asc')
  mkdirSync(join(FOLDER, 'build'), { recursive: true })
  for (const [name, options] of Object.entries(VARIANTS)) {
    const { error, stderr } = await main([
      'index.ts',
      ...COMMON,
      ...options,
      `--outFile=build/${name}.wasm`,
      `--textFile=build/${name}.wat`,
      `--baseDir=${FOLDER}`,
    ])
    if (error) throw new Error(`The kernels do not compile.\n${stderr.toString()}`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileAssembly()
