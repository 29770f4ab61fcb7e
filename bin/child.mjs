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
  let lastForward = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const now = performance.now()
      if (now - lastForward < 400) return
      lastForward = now
      child.kill(signal)
    })
  }
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)))
  })
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
