import { zero } from '#kit/money.ts'
import { useKindWords } from '#modules/money/ui/kind-words.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.match.en.ts'
import { fr } from '../messages.match.fr.ts'
import { isOwn } from '../rules/own.ts'
import type { ShownAnswer } from '../shown-answer.ts'
import './bank.css'

/** « Loyer », « Virement entre nos comptes »… by what a line of the bank may be noted as. */
export function useNotedWords(): (kind: string) => string {
  const t = useWords({ fr, en })
  const kinds: Readonly<Record<string, string>> = useKindWords()
  return (kind) => (isOwn(kind) ? t.line.own[kind] : (kinds[kind] ?? kind))
}

/** What the books answer to a line of the bank, in two lines. */
export function ToldAnswer({ told, hub }: { told: ShownAnswer | null; hub: string | undefined }) {
  const t = useWords({ fr, en })
  const a = t.answers
  const locale = useLocale()
  const noted = useNotedWords()
  if (!told) return <span className="ui-soft">{a.none}</span>
  if (told.kind === 'entries') {
    const [first] = told.entries
    const away = told.away > 0 ? ` · ${a.away(told.away)}` : ''
    return (
      <span className="bank-answer">
        {told.entries.length > 1 ? (
          a.several(told.entries.length)
        ) : (
          <span className="bank-label">{first?.label}</span>
        )}
        <small>
          {told.entries.slice(0, 4).map(({ number }, i) => (
            <span key={number}>
              {i > 0 && ', '}
              <a href={`/${hub}/argent/ecritures/${number}`}>{number}</a>
            </span>
          ))}
          {away}
        </small>
      </span>
    )
  }
  if (told.kind === 'remit')
    return (
      <span className="bank-answer">
        {a[told.what](told.n)}
        {told.fee > zero && `, ${a.fee(formatEuros(told.fee, locale))}`}
        {told.who && <small>{told.who}</small>}
      </span>
    )
  if (told.kind === 'settle')
    return (
      <span className="bank-answer">
        <a href={`/${hub}/${told.path}`}>{a.settle(told.who, told.n)}</a>
        <small>{told.what}</small>
      </span>
    )
  return (
    <span className="bank-answer">
      {a.rule(noted(told.rule))}
      <small>{told.label}</small>
    </span>
  )
}
