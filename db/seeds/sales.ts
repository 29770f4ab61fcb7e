import { addDays, type Day, weekday } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { findPeople } from '#modules/people/index.server.ts'
import {
  addArticle,
  addLines,
  type DraftLine,
  type Family,
  type LineSubject,
  openBasket,
  parkBasket,
  refundTicket,
  type Sale,
  sell,
} from '#modules/till/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Dice, dice } from './random.ts'
import type { Teller } from './story.ts'

type Shelf = readonly (readonly [
  name: string,
  euros: number,
  weight: number,
  family?: Family,
  code?: string,
])[]

export const QUARTIER_SHELF: Shelf = [
  ['Café', 1.2, 30],
  ['Thé ou tisane', 1.2, 12],
  ['Jus de pomme de Chartreuse', 3.5, 7, 'product', '3760123450017'],
  ['Miel des Tilleuls, 250 g', 6.5, 4, 'product', '3760123450024'],
  ['Confiture d’abricot', 4.5, 4, 'product', '3760123450031'],
  ['Carte postale du quartier', 1, 6],
  ['Sac à linge en coton', 8, 2, 'product', '3760123450048'],
  ['Photocopie', 0.2, 14, 'service'],
  ['Numérisation et envoi', 1, 6, 'service'],
  ['Atelier cuisine du jeudi', 5, 6, 'event'],
  ['Repas des voisins', 8, 4, 'event'],
]

export const RURAL_SHELF: Shelf = [
  ['Café', 1, 24],
  ['Pain de la fournée', 3.2, 16],
  ['Œufs, la demi-douzaine', 2.4, 9, 'product', '3760987650014'],
  ['Tomme de la ferme, la part', 5.8, 6, 'product', '3760987650021'],
  ['Miel de sapin, 500 g', 9.5, 3, 'product', '3760987650038'],
  ['Journal', 1.6, 8, 'product', '3760987650045'],
  ['Photocopie', 0.2, 10, 'service'],
  ['Soirée jeux', 3, 4, 'event'],
  ['Marche du dimanche, goûter', 2, 4, 'event'],
]

const line = (subject: LineSubject, label: string, unit: number, quantity = 1): DraftLine => ({
  ...subject,
  ...{ id: newId<'Line'>(), label, unit: cents(Math.round(unit * 100)), quantity },
})

/** How many working days the counter has had a till. */
const DAYS = 26

/**
 * The last weeks of the counter's till: coffees and jam, a gift now and then, a wallet topped up, a voucher sold, a jar
 * given back, baskets that wait. Its own dice, so that the rest of the year stays as it is.
 */
export function tellSales(
  { diary, actor }: Teller,
  today: Day,
  { by, shelf, seed }: { by: string; shelf: Shelf; seed: number },
): void {
  const random = dice(seed)
  const ids = new Map<string, Id<'Article'>>()
  let people: Awaited<ReturnType<typeof findPeople>> = []
  const first = addDays(today, -DAYS)
  diary.plan(diary.at(first, 8 * 60 + 20), actor(by), async (ctx) => {
    for (const [name, euros, , family = 'product', barcode] of shelf) {
      const price = cents(Math.round(euros * 100))
      ids.set(name, must(await addArticle(ctx, { name, price, family, barcode })).id)
    }
    people = await findPeople(ctx, '', 60)
  })
  const basket = (): DraftLine[] => {
    const names = new Set(
      Array.from(
        {
          length: random.weighted([
            [1, 6],
            [2, 4],
            [3, 2],
          ]),
        },
        () => pick(random, shelf),
      ),
    )
    return [...names].map((name) => {
      const [, euros] = shelf.find((one) => one[0] === name)!
      const many =
        euros < 1.5
          ? random.weighted([
              [1, 6],
              [2, 4],
              [4, 1],
            ])
          : 1
      return line({ kind: 'article', articleId: ids.get(name)! }, name, euros, many)
    })
  }
  let sold = 0
  for (let day = first; day <= today; day = addDays(day, 1)) {
    if (weekday(day) === 7) continue
    const minutes = Array.from({ length: random.between(2, 4) }, () =>
      random.between(9 * 60 + 20, 17 * 60 + 40),
    )
    for (const minute of minutes.sort((a, b) => a - b)) {
      const n = ++sold
      const [who, cash, far] = [random.chance(0.4), random.chance(0.6), random.between(0, 59)]
      diary.plan(
        diary.at(day, weekday(day) === 6 ? Math.min(minute, 12 * 60) : minute),
        actor(by),
        async (ctx) => {
          const person = who ? people[far % Math.max(1, people.length)] : undefined
          const sale = saleOf(n, basket(), person?.id, cash)
          const ticket = must(await sell(ctx, sale))
          if (n === 21)
            must(
              await refundTicket(ctx, {
                number: ticket.number,
                means: 'cash',
                why: 'Pot ouvert, rapporté le jour même',
              }),
            )
        },
      )
    }
  }
  diary.plan(diary.at(today, 8 * 60 + 50), actor(by), (ctx) => tellWaiting(ctx, people, basket()))
  // Whatever the hour at which the story ends, somebody’s basket waits.
  const before = addDays(today, weekday(today) === 1 ? -2 : -1)
  diary.plan(diary.at(before, 11 * 60 + 55), actor(by), async (ctx) => {
    const [name, euros] = shelf[0]!
    const { id } = must(await openBasket(ctx, { who: {} }))
    must(await addLines(ctx, id, [line({ kind: 'article', articleId: ids.get(name)! }, name, euros, 2)]))
    must(await parkBasket(ctx, id, 'Repasse avec sa carte'))
  })
}

function saleOf(n: number, lines: DraftLine[], personId: Id<'Person'> | undefined, cash: boolean): Sale {
  const who = personId ? { personId } : {}
  const paid = { sums: [], rest: cash ? 'cash' : 'card' } as const
  if (n % 9 === 4) return { who, lines: [...lines, line({ kind: 'donation' }, 'Don', 2)], paid }
  if (n % 17 === 8 && personId)
    return { who, lines: [line({ kind: 'top-up' }, 'Recharge du porte-monnaie', 20)], paid }
  if (n % 31 === 12)
    return { who, lines: [line({ kind: 'voucher' }, 'Bon cadeau', 30)], paid: { sums: [], rest: 'card' } }
  if (n % 13 === 6) return { who, lines, paid: { sums: [], rest: 'cash', given: cents(5000) } }
  return { who, lines, paid }
}

const pick = (random: Dice, shelf: Shelf): string =>
  random.weighted(shelf.map(([name, , weight]) => [name, weight] as const))

/** One went to fetch their purse, the other is still choosing. */
async function tellWaiting(
  ctx: Ctx,
  people: Awaited<ReturnType<typeof findPeople>>,
  lines: readonly DraftLine[],
): Promise<void> {
  const [, , person] = people
  const named = must(await openBasket(ctx, { who: person ? { personId: person.id } : {} })).id
  must(await addLines(ctx, named, lines))
  must(await parkBasket(ctx, named, 'Est allée chercher son porte-monnaie'))
  const other = must(await openBasket(ctx, { who: {} })).id
  must(await addLines(ctx, other, lines.slice(0, 1)))
}
