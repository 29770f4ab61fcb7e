import { addDays, addMonths, type Day, firstDay, lastDay, type Month, monthOf } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import {
  addMandate,
  keepPayee,
  makeDebits,
  makePayouts,
  makeTransfers,
  moveDebits,
  moveMandate,
  moveTransfers,
  type NewHeld,
  noteHeld,
  proposeDebits,
  proposePayouts,
  returnByReference,
  whatToPay,
} from '#modules/bank/index.server.ts'
import { bankDayFrom, bankDaysAfter } from '#modules/bank/rules/target.ts'
import { openCharges } from '#modules/money/index.server.ts'
import { addPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { formatMonth } from '#ui/dates.ts'
import { euros } from './live.ts'
import { inventedName } from './names.ts'
import { type Dice, dice } from './random.ts'
import type { Teller } from './story.ts'

/** What passes through the till for somebody each month, and what is kept of it. */
type Passing = {
  purpose: NewHeld['purpose']
  organisation: string
  label: string
  /** Euros of a month; the share kept, in per cent. */
  euros: number
  commission: number
  means: NewHeld['means']
  /** How it is settled in the end: by our transfers, by hand, or refunded by them. */
  settled: 'run' | 'refund'
}

export type SepaStory = {
  seed: number
  desk: string
  books: string
  postcode: string
  city: string
  streets: readonly string[]
  /** Monthly fee collected, and what people read on their statements. */
  fee: { label: string; euros: number; activity: string }
  mandates: number
  passing: readonly Passing[]
  /** Word of an organisation whose account nobody noted yet. */
  withoutAccount: string
}

/** Months of the past in which the account was collected and others were paid. */
const MONTHS = 3

/** An account that belongs to nobody, whose two keys are right: that of the RIB and that of the IBAN. */
function ibanOf(roll: Dice): string {
  const digits = (n: number) => Array.from({ length: n }, () => roll.between(0, 9)).join('')
  const [bank, branch, account] = [roll.pick(['30006', '10107', '13506', '20041']), digits(5), digits(11)]
  const rest = (89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account)) % 97n
  const bban = `${bank}${branch}${account}${String(97n - rest).padStart(2, '0')}`
  // FR00 read as digits: F = 15, R = 27.
  const key = 98n - (BigInt(`${bban}152700`) % 97n)
  return `FR${String(key).padStart(2, '0')}${bban}`
}

type Debtor = { id: Id<'Person'>; name: string; mandateId: Id<'Mandate'> }

/** Mandates signed at the counter, a run of direct debits each month with what the bank sends back, the next announced. */
export function tellDebits(teller: Teller, today: Day, story: SepaStory): void {
  const { diary, actor } = teller
  const [desk, books] = [actor(story.desk), actor(story.books)]
  const roll = dice(story.seed)
  const debtors: Debtor[] = []
  const start = firstDay(addMonths(monthOf(today), -MONTHS - 1))

  diary.plan(diary.at(addDays(start, 3), 11 * 60 + 5), desk, async (ctx) => {
    for (let i = 0; i < story.mandates; i++) debtors.push(await sign(ctx, story, roll, i, start))
  })
  for (let n = -MONTHS; n <= 0; n++) {
    const month = addMonths(monthOf(today), n)
    const due = bankDayFrom(addDays(firstDay(month), 9))
    // The last one is announced and not yet collected, whatever the day of the demo.
    const collectOn = n < 0 ? due : bankDayFrom(addDays(today, 14))
    const told = n < 0 ? addDays(due, -17) : today
    diary.plan(diary.at(told, 8 * 60 + 15), books, async (ctx) => {
      await openFees(ctx, story, debtors, month, collectOn)
      const mandateIds = (await proposeDebits(ctx, collectOn))
        .filter((one) => one.problem === null)
        .map((one) => one.mandate.id)
      const run = must(await makeDebits(ctx, { collectOn, mandateIds }))
      if (n === 0) return
      const verb = (verbOf: 'send' | 'settle', day: Day) =>
        diary.plan(diary.at(day, 8 * 60 + 20), books, async (c) => {
          must(await moveDebits(c, { id: run.id, verb: verbOf }))
        })
      verb('send', addDays(collectOn, -4))
      verb('settle', collectOn)
      const reason = ({ [-3]: 'AM04', [-2]: 'AC04', [-1]: 'AM04' } as const)[n as -3 | -2 | -1]
      diary.plan(diary.at(bankDaysAfter(collectOn, 3), 8 * 60 + 25), books, async (c) => {
        const endToEndId = `${run.number}-${String(5 + n * -2).padStart(4, '0')}`
        const back = { endToEndId, reason, day: c.today(), fee: euros(8.5) }
        must((await returnByReference(c, back))!)
      })
    })
  }
  diary.plan(diary.at(addDays(today, -21), 16 * 60 + 40), desk, async (ctx) => {
    must(
      await moveMandate(ctx, {
        id: debtors.at(-1)!.mandateId,
        verb: 'revoke',
        why: 'Déménage : demande par courrier',
      }),
    )
    must(await moveMandate(ctx, { id: debtors.at(-2)!.mandateId, verb: 'close' }))
  })
}

