import { type Cents, minus, negate } from '#kit/money.ts'
import type { Cash } from '#modules/money/cash.server.ts'
import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import '#modules/money/ui/money.css'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { TreasurerHome } from './query.server.ts'

/** Above this much in the till, a volunteer should not have to carry it: 150 €. Ours, no source gives one. */
const TILL_LIMIT = 15_000n

type Props = { hub: string; cash: Cash; home: TreasurerHome; mayAdd: boolean }

/** The figures of the day with what they are made of, and what is left to take to the bank. */
export function CashToday({ hub, cash, home, mayAdd }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.home
  const base = `/${hub}/argent`
  const [first] = home.months
  const year = first && w.year(formatMonth(first, locale))
  const change = (now: Cents, before: Cents, moreIsGood: boolean) => {
    const moved = minus(now, before)
    // A year that was only half kept is no year to compare with.
    if (!home.comparable) return undefined
    return {
      direction: moved > 0n ? ('up' as const) : moved < 0n ? ('down' as const) : ('flat' as const),
      words: moved === 0n ? w.noChange : w.change(formatEuros(moved, locale, { round: true, sign: true })),
      good: moved === 0n ? undefined : moved > 0n === moreIsGood,
    }
  }
  return (
    <>
      <div className="ui-grid money-figures">
        <Stat
          label={w.cash}
          value={<Amount value={cash.total} round />}
          period={w.cashToday}
          href={`/${hub}/mesures/money.cash`}
          linkWords={w.seeMeasure}
        />
        <Stat
          label={w.receipts}
          value={<Amount value={home.receipts} round />}
          period={year}
          change={change(home.receipts, home.receiptsBefore, true)}
          href={`/${hub}/mesures/money.revenue`}
          linkWords={w.seeMeasure}
        />
        <Stat
          label={w.costs}
          value={<Amount value={home.costs} round />}
          period={year}
          change={change(home.costs, home.costsBefore, false)}
          href={`/${hub}/mesures/money.costs`}
          linkWords={w.seeMeasure}
        />
        <Stat
          label={w.result}
          value={<Amount value={minus(home.receipts, home.costs)} round sign />}
          period={year}
          href={`${base}/grand-livre`}
          linkWords={w.seeMeasure}
        />
      </div>
      <div className="money-two">
        <Card title={w.todo}>
          <Todo base={base} cash={cash} mayAdd={mayAdd} />
        </Card>
        <Card title={w.cashParts}>
          {cash.parts.length === 0 ? (
            <p>{w.noCash}</p>
          ) : (
            <ul className="money-lines">
              {cash.parts.map((part) => (
                <li key={part.account}>
                  <a href={`${base}/grand-livre/${part.account}`}>{part.name}</a>
                  <Amount value={part.balance} />
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  )
}

function Todo({ base, cash, mayAdd }: { base: string; cash: Cash; mayAdd: boolean }) {
  const { home: w } = useWords({ fr, en })
  const locale = useLocale()
  const held = (account: string) => cash.parts.find((part) => part.account === account)?.balance ?? 0n
  const euros = (amount: bigint) => formatEuros(amount as Cents, locale)
  const [bank, till, cheques, cards] = [held('512'), held('530'), held('5112'), held('5115')]
  const todo = [
    ...(bank < 0n ? [{ words: w.overdrawn(euros(negate(bank as Cents))), kind: null, amount: 0n }] : []),
    ...(cheques > 0n
      ? [{ words: w.depositCheques(euros(cheques)), kind: 'deposit-cheques', amount: cheques }]
      : []),
    ...(till > TILL_LIMIT
      ? [{ words: w.depositCash(euros(till)), kind: 'deposit-cash', amount: till - TILL_LIMIT / 2n }]
      : []),
    ...(cards > 0n ? [{ words: w.depositCards(euros(cards)), kind: 'deposit-cards', amount: cards }] : []),
  ]
  if (todo.length === 0) return <p>{w.nothingToDo}</p>
  return (
    <ul className="money-lines">
      {todo.map(({ words, kind, amount }) => (
        <li key={words}>
          <span>{words}</span>
          {kind && mayAdd && (
            <ButtonLink href={`${base}/operations/nouvelle?genre=${kind}&centimes=${amount}`}>
              {w.note}
              <span className="ui-hidden"> : {words}</span>
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  )
}
