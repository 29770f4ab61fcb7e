import { constants } from 'node:os'

/** A database tied to this process: `order` starts its shutdown at once, `stop` also waits for it. */
type Bond = { order(): void; stop(): Promise<void> }

const bonds = new Set<Bond>()
const fatalSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Stops the database when this process ends, however it ends (`kill -9` excepted); returns the release.
 * On a fatal signal we act only when nobody else listens: a web server that drains its requests first
 * must not lose its database under them.
 */
export function bindToProcess(bond: Bond): () => void {
  if (bonds.size === 0) {
    process.on('exit', orderAll)
    for (const signal of fatalSignals) process.on(signal, stopAll)
  }
  bonds.add(bond)
  return () => {
    if (!bonds.delete(bond) || bonds.size > 0) return
    process.off('exit', orderAll)
    for (const signal of fatalSignals) process.off(signal, stopAll)
  }
}

function orderAll(): void {
  for (const bond of bonds) bond.order()
}

function stopAll(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return
  const stops = [...bonds].map((bond) => bond.stop())
  void Promise.allSettled(stops).then(() => process.exit(128 + constants.signals[signal]))
}
