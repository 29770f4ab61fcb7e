/**
 * What may be written of an error: its kind, its SQLSTATE and where it was thrown. Never its parameters nor the
 * values a person typed: drizzle and PostgreSQL put both into their sentences.
 */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  // drizzle wraps the driver's error; a statement sent to the driver directly throws it bare.
  const cause = ('severity' in error ? error : error.cause) as
    | { code?: unknown; constraint?: unknown }
    | undefined
  const sqlState = typeof cause?.code === 'string' ? cause.code : undefined
  if (error.message.startsWith('Failed query') || sqlState)
    return ['database error', sqlState, typeof cause?.constraint === 'string' ? cause.constraint : undefined]
      .filter(Boolean)
      .join(' ')
  return `${error.name}: ${error.message.slice(0, 200)}`
}

/** The frames of a stack, without the sentence above them. */
const frames = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'))
        .slice(0, 6)
        .join('\n')
    : ''

/** One error on standard error, without anything personal. `place` is a route pattern or a task, never an address. */
export function logError(place: string, error: unknown): void {
  console.error(`${new Date().toISOString()} ${place}: ${reason(error)}\n${frames(error)}`)
}
