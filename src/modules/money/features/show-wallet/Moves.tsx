import type { Day } from '#kit/day.ts'
import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import type { WalletUnit } from '#modules/money/rules/wallet.ts'
import { formatHeld } from '#modules/money/ui/format-held.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Move = {
  id: string
  kind: 'credit' | 'use' | 'give-back' | 'lapse' | 'withdraw' | 'refund'
  quantity: number
  day: Day
  label: string
  why: string | null
  path: string | null
  actorName: string
}
type Props = {
  wallet: { unit: WalletUnit; moves: readonly Move[]; older: string | null }
  hub: string
}

const MINUS = '\u2212'

/** Everything that entered and left, the newest first. */
export function Moves({ wallet, hub }: Props) {
  const w = useWords({ fr: walletsFr, en: walletsEn })
  const locale = useLocale()
  const signed = (quantity: number) =>
    `${quantity < 0 ? MINUS : '+'}${formatHeld(wallet.unit, Math.abs(quantity), locale)}`
  return (
    <section>
      <h2>{w.moves}</h2>
      <Table
        caption={w.moves}
        rows={wallet.moves}
        rowKey={(move) => move.id}
        columns={[
          {
            key: 'what',
            header: w.movesColumns.what,
            cell: (move) => (
              <>
                {w.kinds[move.kind]} ·{' '}
                {move.path ? <a href={`${hub}/${move.path}`}>{move.label}</a> : move.label}
                {move.why && <span className="ui-soft"> ({move.why})</span>}
              </>
            ),
          },
          {
            key: 'day',
            header: w.movesColumns.day,
            nowrap: true,
            cell: (move) => <DayFr value={move.day} />,
          },
          { key: 'who', header: w.movesColumns.who, fold: 'hide', cell: (move) => move.actorName },
          {
            key: 'amount',
            header: w.movesColumns.amount,
            align: 'end',
            nowrap: true,
            cell: (move) => (
              <span className={move.quantity < 0 ? 'wallet-out' : undefined}>{signed(move.quantity)}</span>
            ),
          },
        ]}
      />
      {wallet.older && <ButtonLink href={`?avant=${wallet.older}`}>{w.older}</ButtonLink>}
    </section>
  )
}
