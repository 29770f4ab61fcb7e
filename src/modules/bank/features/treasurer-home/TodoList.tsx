import { en } from '#modules/bank/messages.home.en.ts'
import { fr } from '#modules/bank/messages.home.fr.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { LegalDate, Todo } from './query.server.ts'

type Line = { readonly words: string; readonly act?: string; readonly href?: string }

/** Each thing to do in words, with the verb that leads to where it is done. */
function useLines(base: string): (todo: Todo) => Line {
  const w = useWords({ fr, en })
  const locale = useLocale()
  const euros = (amount: bigint) => formatEuros(amount as Parameters<typeof formatEuros>[0], locale)
  return (one) => {
    switch (one.kind) {
      case 'overdrawn':
        return { words: w.overdrawn(euros(one.amount)) }
      case 'unpaid':
        return {
          words: w.unpaid(w.payers(one.payers), euros(one.amount)),
          act: w.unpaidAct,
          href: `${base}/a-recevoir?tri=ancien`,
        }
      case 'payables':
        return {
          words: w.payables(one.n, euros(one.amount)),
          act: w.payablesAct,
          href: `${base}/factures-recues`,
        }
      case 'cheques':
        return {
          words: w.cheques(euros(one.amount)),
          act: w.chequesAct,
          href: `${base}/remises/nouvelle?nature=cheques`,
        }
      case 'cash':
        return {
          words: w.cash(euros(one.amount)),
          act: w.cashAct,
          href: `${base}/remises/nouvelle?nature=especes`,
        }
      case 'reconcile':
        return {
          words: w.reconcile(one.n, one.name),
          act: w.reconcileAct,
          href: `${base}/banque/${one.account}`,
        }
      case 'statement': {
        const words = one.days === null ? w.firstStatement(one.name) : w.statement(one.name, one.days)
        return { words, act: w.statementAct, href: `${base}/banque/${one.account}/releves` }
      }
      case 'no-bank':
        return { words: w.noBank, act: w.noBankAct, href: `${base}/banque/comptes/nouveau` }
      case 'close-days':
        return {
          words: w.closeDays(one.n),
          act: w.closeDaysAct,
          href: `${base.replace(/argent$/, 'caisse')}/clotures`,
        }
      case 'close-months':
        return {
          words: w.closeMonths(formatMonth(one.since, locale)),
          act: w.closeMonthsAct,
          href: `${base}/comptabilite`,
        }
      case 'thresholds':
        return { words: w.thresholds(one.n), act: w.thresholdsAct, href: `${base}/seuils` }
    }
  }
}

export function TodoList({ todo, base }: { todo: readonly Todo[]; base: string }) {
  const w = useWords({ fr, en })
  const lineOf = useLines(base)
  if (todo.length === 0) return <p>{w.nothing}</p>
  return (
    <ul className="money-lines">
      {todo.map(lineOf).map(({ words, act, href }) => (
        <li key={words}>
          <span>{words}</span>
          {href && (
            <ButtonLink href={href}>
              {act}
              <span className="ui-hidden"> : {words}</span>
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  )
}

const WHERE = { vat: 'tva', sap: 'attestations', gifts: 'recus-fiscaux' } as const

export function DatesToCome({ dates, base }: { dates: readonly LegalDate[]; base: string }) {
  const w = useWords({ fr, en })
  if (dates.length === 0) return <p>{w.noDates}</p>
  return (
    <ul className="money-lines">
      {dates.map(({ what, day, days }) => (
        <li key={what}>
          <a href={`${base}/${WHERE[what]}`}>{w[what]}</a>
          <span>
            <DayFr value={day} /> <small className="ui-soft">{w.inDays(days)}</small>
          </span>
        </li>
      ))}
    </ul>
  )
}
