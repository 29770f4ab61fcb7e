import { addDays, addMonths, type Day, firstDay, lastDay, type Month } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import {
  addAccount,
  assignResult,
  bookYears,
  closeMonths,
  closeYear,
  letterAccount,
  moveFund,
  openFund,
  recordByHand,
  takeBackAccruals,
} from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { euros } from './live.ts'
import type { Teller } from './story.ts'

type Fund = { name: string; funder: string; granted: number; month: number; carried: number; used: number }
/** Euros of what belongs to another year at its end. */
type YearEnd = { insurance: number; energy: number; due: number }
export type Books = {
  /** Who keeps them, by the word of the cast. */
  by: string
  fund: Fund
  yearEnd: YearEnd
  account: { code: string; name: string }
}

export const QUARTIER_BOOKS: Books = {
  by: 'odile',
  fund: {
    ...{ name: 'Vélos pour les aînés', funder: 'metropole', granted: 4_000 },
    ...{ month: 1, carried: 1_500, used: 650 },
  },
  yearEnd: { insurance: 310, energy: 185, due: 240 },
  account: { code: '7063', name: 'Ateliers numériques' },
}
export const RURAL_BOOKS: Books = {
  by: 'jean',
  fund: {
    ...{ name: 'Casiers de retrait au Vallon', funder: 'comcom', granted: 5_100 },
    ...{ month: 2, carried: 1_800, used: 900 },
  },
  yearEnd: { insurance: 420, energy: 260, due: 150 },
  account: { code: '7071', name: 'Ventes du café' },
}

/** Accounts whose lines answer each other. */
const LETTERED = ['401', '411', '4671', '4672', '4673', '5112', '5115', '5116', '580']

/** How the treasurer keeps the books: matches, closes the months, closes the year, carries a fund. */
export function tellBooks(teller: Teller, months: readonly Month[], today: Day, books: Books): void {
  const { diary, actor } = teller
  const by = actor(books.by)
  const on = (day: Day, minute: number, act: (ctx: Ctx) => Promise<void>) => {
    if (teller.opening <= day && day <= today) diary.plan(diary.at(day, minute), by, act)
  }
  on(addDays(teller.opening, 1), 11 * 60, async (ctx) => void must(await addAccount(ctx, books.account)))
  for (const month of months) {
    on(addDays(firstDay(month), 24), 18 * 60 + 20, async (ctx) => {
      // One answers, another has nothing left to match: both are a treasurer's evening.
      for (const account of LETTERED) await letterAccount(ctx, { account })
    })
    const closed = addMonths(month, -2)
    if (months.includes(closed))
      on(addDays(firstDay(month), 19), 18 * 60, async (ctx) => {
        const done = await closeMonths(ctx, { through: lastDay(closed) })
        if (!done.ok && done.code !== 'already_closed') must(done)
      })
  }
  const ended = months.find((month) => month.endsWith('-12'))
  if (ended) tellYearEnd(on, lastDay(ended), books.yearEnd)
  tellFund(teller, on, months, books.fund)
}

type On = (day: Day, minute: number, act: (ctx: Ctx) => Promise<void>) => void

/** Euros to cents, on one side of an account. */
const side = (which: 'debit' | 'credit', account: string, amount: number) => ({
  ...{ side: which, account },
  amount: euros(amount),
})

function tellYearEnd(on: On, end: Day, { insurance, energy, due }: YearEnd): void {
  const next = addDays(end, 1)
  const accruals = [
    ['Assurance de l’an prochain', '486', '616', insurance],
    ['Électricité de décembre, facture à venir', '606', '408', energy],
    ['Ménage de décembre, à facturer', '418', '706', due],
  ] as const
  on(end, 19 * 60, async (ctx) => {
    for (const [label, debit, credit, amount] of accruals)
      must(
        await recordByHand(ctx, {
          ...{ journal: 'misc', day: end, label, reversesOn: next },
          lines: [side('debit', debit, amount), side('credit', credit, amount)],
        }),
      )
  })
  on(next, 7 * 60, takeBackAccruals)
  const year = end.slice(0, 4)
  // Eleven weeks later the accounts are ready; the members meet in May.
  on(addDays(end, 78), 17 * 60, async (ctx) => void must(await closeYear(ctx, { year, seen: true })))
  on(addDays(end, 135), 20 * 60, async (ctx) => {
    const { years } = await bookYears(ctx)
    if (years.some((one) => one.year === year && one.result !== 0n))
      must(await assignResult(ctx, { year, day: ctx.today() }))
  })
}

function tellFund(teller: Teller, on: On, months: readonly Month[], fund: Fund): void {
  const granted = addDays(firstDay(months[fund.month]!), 17)
  let id: Id<'Fund'> | undefined
  on(granted, 17 * 60 + 30, async (ctx) => {
    const opened = await openFund(ctx, {
      ...{ name: fund.name, account: '194', granted: euros(fund.granted), openedOn: granted },
      funderId: teller.organisation(fund.funder),
    })
    id = must(opened).id
  })
  const move = (day: Day, kind: 'carry' | 'use', amount: number) =>
    on(day, 18 * 60 + 40, async (ctx) => {
      if (id) must(await moveFund(ctx, { fundId: id, kind, amount: euros(amount), day }))
    })
  move(lastDay(months[fund.month + 1]!), 'carry', fund.carried)
  move(addDays(firstDay(months[fund.month + 4]!), 11), 'use', fund.used)
}