async function sign(ctx: Ctx, story: SepaStory, roll: Dice, i: number, start: Day): Promise<Debtor> {
  const { firstName, lastName } = inventedName(story.seed * 61 + i)
  const place = {
    street: `${roll.between(1, 40)} ${roll.pick(story.streets)}`,
    postcode: story.postcode,
    city: story.city,
  }
  const person = must(await addPerson(ctx, { firstName, lastName, segment: 'inhabitant', ...place }))
  // One came from another tool, signed three years ago and never used: it lapses while the demo goes on.
  const old = i === 3
  const mandate = must(
    await addMandate(ctx, {
      who: { personId: person.id },
      iban: ibanOf(roll),
      recurrence: i === 6 ? 'one-off' : 'recurrent',
      signedOn: old ? addDays(start, -1068) : addDays(start, roll.between(-20, 2)),
      ...(old && { rum: 'ANCIEN-LOGICIEL-0042' }),
      signedAt: story.city,
      noticeDays: 14,
    }),
  )
  return { id: person.id, name: `${firstName} ${lastName}`, mandateId: mandate.id }
}

async function openFees(
  ctx: Ctx,
  { fee }: SepaStory,
  debtors: readonly Debtor[],
  month: Month,
  dueOn: Day,
): Promise<void> {
  const terms = { creditAccount: '706', pillar: 'activities', payer: 'inhabitant' } as const
  must(
    await openCharges(
      ctx,
      debtors
        .filter((_, i) => i !== 3)
        .map(({ id, name }) => ({
          ...{
            ...terms,
            who: { personId: id },
            name,
            activity: fee.activity,
            amount: euros(fee.euros),
            dueOn,
          },
          ...{
            label: `${fee.label}, ${formatMonth(month, 'fr')}`,
            subject: { kind: 'other', id: newId<'Fee'>() } as const,
          },
        })),
    ),
  )
}

/** What providers are owed each month, what passes for others, and the file of transfers that pays all of it. */
export function tellPayouts(teller: Teller, today: Day, story: SepaStory): void {
  const { diary, actor } = teller
  const books = actor(story.books)
  const roll = dice(story.seed + 1)
  for (let n = -MONTHS; n <= 0; n++) {
    const month = addMonths(monthOf(today), n)
    story.passing.forEach((one, i) => {
      const day = bankDayFrom(addDays(firstDay(month), 1 + i))
      if (day <= today)
        diary.plan(diary.at(day, 17 * 60 + 50 + i), books, (ctx) => pass(ctx, teller, one, month))
    })
    const paid = bankDayFrom(addDays(firstDay(month), 4))
    if (n < 0)
      diary.plan(diary.at(paid, 8 * 60 + 5), books, (ctx) => payAll(ctx, teller, story, roll, 'settle'))
  }
  // Providers agreed on their shares three weeks ago: one statement is paid since, the next is in a file for tomorrow.
  const state = (ago: number, back: number, then: 'settle' | 'leave') => {
    const month = addMonths(monthOf(today), -back)
    const day = bankDayFrom(addDays(today, -ago))
    diary.plan(diary.at(day, 17 * 60 + 5), books, async (ctx) => {
      const [since, until] = [firstDay(month), lastDay(month)]
      const due = (await proposePayouts(ctx, until, since)).filter((one) => one.share > 0n)
      const organisationIds = due.map((one) => one.organisationId)
      if (due.length > 0) must(await makePayouts(ctx, { since, until, organisationIds }))
      await payAll(ctx, teller, story, roll, then)
    })
  }
  state(18, 2, 'settle')
  state(4, 1, 'leave')
}

