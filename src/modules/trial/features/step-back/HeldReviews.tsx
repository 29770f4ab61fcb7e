import { en } from '#modules/trial/messages/review.en.ts'
import { fr } from '#modules/trial/messages/review.fr.ts'
import type { reviewsOf } from '#modules/trial/review/store.server.ts'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Props = { held: Awaited<ReturnType<typeof reviewsOf>>; more: boolean; hub: string }

/** The reviews that were held, the latest first, with what each one changed. */
export function HeldReviews({ held, more, hub }: Props) {
  const w = useWords({ fr, en }).past
  const page = `/${hub}/phase-de-test/revue`
  const last = held.at(-1)
  return (
    <section id="tenues" className="ui-no-print">
      <h2>{w.title}</h2>
      <Table
        caption={w.caption}
        rows={held}
        rowKey={(one) => one.id}
        rowHref={(one) => `${page}/${one.id}`}
        empty={<EmptyState title={w.none}>{w.noneText}</EmptyState>}
        columns={[
          { key: 'day', header: w.day, cell: (one) => <DayFr value={one.day} />, nowrap: true },
          { key: 'decided', header: w.decided, cell: (one) => one.decided },
          { key: 'next', header: w.nextTest, cell: (one) => one.nextTest || '–', foldLabel: true },
          { key: 'present', header: w.present, cell: (one) => one.present, fold: 'hide' },
        ]}
        pager={more && last ? { next: `${page}?avant=${last.day}~${last.id}#tenues` } : undefined}
      />
    </section>
  )
}
