import { isLinkSecret } from '#platform/session/link.server.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/feed'
import { readFeed } from './feed.server.ts'

const PRIVATE = {
  'Cache-Control': 'private, no-cache',
  'X-Robots-Tag': 'noindex',
  'Referrer-Policy': 'no-referrer',
}

/** `/ouvert/:hub/agenda/:token`: a calendar that subscribes reads it as often as it likes. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { origin } = new URL(request.url)
  const secret = params.token.replace(/\.ics$/, '')
  const feed = isLinkSecret(secret) ? await readFeed(context.get(hubContext), secret, origin) : null
  if (!feed) return new Response('', { status: 404, headers: PRIVATE })
  const headers = { ...PRIVATE, ETag: feed.etag, 'Last-Modified': feed.changed.toUTCString() }
  return isKnown(request, feed)
    ? new Response(null, { status: 304, headers })
    : new Response(feed.text, {
        headers: {
          ...headers,
          'Content-Type': 'text/calendar; charset=utf-8',
          'Content-Disposition': 'inline; filename="agenda.ics"',
        },
      })
}

/** Its reader has these bytes already. The tag says more than the date, so it decides alone (RFC 9110, 13.2.2). */
function isKnown({ headers }: Request, { etag, changed }: { etag: string; changed: Date }): boolean {
  const tags = headers.get('If-None-Match')
  if (tags)
    return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*')
  const since = Date.parse(headers.get('If-Modified-Since') ?? '')
  return !Number.isNaN(since) && Math.floor(changed.getTime() / 1000) * 1000 <= since
}
