import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

const THIS_MACHINE = /^(::1$|(::ffff:)?127\.)/

/** One household's line has a whole /64 of IPv6 addresses: they count as one. */
const line = (address: string): string =>
  /^[\da-f:]+$/i.test(address) ? address.split(':').slice(0, 4).join(':') : address

/**
 * Who calls: the far end of the connection, or whom a proxy of this machine says it answers for. A header sent from
 * elsewhere is not believed: anybody could write a new one for each try.
 */
export function callerOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage }
  const far = incoming?.socket.remoteAddress ?? ''
  const said = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return line(said && THIS_MACHINE.test(far) ? said : far)
}
