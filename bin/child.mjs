import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a program in our place: same terminal, our signals, its exit code.
 *
 * The child leads its own process group. A Ctrl-C reaches the whole group of the terminal and npm
 * sends it once more to its script: were the child in that group it would be told to stop two or
 * three times, and a second order usually means "do not wait". It hears each signal once, from us.
 * The message channel is the reverse guard: when we vanish (kill -9) the child sees it close and stops.
 * @returns {Promise<number>} the exit code, 128 + n when a signal n ended it.
 */
export function runInstead(command, args, env = process.env) {
  const child = spawn(command, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
    env,
  })
  let lastForward = Number.NEGATIVE_INFINITY
  const forward = (signal) => {
    const now = performance.now()
    if (now - lastForward < 400) return
    lastForward = now
    child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
  if (process.env.npm_lifecycle_event) watchShell(() => forward('SIGTERM'))
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)))
  })
}

/** npm passes a SIGTERM only to the shell between us: it dies in silence and we get another parent. */
function watchShell(orphaned) {
  const shell = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(timer)
    orphaned()
  }, 250)
  timer.unref()
}

/** In a child started by `runInstead`: stop as on SIGTERM if the parent disappears without a word. */
export function stopWithParent() {
  const stop = () => process.kill(process.pid, 'SIGTERM')
  if (process.connected === undefined) return
  // The parent may already be gone by the time we are loaded: that event will not come again.
  if (!process.connected) return stop()
  process.channel?.unref()
  process.once('disconnect', stop)
}
