import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { notify } from '#modules/notices/index.server.ts'
import { addPerson, getPerson } from '#modules/people/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { mayTakeRequests } from '../permits.ts'
import { type WebVerb, webLife } from '../rules/web-request.ts'
import { type TakeCode, type Taken, takeRequest } from '../use-cases/take-request.server.ts'
import type { AnswerWebForm, TakeWebForm } from './form.ts'
import { updateWebRequest, type WebRow, webRequestById } from './store.server.ts'

export type WebCode = TakeCode | 'web_unknown' | 'already_handled' | 'unknown_choice' | 'segment_needed'

type Next = { row: WebRow; state: WebRow['state'] }

/** The form, locked: a second hand waits, and then learns that it is decided. */
async function opened(
  tx: Tx,
  ctx: Ctx,
  id: Id<'WebRequest'>,
  verb: WebVerb,
): Promise<Result<Next, 'web_unknown' | 'already_handled'>> {
  const row = await webRequestById(tx, ctx.hub.id, id, true)
  if (!row) return refuse('web_unknown')
  const next = webLife.next(row.state, verb)
  return next.ok ? ok({ row, state: next.value }) : refuse('already_handled')
}

const handled = (ctx: Ctx) => ({
  handledAt: ctx.now(),
  handledBy: ctx.actor.userId,
  handlerName: ctx.actor.name,
})

type Place = { street: string | null; postcode: string | null; city: string | null }
const line = ({ street, postcode, city }: Place): string =>
  [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')

/** The words of the form, and of its address and phone what the record does not say already. */
function detailsOf(row: WebRow, person: Place & { phone: string | null; email: string | null }): string {
  const where = line(row)
  const reach = [row.phone !== person.phone && row.phone, row.email !== person.email && row.email]
  return [row.details, where !== line(person) && where, ...reach].filter(Boolean).join('\n')
}

/** Whose request it is: the record chosen, the one it came from, or a new one made of what was written. */
async function whoFor(
  c: Ctx,
  row: WebRow,
  { who, segment }: TakeWebForm,
): Promise<Result<Id<'Person'>, WebCode>> {
  if (row.personId) return ok(row.personId)
  if (who !== 'new') return ok(who)
  if (!segment) return refuse('segment_needed', 'segment')
  const { firstName, lastName, phone, email, street, postcode, city } = row
  const told = { phone, email, street, postcode, city }
  const known = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null))
  const added = await addPerson(c, { ...known, firstName, lastName, segment })
  return added.ok ? ok(added.value.id) : added
}

/**
 * A form becomes a request: of a record or of a new person, with what was written and the instant it came, so that
 * nothing is typed again and delays count from then. Two desks at once take it once.
 */
export async function takeWebRequest(
  ctx: Ctx,
  id: Id<'WebRequest'>,
  input: TakeWebForm,
): Promise<Result<Taken, WebCode>> {
  if (!mayTakeRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<Taken, WebCode>> => {
      const found = await opened(tx, c, id, 'take')
      if (!found.ok) return found
      const { row, state } = found.value
      const who = await whoFor(c, row, input)
      if (!who.ok) return who
      const person = await getPerson(c, who.value)
      if (!person) return refuse('person_unknown')
      const taken = await takeRequest(c, {
        personId: person.id,
        askerPersonId: row.askerPersonId ?? undefined,
        serviceId: input.service,
        quantity: input.quantity,
        channel: 'web',
        details: detailsOf(row, person),
        wantedOn: row.wantedOn ?? undefined,
        receivedAt: row.receivedAt,
        price: input.price,
        priceWhy: input.priceWhy,
      })
      if (!taken.ok) return taken
      await updateWebRequest(tx, c.hub.id, id, {
        ...{ state, requestId: taken.value.id, personId: person.id },
        ...handled(c),
      })
      await audit(tx, c, 'take', 'web-request', id, { number: taken.value.number })
      return taken
    }),
  )
}

/** Answered or refused with words, which are read on the page that follows the form. */
export async function answerWebRequest(
  ctx: Ctx,
  id: Id<'WebRequest'>,
  { verb, words }: AnswerWebForm,
): Promise<Result<null, WebCode>> {
  return await ctx.together(async (c) => {
    const decided = await decide(c, id, verb, { answer: words })
    if (!decided.ok) return decided
    const row = await c.read((tx) => webRequestById(tx, c.hub.id, id))
    const said = {
      template: 'web-answered',
      data: { answer: words },
      subjectKind: 'web-request',
      subjectId: id,
    } as const
    const name = `${row?.firstName} ${row?.lastName}`.trim()
    // Somebody known is told on their own terms; an unknown one at the address they gave.
    if (row?.personId) await notify(c, { ...said, to: { personId: row.askerPersonId ?? row.personId } })
    else if (row?.email) await notify(c, { ...said, to: { email: row.email, name } })
    return decided
  })
}

/** Put aside as unwanted, or brought back. */
export const sortWebRequest = (ctx: Ctx, id: Id<'WebRequest'>, verb: 'spam' | 'back') =>
  decide(ctx, id, verb, {})

async function decide(
  ctx: Ctx,
  id: Id<'WebRequest'>,
  verb: WebVerb,
  change: { answer?: string },
): Promise<Result<null, WebCode>> {
  if (!mayTakeRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, WebCode>> => {
    const found = await opened(tx, ctx, id, verb)
    if (!found.ok) return found
    await updateWebRequest(tx, ctx.hub.id, id, { ...change, state: found.value.state, ...handled(ctx) })
    await audit(tx, ctx, verb, 'web-request', id)
    return ok(null)
  })
}
