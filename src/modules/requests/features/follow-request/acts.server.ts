import type { z } from 'zod'
import type { Result } from '#kit/result.ts'
import {
  answerComplaint,
  closeComplaint,
  complain,
  redoWork,
} from '#modules/requests/after/complain.server.ts'
import { askRating } from '#modules/requests/after/rating-link.server.ts'
import { numberTyped } from '#modules/requests/number.ts'
import type { RequestRow } from '#modules/requests/store.server.ts'
import {
  type Account,
  attach,
  comment,
  linkRequests,
  readMentions,
  unlinkRequests,
} from '#modules/requests/talk/talk.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type QrSquare, qrSquare } from '#platform/files/qr.server.ts'
import { readUpload } from '#platform/files/upload.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import * as forms from './form.ts'

export type Acted =
  | { kind: 'done'; at: string }
  | { kind: 'link'; href: string; square: QrSquare }
  | { kind: 'refused'; intent: string; state: FormState }

/** Where each form stands on the page: the person comes back there. */
const PLACE: Readonly<Record<string, string>> = {
  ...{ comment: 'echanges', read: 'echanges', attach: 'pieces', link: 'liees', unlink: 'liees' },
  ...{
    complain: 'reclamation',
    answer: 'reclamation',
    redo: 'reclamation',
    'close-complaint': 'reclamation',
  },
}

type Hand = { ctx: Ctx; request: RequestRow; accounts: readonly Account[]; origin: string }

/** One posted form around a request → its use case. */
export async function actAround(hand: Hand, intent: string, data: FormData): Promise<Acted> {
  const { ctx, request } = hand
  const requestId = request.id
  const run = async <S extends z.ZodType>(
    schema: S,
    act: (value: z.infer<S>) => Promise<Result<unknown>>,
  ): Promise<Acted> => {
    const form = readForm(schema, data)
    if (!form.ok) return { kind: 'refused', intent, state: { values: form.values, errors: form.errors } }
    const acted = await act(form.value)
    return acted.ok
      ? { kind: 'done', at: PLACE[intent] ?? '' }
      : { kind: 'refused', intent, state: refusedForm(form.values, acted) }
  }
  switch (intent) {
    case 'comment':
      return await run(forms.commentForm, (value) =>
        comment(ctx, { requestId, accounts: hand.accounts, ...value }),
      )
    case 'read':
      return await run(forms.nothingForm, () => readMentions(ctx, requestId))
    case 'attach':
      return await run(forms.nothingForm, async () => {
        const upload = await readUpload(data.get('file'))
        return upload.ok ? await attach(ctx, requestId, upload.value) : upload
      })
    case 'link':
      return await run(forms.linkForm, ({ kind, number }) =>
        linkRequests(ctx, { requestId, kind, number: numberTyped(number, ctx.today()) ?? number }),
      )
    case 'unlink':
      return await run(forms.unlinkForm, ({ id }) => unlinkRequests(ctx, { requestId, linkId: id }))
    case 'complain':
      return await run(forms.complainForm, (value) => complain(ctx, { requestId, ...value }))
    case 'answer':
      return await run(forms.answerForm, ({ id, answer }) =>
        answerComplaint(ctx, { complaintId: id, answer }),
      )
    case 'redo':
      return await run(forms.redoForm, ({ id, ...value }) => redoWork(ctx, { complaintId: id, ...value }))
    case 'close-complaint':
      return await run(forms.closeForm, ({ id }) => closeComplaint(ctx, id))
    case 'ask':
      return await ask(hand)
    default:
      return { kind: 'refused', intent, state: refusedForm({}, { ok: false, code: 'invalid' }) }
  }
}

/** The link is told in the answer itself: no address of ours may hold it. */
async function ask({ ctx, request, origin }: Hand): Promise<Acted> {
  const asked = await askRating(ctx, request.id)
  if (!asked.ok) return { kind: 'refused', intent: 'ask', state: refusedForm({}, asked) }
  const href = `${origin}/ouvert/${ctx.hub.slug}/avis/${asked.value.secret}`
  return { kind: 'link', href, square: qrSquare(href) }
}
