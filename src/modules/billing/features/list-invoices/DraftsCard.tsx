import type { Cents } from '#kit/money.ts'
import { en } from '#modules/billing/messages.invoices.en.ts'
import { fr } from '#modules/billing/messages.invoices.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'

type Draft = { id: string; name: string; total: Cents; at: Date; by: string }

/** Invoices that are being prepared: nothing when there is none. */
export function DraftsCard({ drafts, base }: { drafts: readonly Draft[]; base: string }) {
  const t = useWords({ fr, en })
  if (drafts.length === 0) return null
  return (
    <Card title={t.drafts} className="ui-no-print billing-drafts">
      <ul className="billing-lines">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <span>
              <a href={`${base}/brouillons/${draft.id}`}>{draft.name}</a>{' '}
              <span className="ui-soft">
                {draft.by} · <DateTimeFr value={draft.at} />
              </span>
            </span>
            <Amount value={draft.total} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
