import { type Cents, zero } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.remittances.en.ts'
import { fr } from '../messages.remittances.fr.ts'
import type { RemittanceKind } from '../rules/remittance.ts'
import './bank.css'
import { REMITTANCE_WORDS } from './remittance-words.ts'

type Props = {
  waits: readonly { readonly kind: RemittanceKind; readonly amount: Cents }[]
  /** Address of the remittances. */
  base: string
  mayRemit: boolean
}

/** What waits between the counter and the bank, each with the verb that takes it there. */
export function WaitingList({ waits, base, mayRemit }: Props) {
  const t = useWords({ fr, en })
  const some = waits.filter(({ amount }) => amount > zero)
  if (some.length === 0) return <p>{t.nothingWaits}</p>
  return (
    <ul className="bank-waits">
      {some.map(({ kind, amount }) => (
        <li key={kind}>
          <span>
            {t.plural[kind]} : <Amount value={amount} />
            {kind === 'cash' && ` ${t.inTill}`}
            {kind === 'cards' && <small className="ui-soft"> · {t.byStatement}</small>}
          </span>
          {mayRemit && (
            <ButtonLink href={`${base}/nouvelle?nature=${REMITTANCE_WORDS[kind]}`}>{t.make[kind]}</ButtonLink>
          )}
        </li>
      ))}
    </ul>
  )
}
