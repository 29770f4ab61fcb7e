import type { Mailer } from './mail.server.ts'
import type { Texter } from './text.server.ts'

/** What carries words out of the place: given to the tasks, which run after the commit of what is told. */
export type Post = {
  readonly mail: Mailer
  readonly texts: Texter
  /** The address where people reach the server, without a final slash: a message holds whole links. */
  readonly baseUrl: string
}
