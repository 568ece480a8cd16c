/**
 * WebKitGTK's browser, by WebDriver (https://www.w3.org/TR/webdriver2/): few commands, each a request to
 * WebKitWebDriver, which starts the browser.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { WINDOW, type Browser, type Candidate } from './browser'
import { findProgram } from './places'

/** A port that nobody listens at. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The driver, on a screen in memory where there is no other. */
function startDriver(driver: string, port: number): ChildProcess {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  const screen = findProgram('XVFB_RUN_PATH', ['xvfb-run'])
  const command = [driver, `--port=${port}`]
  if (!DISPLAY && !WAYLAND_DISPLAY) {
    if (screen === null) throw new Error('There is no screen here, and no xvfb-run to make one.')
    command.unshift(screen, '-a', '-s', '-screen 0 1600x1200x24')
  }
  const [program = '', ...args] = command
  // A group of its own, so that its children end with it.
  return spawn(program, args, { stdio: 'ignore', detached: true })
}

type Body = Readonly<Record<string, unknown>>

function commandsAt(root: string) {
  return async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: Body): Promise<unknown> => {
    const answer = await fetch(`${root}${path}`, { method, body: body && JSON.stringify(body) })
    const { value } = (await answer.json()) as { value: unknown }
    if (!answer.ok) throw new Error((value as { message: string }).message)
    return value
  }
}

type Commands = ReturnType<typeof commandsAt>

/** Asks until the driver answers, or has ended. */
async function begin(send: Commands, driver: ChildProcess): Promise<Body> {
  for (;;) {
    try {
      await send('GET', '/status')
      break
    } catch (thrown) {
      if (driver.exitCode !== null) throw thrown
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return (await send('POST', '/session', { capabilities: {} })) as Body
}

async function launch(path: string): Promise<Browser> {
  const port = await freePort()
  const driver = startDriver(path, port)
  const end = () => void (driver.pid && process.kill(-driver.pid))
  const send = commandsAt(`http://127.0.0.1:${port}`)
  try {
    const { sessionId, capabilities } = await begin(send, driver)
    const session = `/session/${String(sessionId)}`
    const { browserName, browserVersion } = capabilities as Record<string, string>
    await send('POST', `${session}/timeouts`, { script: 300_000 })
    await send('POST', `${session}/window/rect`, WINDOW)
    return {
      version: `${browserName} (WebKitGTK ${browserVersion})`,
      async open(url) {
        await send('POST', `${session}/url`, { url: 'about:blank' })
        await send('POST', `${session}/url`, { url })
      },
      async call(act, ...args) {
        const script = `const done = arguments[1]
          Promise.resolve().then(() => (${act.toString()})(...arguments[0])).then(
            (value) => done({ value }), (thrown) => done({ thrown: String(thrown) }))`
        const given = { script, args: [args] }
        const came = (await send('POST', `${session}/execute/async`, given)) as Body
        if ('thrown' in came) throw new Error(String(came.thrown))
        return came.value as never
      },
      picture: async () =>
        Buffer.from((await send('GET', `${session}/screenshot`)) as string, 'base64'),
      async close() {
        await send('DELETE', session).finally(end)
      },
    }
  } catch (thrown) {
    end()
    throw thrown
  }
}

export const WEBKIT: Candidate = {
  name: 'WebKit',
  advice: 'apt-get install webkit2gtk-driver xvfb, or WEBKIT_DRIVER_PATH',
  async start() {
    const path = findProgram('WEBKIT_DRIVER_PATH', ['WebKitWebDriver'])
    return path === null ? null : launch(path)
  },
}
