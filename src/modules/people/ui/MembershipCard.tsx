import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

type Row = { id: Id<'Membership'>; startsOn: Day; endsOn: Day; fee: Cents }

export function MembershipCard({
  rows,
  today,
  renewHref,
}: {
  rows: readonly Row[]
  today: Day
  /** Absent for whoever may not record one. */
  renewHref?: string
}) {
  const w = useWords({ fr, en }).person
  const state = (row: Row) =>
    row.endsOn < today ? (
      <Status>{w.memberEnded}</Status>
    ) : row.startsOn > today ? (
      <Status tone="info">{w.memberFuture}</Status>
    ) : (
      <Status tone="success">{w.memberNow}</Status>
    )
  return (
    <Card title={w.memberships} aside={renewHref && <ButtonLink href={renewHref}>{w.renew}</ButtonLink>}>
      <Table
        caption={w.memberships}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'period',
            header: w.period,
            cell: (row) => (
              <>
                <DayFr value={row.startsOn} /> – <DayFr value={row.endsOn} />
              </>
            ),
          },
          { key: 'state', header: w.state, cell: state },
          { key: 'fee', header: w.fee, cell: (row) => <Amount value={row.fee} />, align: 'end' },
        ]}
        empty={<p className="ui-soft">{w.notMember}</p>}
      />
    </Card>
  )
}
