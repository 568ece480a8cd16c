/**
 * Finds a Chromium for the journeys, and installs one where that is possible.
 *
 *   node tools/chromium.js   prints its path, or says what to do
 *
 * In this order: CHROMIUM_PATH, Playwright's own, Chrome or Chromium on the PATH or in its usual
 * place, and else, as root on a Debian, the package `chromium`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser']
const MACOS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const WINDOWS_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
const WINDOWS_PLACES = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe']
const APT = '/usr/bin/apt-get'

/** Something a person can act on; shown without a stack. */
class Failure extends Error {}

function places(env, platform, own) {
  if (platform === 'win32') {
    const folders = WINDOWS_FOLDERS.flatMap((name) => env[name] ?? [])
    return [own, ...folders.flatMap((folder) => WINDOWS_PLACES.map((each) => join(folder, each)))]
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [own, ...onPath, ...(platform === 'darwin' ? MACOS : [])]
}

/**
 * Playwright turns these off as well; Chromium heeds the last list alone. The first two are pages of the
 * address bar, which nobody sees here and which take longer to load than ours; a spare renderer is a process
 * for a next page, which hardly ever comes.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'SpareRendererForSitePerProcess',
  'ThirdPartyStoragePartitioning',
]

/** Flags without which a headless Chromium calls home, or does not start as root. */
export const QUIET_FLAGS = [
  `--disable-features=${FEATURES_OFF.join(',')}`,
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** With them WebGPU is there on every machine, in software. */
export const SOFTWARE_WEBGPU = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']

/** The path of a Chromium that is here already, or null. Throws where CHROMIUM_PATH is wrong. */
export function findChromium({
  env = process.env,
  platform = process.platform,
  own = chromium.executablePath(),
  exists = existsSync,
} = {}) {
  const asked = env.CHROMIUM_PATH
  if (asked && !exists(asked))
    throw new Failure(`CHROMIUM_PATH is "${asked}", but there is no such file.`)
  return asked || (places(env, platform, own).find((each) => exists(each)) ?? null)
}

function install() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Progress goes to stderr, so that stdout holds the path alone.
  const options = { env, stdio: ['ignore', 2, 2] }
  console.error('No Chromium found; installing the package "chromium" with apt-get.')
  try {
    execFileSync(APT, ['update'], options)
    execFileSync(APT, ['install', '-y', '--no-install-recommends', 'chromium'], options)
  } catch (error) {
    throw new Failure(`apt-get could not install Chromium (${error.message}). ${ADVICE}`)
  }
}

const ADVICE =
  'Run "npx playwright install --with-deps chromium", or install Chrome or Chromium, or set CHROMIUM_PATH to the path of one.'

/** The path of a Chromium, installed if need be. Throws, with what to do, where there is none. */
export function ensureChromium() {
  const found = findChromium()
  if (found !== null) return found
  if (process.getuid?.() === 0 && existsSync(APT)) install()
  const installed = findChromium()
  if (installed === null) throw new Failure(`The journeys need a Chromium, none found. ${ADVICE}`)
  return installed
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(ensureChromium())
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
