import type { ReactNode } from 'react'
import type { Day } from '#kit/day.ts'
import { DayFr } from '#ui/DayFr.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { walletsEn } from '../messages.wallets.en.ts'
import { walletsFr } from '../messages.wallets.fr.ts'
import { type CreditOrigin, isGiven, type WalletUnit } from '../rules/wallet.ts'
import { formatHeld } from './format-held.ts'
import './wallet.css'

export type ShownWallet = {
  readonly unit: WalletUnit
  readonly scope: string
  readonly balance: number
  readonly lowAt: number | null
  readonly lots: readonly {
    readonly id: string
    readonly origin: CreditOrigin
    readonly label: string
    readonly remaining: number
    readonly expiresOn: Day | null
  }[]
}

/** A wallet as a card one keeps in a purse: what is left, of what, and until when. `foot` holds what one may do. */
export function WalletCard({
  wallet,
  foot,
  level = 2,
  scopeName,
}: {
  wallet: ShownWallet
  foot?: ReactNode
  level?: 2 | 3
  /** The service or family it is kept for. */
  scopeName?: string
}) {
  const w = useWords({ fr: walletsFr, en: walletsEn })
  const locale = useLocale()
  const Title = `h${level}` as const
  const { unit, balance, lots, lowAt } = wallet
  const partOf = (origin: CreditOrigin) =>
    origin === 'included' ? w.includedPart : isGiven(origin) ? w.givenPart : w.paidPart
  return (
    <article className="wallet-card">
      <Title>
        {w.units[unit]}
        {scopeName && <span className="ui-soft"> · {scopeName}</span>}
      </Title>
      <p className="wallet-balance">
        {formatHeld(unit, balance, locale)} <small>{w.left}</small>
      </p>
      {lowAt !== null && balance < lowAt && <Status tone="warn">{w.states.low}</Status>}
      {lots.length > 0 && (
        <div className="wallet-bar" aria-hidden="true">
          {lots.map((lot) => (
            <span
              key={lot.id}
              data-given={isGiven(lot.origin) ? '' : undefined}
              style={{ flexGrow: lot.remaining }}
            />
          ))}
        </div>
      )}
      <ul className="wallet-lots">
        {lots.slice(0, MOST).map((lot) => (
          <li key={lot.id}>
            <span
              className="wallet-dot"
              data-given={isGiven(lot.origin) ? '' : undefined}
              aria-hidden="true"
            />
            <span>
              <strong>{formatHeld(unit, lot.remaining, locale)}</strong> {partOf(lot.origin)} · {lot.label}
            </span>
            <span>
              {lot.expiresOn ? (
                <>
                  {w.before} <DayFr value={lot.expiresOn} />
                </>
              ) : (
                w.neverEnds
              )}
            </span>
          </li>
        ))}
      </ul>
      {foot && <div className="wallet-foot">{foot}</div>}
    </article>
  )
}

/** Credits told on a card; the others are on the wallet's page. */
const MOST = 4
