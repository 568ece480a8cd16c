/**
 * Three worlds for tests. Most files share a thread and its modules, so that TensorFlow.js is loaded
 * once and not once a file. What replaces modules or globals, or keeps state in its modules, has a
 * thread of its own each: told by what a file calls, so that none has to be listed. What only a browser
 * has, such as WebGPU, is tested in a Chromium, with `--mode slow`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, mergeConfig, type TestProjectConfiguration } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { findChromium, QUIET_FLAGS, SOFTWARE_WEBGPU } from './tools/chromium.js'
import viteConfig from './vite.config.ts'

const IN_BROWSER = '{src,e2e}/**/*.browser.test.ts'
/** Where an engine is started by a helper. */
const WITH_ENGINE = /^(src\/engine\/node|e2e\/runs)\//
/** What a file calls, or a store that it fills, that others in its thread would notice. */
const NOTICED = [
  /\bvi\.(mock|doMock|hoisted|resetModules|stub\w+|spyOn|useFakeTimers)\b/,
  /\b(startEngine|startRaster|registerWasmKernels|trainRun|createNodeClient)\b/,
  /\b\w+Store\.setState\b|\b(globalThis|process\.env)\.\w+ = /,
]

const files = ['src', 'e2e', 'tools']
  .flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  )
  .filter((path) => /(?<!\.browser)\.test\.tsx?$/.test(path))
const isLong = (path: string) => path.endsWith('.long.test.ts')
const textOf = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8')
const isApart = (path: string) =>
  WITH_ENGINE.test(path) || NOTICED.some((call) => call.test(textOf(path)))

/** Longest first, also where nothing is known of earlier times: no run is left to go on alone. */
class LongestFirst extends BaseSequencer {
  override async sort(all: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(all)
    const isRun = ({ moduleId }: TestSpecification) => moduleId.includes('/e2e/runs/')
    return [...sorted.filter(isRun), ...sorted.filter((each) => !isRun(each))]
  }
}

/** Where WebGPU is computed in software, which takes long: `npm run test:slow`. */
const inBrowser: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'webgpu',
    include: [IN_BROWSER],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          executablePath: findChromium() ?? undefined,
          args: [...QUIET_FLAGS, ...SOFTWARE_WEBGPU],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
}

export default defineConfig(({ mode }) => {
  const now = files.filter((path) => isLong(path) === (mode === 'long'))
  return mergeConfig(
    viteConfig,
    defineConfig({
      test: {
        testTimeout: mode === 'long' ? 3_600_000 : 300_000,
        pool: 'threads',
        // So that the alias of what it imports holds for it.
        server: { deps: { inline: ['geotiff'] } },
        // One core fewer otherwise, as if somebody waited for the machine.
        maxWorkers: availableParallelism(),
        sequence: { sequencer: LongestFirst },
        projects:
          mode === 'slow'
            ? [inBrowser]
            : [
                {
                  extends: true,
                  test: {
                    name: 'shared',
                    isolate: false,
                    include: now.filter((path) => !isApart(path)),
                  },
                },
                { extends: true, test: { name: 'apart', include: now.filter(isApart) } },
              ],
      },
    }),
  )
})
