import type { ReactNode } from 'react'
import { Amount } from '#ui/Amount.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.payers.en.ts'
import { fr } from '../messages.payers.fr.ts'
import { type ShownShare, shareKey, useShareWords } from './share-words.ts'
import './payers.css'

type Props<Share extends ShownShare> = {
  shares: readonly Share[]
  /** Who is served: they pay what is left. */
  servedName: string
  /** What is beside an amount: paid, still owed… */
  state?: (share: Share) => ReactNode
}

/** Who pays what of one price, the person served last and largest: a bar cut in shares, and its lines. */
export function WhoPays<Share extends ShownShare>({ shares, servedName, state }: Props<Share>) {
  const t = useWords({ fr, en })
  const words = useShareWords()
  const total = shares.reduce((sum, share) => sum + share.amount, 0n)
  const width = (share: Share) => `${total > 0n ? Number((share.amount * 10_000n) / total) / 100 : 0}%`
  return (
    <div className="requests-payers">
      <div className="requests-payers-bar" aria-hidden="true">
        {shares.map((share) => (
          <span key={shareKey(share)} data-kind={share.kind} style={{ width: width(share) }} />
        ))}
      </div>
      <ul aria-label={t.whoPays}>
        {shares.map((share) => (
          <li key={shareKey(share)} data-kind={share.kind}>
            <span className="requests-payers-name">
              {share.kind === 'served' ? servedName : share.name}
              {share.kind === 'fund' && <small>{t.fundHelp}</small>}
              {words(share) && share.kind !== 'served' && <small>{words(share)}</small>}
            </span>
            <span className="requests-payers-amount">
              <Amount value={share.amount} />
              {state?.(share)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
