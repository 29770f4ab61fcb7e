import { en } from '#modules/certificates/messages.en.ts'
import { fr } from '#modules/certificates/messages.fr.ts'
import type { SapYear } from '#modules/certificates/sap/sap.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { House } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

type Props = {
  people: readonly SapYear[]
  hub: string | undefined
  base: string
  year: number
  idempotencyKey: string
  mayIssue: boolean
}

/** Who paid for home services in a year, and where their certificate stands. */
export function YearTable({ people, hub, base, year, idempotencyKey, mayIssue }: Props) {
  const t = useWords({ fr, en })
  const w = t.sap
  return (
    <Table
      caption={`${w.title}, ${year}`}
      rows={people}
      rowKey={(row) => row.personId}
      selection={
        mayIssue
          ? {
              id: 'attestations',
              action: `${base}?annee=${year}`,
              idempotencyKey,
              name: 'people',
              label: (row) => w.choose(row.name),
              allChecked: true,
              verbs: [{ label: w.issue, intent: 'issue', tone: 'primary' }],
            }
          : undefined
      }
      empty={
        <EmptyState title={w.nobody} icon={House}>
          {w.nobodyText}
        </EmptyState>
      }
      columns={[
        {
          key: 'who',
          header: t.columns.who,
          cell: (row) => <a href={`/${hub}/personnes/${row.personId}`}>{row.name}</a>,
        },
        {
          key: 'state',
          header: t.columns.state,
          cell: (row) => <State row={row} base={base} />,
          fold: 'line',
        },
        {
          key: 'cash',
          header: t.columns.cash,
          cell: (row) => row.cash > 0n && <Amount value={row.cash} />,
          align: 'end',
          fold: 'hide',
        },
        {
          key: 'cesu',
          header: t.columns.cesu,
          cell: (row) => row.cesu > 0n && <Amount value={row.cesu} />,
          align: 'end',
          fold: 'hide',
        },
        { key: 'paid', header: t.columns.paid, cell: (row) => <Amount value={row.paid} />, align: 'end' },
      ]}
    />
  )
}

function State({ row, base }: { row: SapYear; base: string }) {
  const w = useWords({ fr, en }).sap
  const passed = row.passed.map((of) => (
    <Status key={of} tone="warn">
      {w.ceilings[of]}
    </Status>
  ))
  if (row.certificate) {
    const same = row.certificate.paid === row.paid
    return (
      <>
        <Status tone={same ? 'success' : 'warn'}>
          <a href={`${base}/${row.certificate.number}`}>{same ? w.done(row.certificate.number) : w.moved}</a>
        </Status>{' '}
        {passed}
      </>
    )
  }
  return (
    <>
      {row.hold ? <Status tone="warn">{w.hold[row.hold]}</Status> : <Status>{w.ready}</Status>} {passed}
    </>
  )
}
