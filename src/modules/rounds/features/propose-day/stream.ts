import type { Line } from '#modules/rounds/day/proposal.ts'
import { type ProposeRefusal, proposeDay } from '#modules/rounds/day/propose.server.ts'
import { mayPrepareRounds } from '#modules/rounds/permits.ts'
import { plannersOf } from '#modules/rounds/travel/hub-travel.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/stream'
import { askedIn, inputOf, vroomOf } from './form.ts'

/** The search of a proposal, line by line as it gets better; who goes away ends it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  // An address that only wanders by takes nobody's processor.
  if (!params.has('chercher'))
    return answer(`${JSON.stringify({ type: 'refused', code: 'no_plan' } satisfies Line)}\n`)
  const asked = askedIn(params, ctx.today())
  const vroom = vroomOf(asked, await plannersOf(ctx))
  const gone = new AbortController()
  request.signal.addEventListener('abort', () => gone.abort(), { once: true })
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async start(out) {
      const say = (line: Line) => {
        if (!gone.signal.aborted) out.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      try {
        const found = await proposeDay(
          ctx,
          { ...inputOf(asked), vroom },
          {
            onPlan: (proposal) => say({ type: 'plan', proposal }),
            onProgress: ({ share }) => say({ type: 'progress', share }),
            signal: gone.signal,
          },
        )
        say(found.ok ? { type: 'done', proposal: found.value } : refusedLine(found))
        if (!gone.signal.aborted) out.close()
      } catch (error) {
        if (!gone.signal.aborted) out.error(error)
      }
    },
    cancel: () => gone.abort(),
  })
  return answer(body)
}

const refusedLine = (refusal: ProposeRefusal): Line => ({
  ...{ type: 'refused', code: refusal.code, meeting: refusal.meeting },
})

const answer = (body: BodyInit): Response =>
  new Response(body, {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Cache-Control': 'no-store',
      // Nothing may gather the lines on their way.
      'Content-Encoding': 'identity',
      'X-Accel-Buffering': 'no',
    },
  })
