import type { Donor } from '#modules/certificates/gifts/gifts.server.ts'
import { en } from '#modules/certificates/messages.en.ts'
import { fr } from '#modules/certificates/messages.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { HandHeart } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

type Row = Omit<Donor, 'gifts'> & { times: number }
type Props = { donors: readonly Row[]; hub: string | undefined; action: string; idempotencyKey: string }

/** Who gave and has no receipt yet: one press issues those that are ready; the others lead to what is missing. */
export function DonorTable({ donors, hub, action, idempotencyKey }: Props) {
  const t = useWords({ fr, en })
  const w = t.gifts
  const record = (row: Row) => `/${hub}/${row.kind === 'person' ? 'personnes' : 'partenaires'}/${row.id}`
  return (
    <Table
      caption={w.waiting}
      rows={donors}
      rowKey={(row) => row.key}
      selection={{
        id: 'recus',
        action,
        idempotencyKey,
        name: 'keys',
        label: (row) => w.choose(row.name),
        allChecked: true,
        verbs: [{ label: w.issue, intent: 'issue', tone: 'primary' }],
      }}
      empty={
        <EmptyState title={w.nobody} icon={HandHeart}>
          {w.nobodyText}
        </EmptyState>
      }
      columns={[
        { key: 'who', header: t.columns.who, cell: (row) => <a href={record(row)}>{row.name}</a> },
        { key: 'form', header: t.columns.form, cell: (row) => row.form && w.forms[row.form], fold: 'line' },
        {
          key: 'state',
          header: t.columns.state,
          cell: (row) =>
            row.hold ? (
              <Status tone="warn">{w.hold[row.hold]}</Status>
            ) : (
              <Status tone="success">{w.ready}</Status>
            ),
          fold: 'line',
        },
        { key: 'given', header: t.columns.given, cell: (row) => <Amount value={row.amount} />, align: 'end' },
      ]}
    />
  )
}
