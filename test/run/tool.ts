import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a step adds to the last line. `report` is printed when something failed. */
export type Tally = { passed: number; failed: number; skipped: number; report: string }

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Every temporary file of the run lies here, so that even an interrupted one leaves nothing. */
export const scratch = mkdtempSync(join(tmpdir(), 'palier-run-'))
// Open to walk through: some tests act as another user.
chmodSync(scratch, 0o755)
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))

const running = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exitCode = 1
    // Servers started by the steps under way notice its end and need a moment to shut down: only then
    // can their files be removed.
    const [last] = running
    if (last) last.once('exit', () => setTimeout(() => process.exit(1), 1500))
    else process.exit(1)
  })
}
// Our parent died without a word (see bin/child.mjs).
if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}

/** Runs a Node script of the repository's tools to its end and gathers all it printed, in order. */
export async function runTool(script: string, args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
      ...process.env,
      TMPDIR: scratch,
      TEMP: scratch,
    },
  })
  running.add(child)
  let output = ''
  const gather = (data: Buffer): void => {
    output += data
  }
  child.stdout.on('data', gather)
  child.stderr.on('data', gather)
  const code = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      output += error.message
      resolve(1)
    })
    child.once('close', (status) => resolve(status ?? 1))
  })
  running.delete(child)
  return { code, output }
}
