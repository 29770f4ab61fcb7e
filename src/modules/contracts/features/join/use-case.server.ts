import { addDays, addMonthsToDay, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fr } from '#modules/contracts/messages.fr.ts'
import { mayJoin } from '#modules/contracts/permits.ts'
import { type Means, type RecordRefusal, recordPayment } from '#modules/money/index.server.ts'
import { getPerson, type MembershipCode, recordMembership } from '#modules/people/index.server.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'

type NewMember = {
  readonly personId: Id<'Person'>
  readonly startsOn: Day
  /** Twelve by default. */
  readonly months?: number
  /** Cents; zero is a free membership, without payment nor receipt. */
  readonly fee: Cents
  readonly means: Means
  readonly reference?: string
  readonly idempotencyKey?: string
}
type JoinRefusal = MembershipCode | RecordRefusal
/** `number` is the receipt's, null for a free membership. */
type Joined = { membershipId: Id<'Membership'>; number: string | null }

/** `21/11/2026`: short enough for the line of a receipt. */
const figures = (d: Day): string => d.split('-').reverse().join('/')

/** Makes a person a member and takes their fee (account 756, citizen involvement): both or neither. */
export async function join(ctx: Ctx, input: NewMember): Promise<Result<Joined, JoinRefusal>> {
  if (!mayJoin(ctx.actor)) return refuse('not_permitted')
  const { personId, startsOn, months = 12, fee } = input
  const endsOn = addDays(addMonthsToDay(startsOn, months), -1)
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Joined, JoinRefusal>(tx, c, input.idempotencyKey, async () => {
        const person = await getPerson(c, personId)
        if (!person) return refuse('not_found', 'personId')
        const member = await recordMembership(c, { personId, startsOn, endsOn, fee })
        if (!member.ok) return member
        const membershipId = member.value.id
        if (fee === 0n) return ok({ membershipId, number: null })
        const paid = await recordPayment(c, {
          means: input.means,
          amount: fee,
          payer: person.segment === 'employee' ? 'employee' : 'inhabitant',
          personId,
          payerName: [person.firstName, person.lastName].filter(Boolean).join(' '),
          label: fr.join.paymentLabel(figures(startsOn), figures(endsOn)),
          reference: input.reference,
          subjectKind: 'membership',
          subjectId: membershipId,
          creditAccount: '756',
          pillar: 'citizens',
        })
        return paid.ok ? ok({ membershipId, number: paid.value.number }) : paid
      }),
    ),
  )
}