async function pass(ctx: Ctx, teller: Teller, one: Passing, month: Month): Promise<void> {
  const out = one.settled === 'refund'
  const move = {
    purpose: one.purpose,
    organisationId: teller.organisation(one.organisation),
    means: one.means,
    day: ctx.today(),
  }
  const amount = euros(one.euros)
  must(
    await noteHeld(ctx, {
      ...{
        ...move,
        kind: out ? 'advance' : 'collect',
        amount,
        label: `${one.label}, ${formatMonth(month, 'fr')}`,
      },
      ...(one.commission > 0 && { commission: euros((one.euros * one.commission) / 100) }),
    }),
  )
  // What was advanced comes back by transfer some days later; this month's is still to come.
  const back = bankDaysAfter(ctx.today(), 6)
  if (out)
    teller.diary.plan(teller.diary.at(back, 9 * 60 + 30), ctx.actor, async (c) => {
      const label = `${one.label}, ${formatMonth(month, 'fr')}`
      must(await noteHeld(c, { ...move, day: c.today(), means: 'transfer', kind: 'refund', amount, label }))
    })
}

/** Notes the accounts of those who wait to be paid, then one file for all of them. */
async function payAll(
  ctx: Ctx,
  teller: Teller,
  story: SepaStory,
  roll: Dice,
  then: 'settle' | 'leave',
): Promise<void> {
  const unknown = teller.organisation(story.withoutAccount)
  for (const one of await whatToPay(ctx))
    if (one.organisationId && one.account === null && one.organisationId !== unknown)
      must(await keepPayee(ctx, { organisationId: one.organisationId, iban: ibanOf(roll) }))
  const ready = (await whatToPay(ctx)).filter((one) => one.kind !== 'payable' && one.account !== null)
  if (ready.length === 0) return
  const executeOn = bankDaysAfter(ctx.today(), then === 'settle' ? 1 : 3)
  const run = must(await makeTransfers(ctx, { executeOn, keys: ready.map((one) => one.key) }))
  if (then === 'leave') return
  must(await moveTransfers(ctx, { id: run.id, verb: 'send' }))
  teller.diary.plan(teller.diary.at(executeOn, 9 * 60 + 10), ctx.actor, async (c) => {
    must(await moveTransfers(c, { id: run.id, verb: 'settle' }))
  })
}

const common = { seed: 2361, mandates: 20 }

export const QUARTIER_SEPA: SepaStory = {
  ...{ ...common, desk: 'sami', books: 'odile', postcode: '38100', city: 'Grenoble' },
  streets: ['rue des Tilleuls', 'avenue Jean-Perrot', 'allée des Érables', 'impasse du Lavoir'],
  fee: { label: 'Courses du mardi', euros: 14, activity: 'errands' },
  passing: [
    {
      ...{ purpose: 'tickets', organisation: 'habitants', label: 'Billets du repas de quartier' },
      ...{ euros: 186, commission: 5, means: 'cash', settled: 'run' },
    },
    {
      ...{ purpose: 'producers', organisation: 'fleuriste', label: 'Bouquets en dépôt' },
      ...{ euros: 142.5, commission: 20, means: 'card', settled: 'run' },
    },
  ],
  withoutAccount: 'velo',
}

export const RURAL_SEPA: SepaStory = {
  ...{
    ...common,
    seed: 4187,
    desk: 'maryse',
    books: 'paul',
    postcode: '38710',
    city: 'Saint-Maurin-en-Vallon',
  },
  streets: ['route du Col', 'chemin des Noyers', 'rue Basse', 'montée du Château'],
  fee: { label: 'Panier du vendredi', euros: 18, activity: 'grocery' },
  passing: [
    {
      ...{ purpose: 'postal', organisation: 'poste', label: 'Timbres et mandats' },
      ...{ euros: 412.3, commission: 0, means: 'cash', settled: 'run' },
    },
    {
      ...{ purpose: 'producers', organisation: 'ferme', label: 'Paniers et œufs en dépôt' },
      ...{ euros: 268, commission: 15, means: 'cash', settled: 'run' },
    },
    {
      ...{ purpose: 'producers', organisation: 'fromagerie', label: 'Fromages en dépôt' },
      ...{ euros: 174.6, commission: 15, means: 'card', settled: 'run' },
    },
    {
      ...{ purpose: 'withdrawals', organisation: 'banque', label: 'Retraits d’habitants' },
      ...{ euros: 60, commission: 0, means: 'cash', settled: 'refund' },
    },
  ],
  withoutAccount: 'fromagerie',
}
