import type { Id } from '#kit/id.ts'
import type { Result } from '#kit/result.ts'
import { recordAnswer, withdrawQuote } from '#modules/requests/quotes/answer.server.ts'
import { renewLink, sendQuote } from '#modules/requests/quotes/send.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type QrSquare, qrSquare } from '#platform/files/qr.server.ts'
import { type FormState, type ReadForm, readForm, refusedForm } from '#platform/forms/form.ts'
import { answerForm, readQuote, withdrawForm } from './form.ts'

/** The address of a quote's link, shown once. */
export type ShownLink = { number: string; href: string; square: QrSquare }
export type Acted =
  | { kind: 'link'; link: ShownLink }
  | { kind: 'done' }
  | { kind: 'refused'; intent: string; state: FormState }

async function after<T, V>(
  intent: string,
  form: ReadForm<T>,
  act: (value: T) => Promise<Result<V>>,
  done: (value: V) => Acted,
): Promise<Acted> {
  if (!form.ok) return { kind: 'refused', intent, state: { values: form.values, errors: form.errors } }
  const acted = await act(form.value)
  return acted.ok ? done(acted.value) : { kind: 'refused', intent, state: refusedForm(form.values, acted) }
}

/** One posted form of the page → its use case. */
export async function actOnQuote(
  ctx: Ctx,
  requestId: Id<'Request'>,
  data: FormData,
  origin: string,
): Promise<Acted> {
  const intent = String(data.get('intent') ?? '')
  const shown = ({ secret, number }: { secret: string | null; number: string }): Acted => {
    if (!secret) return { kind: 'done' }
    const href = `${origin}/ouvert/${ctx.hub.slug}/devis/${secret}`
    return { kind: 'link', link: { number, href, square: qrSquare(href) } }
  }
  const done = (): Acted => ({ kind: 'done' })
  if (intent === 'link') {
    const form = { ok: true, value: null, values: {} } as const
    return await after(intent, form, () => renewLink(ctx, requestId), shown)
  }
  if (intent === 'accept' || intent === 'decline')
    return await after(
      intent,
      readForm(answerForm, data),
      (value) => recordAnswer(ctx, { requestId, answer: intent, ...value }),
      done,
    )
  if (intent === 'withdraw')
    return await after(
      intent,
      readForm(withdrawForm, data),
      (value) => withdrawQuote(ctx, { requestId, ...value }),
      done,
    )
  return await after('send', readQuote(data), (value) => sendQuote(ctx, { requestId, ...value }), shown)
}
