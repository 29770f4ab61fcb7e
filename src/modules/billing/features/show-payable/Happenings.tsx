import { payablesEn as en } from '#modules/billing/messages.payables.en.ts'
import { payablesFr as fr } from '#modules/billing/messages.payables.fr.ts'
import type { PayableMoveRow } from '#modules/billing/payables/store.server.ts'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Timeline } from '#ui/Timeline.tsx'

const TONES = { received: 'info', booked: 'neutral', refused: 'danger', paid: 'success' } as const

/** What became of a supplier’s invoice, the last first. */
export function Happenings({ moves }: { moves: readonly PayableMoveRow[] }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const detail = ({ why, means, reference }: PayableMoveRow) =>
    why ?? [means && t.pay.means_[means as keyof typeof t.pay.means_], reference].filter(Boolean).join(' · ')
  return (
    <Card title={t.history}>
      <Timeline
        items={moves.toReversed().map((move) => ({
          key: move.id,
          what: move.amount === null ? t.moves[move.move] : t.paidOf(formatEuros(move.amount, locale)),
          who: move.userName,
          when: <DateTimeFr value={move.at} />,
          detail: detail(move) || undefined,
          tone: TONES[move.move],
        }))}
      />
    </Card>
  )
}
