import { addDays, type Day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import {
  donorsOf,
  issueGiftReceipts,
  issueSapCertificates,
  sapYear,
} from '#modules/certificates/index.server.ts'
import { recordPayment } from '#modules/money/index.server.ts'
import { listPeople } from '#modules/people/index.server.ts'
import type { Diary } from './diary.ts'
import { dice } from './random.ts'
import type { Teller } from './story.ts'

/** A dozen neighbours give when the year ends and in June; the receipts of a year leave in January, half of this year's since. */
export function tellGifts(
  teller: Teller,
  today: Day,
  { desk, books }: { desk: string; books: string },
): void {
  const { diary, opening } = teller
  const roll = dice(754)
  const year = today.slice(0, 4)
  const days = [`${Number(year) - 1}-12-15`, `${year}-06-18`, `${year}-10-12`] as Day[]
  for (const day of days.filter((one) => one > opening && one < today))
    diary.plan(diary.at(day, 17 * 60 + 5), teller.actor(desk), async (ctx) => {
      const { rows } = await listPeople(ctx, new URLSearchParams())
      for (let i = 0; i < 6; i++) {
        const { id: personId, firstName, lastName } = roll.pick(rows)
        must(
          await recordPayment(ctx, {
            ...{
              means: roll.pick(['cheque', 'cash', 'card'] as const),
              amount: cents(1000 * roll.between(1, 12)),
            },
            ...{
              payer: 'inhabitant',
              personId,
              payerName: `${firstName} ${lastName}`.trim(),
              label: 'Don au lieu',
              subjectKind: 'other',
            },
            ...{ subjectId: 'don', creditAccount: '7541', pillar: 'citizens' },
          }),
        )
      }
    })
  certify(diary, teller, `${year}-01-20` as Day, Number(year) - 1, books)
  certify(diary, teller, addDays(today, -9), Number(year), books)
}

function certify(diary: Diary, teller: Teller, day: Day, year: number, books: string): void {
  if (day <= teller.opening) return
  diary.plan(diary.at(day, 10 * 60 + 20), teller.actor(books), async (ctx) => {
    const ready = (await donorsOf(ctx, year)).filter((one) => one.hold === null).map((one) => one.key)
    // This year's are half done: the treasurer stopped there.
    const keys = year < Number(day.slice(0, 4)) ? ready : ready.slice(0, Math.ceil(ready.length / 2))
    if (keys.length > 0) must(await issueGiftReceipts(ctx, { year, keys }))
    const people = (await sapYear(ctx, year)).filter((one) => one.hold === null).map((one) => one.personId)
    if (people.length > 0 && year < Number(day.slice(0, 4)))
      must(await issueSapCertificates(ctx, { year, people }))
  })
}
