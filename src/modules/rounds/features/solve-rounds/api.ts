import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import { type Answer, CODE, type Refused, refused } from '#modules/rounds/rules/vroom/answer.ts'
import { parseVroom } from '#modules/rounds/rules/vroom/read.ts'
import { type Asking, answerDocument, isRefused } from '#modules/rounds/solve/answer-document.server.ts'
import { isBusy, takeSlot } from '#modules/rounds/solve/slots.server.ts'
import { hubTravel } from '#modules/rounds/travel/hub-travel.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { solveRoute } from './document.ts'

/** Seconds that one order over the interface may take: somebody waits at the other end. */
export const MOST_SECONDS = 60

/** Bodies that are read at once: those of strangers must not gather in memory. */
const MOST_READING = 8
let reading = 0

/** Who asks over the interface: a hub, or nobody in particular on a demo; a refusal is its answer. */
export type ApiCaller = (
  c: Context,
) => Promise<{ ok: true; ctx: Ctx | null } | { ok: false; answer: Response }>

/** `POST …/rounds/solve`: VROOM's JSON in, its answer out; with `Accept: application/x-ndjson`, line by line as it gets better. */
export function serveSolving(api: OpenAPIHono, callerOf: ApiCaller): void {
  api.openAPIRegistry.registerPath(solveRoute)
  api.post(solveRoute.path, async (c) => {
    const askedAt = Date.now()
    const caller = await callerOf(c)
    if (!caller.ok) return caller.answer
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
      return c.json(
        wrong('', 'Content-Type: application/json', c.req.header('content-type') ?? 'nothing'),
        415,
      )
    if (isBusy() || reading >= MOST_READING) return busy(c)
    reading++
    const parsed = await readBody(c)
    if (!parsed.ok) return c.json(refused(parsed.problems), 422)
    const done = takeSlot()
    if (!done) return busy(c)
    let streaming = false
    try {
      const { travel, vroom } = await hubTravel(caller.ctx)
      const asking: Asking = { askedAt, mostSeconds: MOST_SECONDS, travel, vroom, signal: c.req.raw.signal }
      if (!/\bapplication\/x-ndjson\b/.test(c.req.header('accept') ?? ''))
        return answered(c, await answerDocument(parsed.value, asking))
      streaming = true
      return await inLines(c, parsed.value, asking, done)
    } finally {
      if (!streaming) done()
    }
  })
}

async function readBody(c: Context) {
  try {
    return parseVroom(await c.req.text())
  } finally {
    reading--
  }
}

function busy(c: Context): Response {
  c.header('Retry-After', '5')
  const error = 'busy: other rounds are being planned, try again'
  return c.json({ code: CODE.internal, error, palier: { problems: [] } }, 503)
}

const answered = (c: Context, answer: Answer | Refused) => c.json(answer, isRefused(answer) ? 422 : 200)

const wrong = (path: string, expected: string, got: string): Refused =>
  refused([{ path, code: 'wrong_type', expected, got: got.slice(0, 60) }])

/**
 * One line per better plan, and the last one when it is done: `{ "progress" }`, `{ "better" }`, `{ "answer" }`. What
 * cannot be solved is answered as without lines: nothing was begun.
 */
async function inLines(c: Context, json: unknown, asking: Asking, done: () => void): Promise<Response> {
  const cancel = new AbortController()
  const waiting: object[] = []
  const begun = Promise.withResolvers<void>()
  let say = (line: object) => void waiting.push(line)
  const tell = (line: object) => {
    say(line)
    begun.resolve()
  }
  const gone = () => cancel.abort()
  asking.signal?.addEventListener('abort', gone, { once: true })
  const answering = answerDocument(json, {
    ...asking,
    signal: cancel.signal,
    onProgress: (progress) => tell({ progress }),
    onBetter: (better) => tell({ better }),
  }).finally(done)
  const early = await Promise.race([answering, begun.promise])
  if (early && isRefused(early)) return answered(c, early)
  c.header('Content-Type', 'application/x-ndjson')
  // Nothing may gather the lines on their way.
  c.header('Content-Encoding', 'identity')
  return stream(c, async (out) => {
    out.onAbort(gone)
    say = (line) => void out.write(`${JSON.stringify(line)}\n`)
    for (const line of waiting) say(line)
    await out.write(`${JSON.stringify({ answer: await answering })}\n`)
  })
}
