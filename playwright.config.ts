import { defineConfig } from '@playwright/test'
import { ensureChromium, QUIET_FLAGS, SOFTWARE_WEBGPU } from './tools/chromium.js'

/** The built page on a port of its own, or on PORT; `npm run build` first. */
const PORT = Number(process.env.PORT ?? 4317)
const ADDRESS = `http://localhost:${PORT}`

// Without a GPU on every machine, so that the journeys are the same on all of them.
const NO_GPU = [...QUIET_FLAGS, '--disable-gpu']
const SOFTWARE_GPU = [...QUIET_FLAGS, ...SOFTWARE_WEBGPU]

const SLOW = /@slow/

const executablePath = ensureChromium()
const launch = (args: string[]) => ({ launchOptions: { executablePath, args } })

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // Far more than anything takes: no journey may depend on how fast the machine is, or how busy.
  timeout: 900_000,
  expect: { timeout: 300_000 },
  fullyParallel: true,
  // One more than the smallest machine has cores: a journey waits for its page, and the page for itself.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  outputDir: 'test-results/journeys',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    baseURL: ADDRESS,
    viewport: { width: 1366, height: 768 },
    actionTimeout: 120_000,
    // What it answers, a journey could not replace or refuse; hosting.spec.ts has it.
    serviceWorkers: 'block',
  },
  webServer: {
    command: `node tools/serve.js --port ${PORT} --uncompressed`,
    url: ADDRESS,
    reuseExistingServer: false,
  },
  projects: [
    { name: 'wasm', testIgnore: /(webgpu|long)\.spec\.ts/, grepInvert: SLOW, use: launch(NO_GPU) },
    {
      name: 'webgpu',
      testMatch: /webgpu\.spec\.ts/,
      grepInvert: SLOW,
      use: launch(SOFTWARE_GPU),
    },
    { name: 'slow-webgpu', testMatch: /webgpu\.spec\.ts/, grep: SLOW, use: launch(SOFTWARE_GPU) },
    // The rest of the journeys: `npm run test:slow`.
    {
      name: 'slow',
      testIgnore: /resilience|(webgpu|long)\.spec\.ts/,
      grep: SLOW,
      use: launch(NO_GPU),
    },
    // What becomes of faults, several times each: `npm run test:faults`.
    { name: 'faults', testMatch: /resilience\/.*\.spec\.ts/, use: launch(NO_GPU) },
    // Takes long; not among the journeys of `npm test`.
    {
      name: 'long',
      testMatch: /long\.spec\.ts/,
      timeout: 3_600_000,
      expect: { timeout: 3_600_000 },
      use: launch(SOFTWARE_GPU),
    },
  ],
})
