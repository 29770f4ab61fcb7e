import { addDays, type Day, daysBetween } from '#kit/day.ts'
import { type Locale, wordsFor } from '#kit/words.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatDay } from '#ui/dates.ts'
import type { TrialDue } from '../due.ts'
import { gateEn } from '../messages/gate.en.ts'
import { gateFr } from '../messages/gate.fr.ts'
import { mayDecide, mayFollowConditions, mayGiveOpinion } from '../permits.ts'
import { isLate } from '../rules/conditions.ts'
import { gateState } from '../rules/gate.ts'
import { openConditions } from './conditions-store.server.ts'
import { tallyOfDossier } from './sign.server.ts'
import { dossierOf, gatesOf, memberOfAccount, opinionsOf } from './store.server.ts'

/** Days before a condition is due from which it is said. */
const NEAR_DAYS = 14
const MOST_CONDITIONS = 20

/** Opinions awaited and conditions to keep: what the reader of the page may do about gates now. */
export async function gateDue(ctx: Ctx, locale: Locale): Promise<TrialDue[]> {
  const w = wordsFor(locale, { fr: gateFr, en: gateEn }).due
  const today = ctx.today()
  const dayWords = (day: Day | null) => day && formatDay(day, locale, today.slice(0, 4))
  return await ctx.read(async (tx) => {
    const open = (await gatesOf(tx, ctx.hub.id)).filter((gate) => gateState(gate) === 'open')
    const due: TrialDue[] = []
    const { userId } = ctx.actor
    const me = mayGiveOpinion(ctx.actor) && userId ? await memberOfAccount(tx, ctx.hub.id, userId) : undefined
    // A hub has one gate open at a time, two at most when stages follow each other: not a loop over a list.
    for (const gate of open.slice(0, 3)) {
      const dossier = await dossierOf(tx, ctx.hub.id, gate.id)
      if (!dossier) continue
      const opinions = await opinionsOf(tx, ctx.hub.id, gate.id)
      const path = `phase-de-test/jalons/${gate.id}`
      const { answersBy, committee } = dossier.record
      const answered = new Set<string>(opinions.map(({ memberId }) => memberId))
      const seat = me && committee.find(({ id }) => id === me.id)
      if (seat && !answered.has(seat.id))
        due.push({
          ...{ kind: 'opinion', path, day: answersBy, tone: 'info' },
          text: w.mine(dossier.number, dayWords(answersBy)),
        })
      if (!mayDecide(ctx.actor)) continue
      const { reached } = tallyOfDossier(dossier.record, opinions)
      const missing = committee.filter(({ id, voices }) => voices > 0 && !answered.has(id)).length
      const over = answersBy !== null && answersBy < today
      due.push({
        ...{
          kind: 'opinion',
          path,
          day: answersBy,
          tone: !reached && over ? 'danger' : reached ? 'info' : 'warn',
        },
        text: reached
          ? w.decide(dossier.number)
          : over
            ? w.late(dossier.number)
            : w.opinions(missing, dossier.number, dayWords(answersBy)),
      })
    }
    if (!mayFollowConditions(ctx.actor)) return due
    const conditions = await openConditions(tx, ctx.hub.id, addDays(today, NEAR_DAYS), MOST_CONDITIONS)
    return [
      ...due,
      ...conditions.map((one): TrialDue => {
        const late = isLate(one, today)
        return {
          ...{ kind: 'condition', path: `phase-de-test/conditions/${one.id}`, day: one.dueOn },
          text: late ? w.conditionLate(one.what, daysBetween(one.dueOn, today)) : w.condition(one.what),
          tone: late ? 'danger' : 'warn',
        }
      }),
    ]
  })
}
