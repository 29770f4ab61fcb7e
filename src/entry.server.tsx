import { PassThrough, Readable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { logError } from '#platform/log/log.server.ts'
import { nonceContext } from '#platform/session/request.server.ts'

/** Renders the whole page before answering: loaders have all their data, so nothing is left to stream. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const nonce = context.get(nonceContext)
  return new Promise((resolve, reject) => {
    let failed = false
    const { pipe } = renderToPipeableStream(
      <ServerRouter context={entry} url={request.url} nonce={nonce} />,
      {
        nonce,
        onAllReady() {
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          pipe(body)
          resolve(
            new Response(Readable.toWeb(body) as ReadableStream, { headers, status: failed ? 500 : status }),
          )
        },
        onShellError: reject,
        onError(error) {
          failed = true
          logError('render', error)
        },
      },
    )
  })
}

/** The address as its route writes it: an identifier or a word typed in the search box stays out of the log. */
function patternOf(url: string, params: Readonly<Record<string, string | undefined>>): string {
  const names = new Map(Object.entries(params).map(([name, value]) => [value, `:${name}`]))
  return new URL(url).pathname
    .split('/')
    .map((part) => names.get(decodeURIComponent(part)) ?? part)
    .join('/')
}

/** What a loader or an action threw. A page refused or not found is an answer, not an error. */
export const handleError: HandleErrorFunction = (error, { request, params }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  logError(`${request.method} ${patternOf(request.url, params)}`, error)
}
