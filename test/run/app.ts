import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built application with its demo is served, without a final slash. */
    baseUrl: string
    /** Its data folder, for commands such as `bin/palier measures --data`. */
    dataDir: string
  }
}

const palier = fileURLToPath(new URL('../../bin/palier', import.meta.url))
const startLimitMs = 300_000

type RunningDemo = { baseUrl: string; dataDir: string; stop(): Promise<void> }

/** Serves the product exactly as a newcomer would, on a folder and a port of its own. */
export async function startDemo(): Promise<RunningDemo> {
  const home = mkdtempSync(join(tmpdir(), 'palier-journeys-'))
  const dataDir = join(home, 'data')
  const child = spawn(process.execPath, [palier, 'serve', '--demo', '--port', '0', '--data', dataDir], {
    cwd: home,
    env: ownEnv(),
    // The channel ends the server even when this process is killed before its teardown.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
    rmSync(home, { recursive: true, force: true })
  }
  try {
    return { baseUrl: await readAddress(child), dataDir, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** One demo for all journeys of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { baseUrl, dataDir, stop } = await startDemo()
  project.provide('baseUrl', baseUrl)
  project.provide('dataDir', dataDir)
  return stop
}

/** The developer's database, mail and secrets stay out of the tests. */
function ownEnv(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, NODE_ENV: _mode, VITEST: _vitest, ...rest } = process.env
  const kept = Object.entries(rest).filter(([name]) => !/^(PALIER_(?!READY)|SMTP_|VITEST_|PG)/.test(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'production' }
}

function readAddress(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`the application did not start: ${why}\n${said}`))
    const timer = setTimeout(() => fail(`silent for ${startLimitMs / 1000} s`), startLimitMs)
    child.once('error', (error) => fail(error.message))
    child.once('exit', (code, signal) => fail(`it ended with ${code ?? signal}`))
    const listen = (data: Buffer): void => {
      said += data
      const address = /^Palier is ready: (http:\/\/\S+?)\/?\s*$/m.exec(said)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
  })
}
