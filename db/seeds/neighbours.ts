import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import {
  addPerson,
  addProxy,
  getPerson,
  issueCards,
  listPeople,
  liveTogether,
  recordConsent,
  setPreferences,
} from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Teller } from './story.ts'

type Answers = Pick<Parameters<typeof setPreferences>[2], 'reachBy' | 'neverBy' | 'knownNeeds' | 'benefit'>
type Said = Pick<Parameters<typeof recordConsent>[2], 'purpose' | 'given' | 'how'>

/** What people answered when the desk asked everybody, one afternoon each: wishes, then words on each use. */
const ASKED: readonly (readonly [Answers, readonly Said[]])[] = [
  [
    { neverBy: [], knownNeeds: ['large-print'], benefit: 'direct' },
    [
      { purpose: 'news', given: 'yes', how: 'oral' },
      { purpose: 'photos', given: 'no', how: 'oral' },
    ],
  ],
  [
    { neverBy: ['text'], knownNeeds: ['mobility', 'ring-twice'], benefit: 'direct' },
    [
      { purpose: 'sensitive-needs', given: 'yes', how: 'paper' },
      { purpose: 'partners', given: 'yes', how: 'paper' },
    ],
  ],
  [{ neverBy: [], knownNeeds: [], benefit: 'direct' }, [{ purpose: 'news', given: 'yes', how: 'web' }]],
  [
    { neverBy: ['phone', 'text'], knownNeeds: ['no-phone'], benefit: 'direct' },
    [{ purpose: 'news', given: 'no', how: 'oral' }],
  ],
]

async function ask(ctx: Ctx, id: Id<'Person'>, on: Day, n: number): Promise<void> {
  const [answers, words] = ASKED[n % ASKED.length]!
  for (const said of words) must(await recordConsent(ctx, id, { ...said, on }))
  const { needs, updatedAt: seenAt } = (await getPerson(ctx, id))!
  must(await setPreferences(ctx, id, { ...answers, needs: needs ?? undefined, seenAt }))
}

type Family = {
  street: string
  postcode: string
  city: string
  lastName: string
  mother: string
  daughter: string
  phone: string
}

/** A mother who is helped, her daughter who asks for her, and a guardian named by a judge for a neighbour. */
async function family(ctx: Ctx, { lastName, mother, daughter, phone, ...home }: Family): Promise<void> {
  const add = async (firstName: string, segment: 'senior' | 'inhabitant', more: object) =>
    must(await addPerson(ctx, { firstName, lastName, segment, ...more })).id
  const helped = await add(mother, 'senior', home)
  const helper = await add(daughter, 'inhabitant', { phone })
  must(await liveTogether(ctx, helped, { otherId: helper, role: 'adult', sameAddress: 'on' }))
  const from = ctx.today()
  must(await addProxy(ctx, helped, { proxyId: helper, kind: 'family', powers: ['ask', 'pay'], from }))
  const ward = must(
    await addPerson(ctx, { ...home, firstName: 'Roger', lastName: 'Abadie', segment: 'senior' }),
  ).id
  const guardian = must(
    await addPerson(ctx, { firstName: 'Nadia', lastName: 'Ferrand', segment: 'inhabitant' }),
  ).id
  must(
    await addProxy(ctx, ward, {
      proxyId: guardian,
      kind: 'guardian',
      powers: ['ask', 'pay', 'read'],
      from,
      until: addDays(from, 1825),
      paper: 'Jugement de curatelle, classeur bleu du guichet',
    }),
  )
}

/** People as a desk knows them: how to reach them, what they agreed to, with whom they live, who asks for them. */
export function tellNeighbours(teller: Teller, today: Day, { by, home }: { by: string; home: Family }): void {
  const { diary } = teller
  const desk = teller.actor(by)
  diary.plan(diary.at(addDays(today, -46), 14 * 60), desk, (ctx) => family(ctx, home))
  // Typed again on a busy morning: a record for « Doublons » to find.
  diary.plan(diary.at(addDays(today, -5), 11 * 60), desk, async (ctx) => {
    const { daughter: firstName, lastName, phone } = home
    const again = { firstName, lastName: lastName.toUpperCase(), phone, segment: 'employee' } as const
    must(await addPerson(ctx, again))
  })
  const asked = addDays(today, -40)
  diary.plan(diary.at(asked, 15 * 60), desk, async (ctx) => {
    const first = await listPeople(ctx, new URLSearchParams())
    must(
      await issueCards(
        ctx,
        first.rows.slice(0, 8).map((row) => row.id),
      ),
    )
    for (const [n, { id }] of first.rows.slice(0, 24).entries()) await ask(ctx, id, asked, n)
  })
}
