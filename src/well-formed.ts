import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { printable } from '#kit/text.ts'
import { plainPage } from './broken-page.ts'
import { fr } from './messages.fr.ts'

/** Bytes of a form: a file of 5 MiB, or very long texts, with room to say beside the field that it is too much. */
const HEAVIEST = 8_000_000
/** Fields of a form: a page of a list ticked whole is 50. */
const MOST_FIELDS = 5000

const BODILESS = new Set(['GET', 'HEAD', 'OPTIONS'])

const tooHeavy = (c: Context) => c.html(plainPage(fr.tooHeavy), 413)

/** Refuses a body that would fill the memory before anybody reads it. */
export const limitedBody = bodyLimit({ maxSize: HEAVIEST, onError: tooHeavy })

function readableAddress(url: string): boolean {
  try {
    return !decodeURIComponent(new URL(url).pathname).includes('\0') && !/%00/.test(url)
  } catch {
    return false
  }
}

const formIn = (request: Request): Promise<FormData | null> =>
  request
    .clone()
    .formData()
    .catch(() => null)

/** The same request, its form without control characters. */
function cleaned(request: Request, form: FormData): Request {
  if ([...form.values()].every((value) => typeof value !== 'string' || printable(value) === value))
    return request
  const clean = new FormData()
  for (const [name, value] of form) clean.append(name, typeof value === 'string' ? printable(value) : value)
  const headers = new Headers(request.headers)
  // Set anew, with the boundary of the new body.
  for (const name of ['content-type', 'content-length']) headers.delete(name)
  return new Request(request.url, { method: request.method, headers, body: clean })
}

/**
 * What no page could read is answered before any page is asked: an address that holds NUL or is not UTF-8 is no page,
 * a body that is no form is refused. Control characters are left out of forms: PostgreSQL refuses NUL.
 */
export const wellFormed: MiddlewareHandler = async (c, next) => {
  if (!readableAddress(c.req.url)) return c.html(plainPage(fr.notFound), 404)
  if (!BODILESS.has(c.req.method)) {
    const form = await formIn(c.req.raw)
    if (!form) return c.html(plainPage(fr.unreadable), 415)
    if ([...form.keys()].length > MOST_FIELDS) return tooHeavy(c)
    c.req.raw = cleaned(c.req.raw, form)
  }
  return await next()
}
