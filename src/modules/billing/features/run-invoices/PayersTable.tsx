import type { ReactNode } from 'react'
import { en as invoiceEn } from '#modules/billing/messages.invoices.en.ts'
import { fr as invoiceFr } from '#modules/billing/messages.invoices.fr.ts'
import { en } from '#modules/billing/messages.run.en.ts'
import { fr } from '#modules/billing/messages.run.fr.ts'
import { isOurs, type Missing } from '#modules/billing/rules/mentions.ts'
import type { RunRow } from '#modules/billing/run.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

/** A payer as the address names them. */
export const payerHref = (hub: string, row: { id: string; person: boolean }): string =>
  `${hub}/argent/a-recevoir/${row.person ? 'personne' : 'organisme'}/${row.id}`

/** Who is to be invoiced, each with its box: ticked unless they are invoiced apart. */
export function PayersTable({
  rows,
  hub,
  total,
}: {
  rows: readonly RunRow[]
  hub: string
  total: ReactNode
}) {
  const t = useWords({ fr, en })
  const i = useWords({ fr: invoiceFr, en: invoiceEn })
  return (
    <Table
      caption={t.title}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'client',
          header: t.columns.client,
          cell: (row) => (
            <label className="billing-pick">
              <input
                type="checkbox"
                className="ui-check"
                name="payers"
                value={row.id}
                defaultChecked={!row.apart}
                aria-label={t.pick(row.name)}
              />
              <span>
                {row.name}
                {row.apart && <span className="ui-soft"> · {t.apart}</span>}
              </span>
            </label>
          ),
        },
        { key: 'kind', header: t.columns.kind, cell: (row) => i.kinds[row.kind], fold: 'hide' },
        {
          key: 'charges',
          header: t.columns.charges,
          align: 'end',
          foldLabel: true,
          cell: (row) => (
            <a href={payerHref(hub, { id: row.id, person: row.who.personId !== undefined })}>{row.charges}</a>
          ),
        },
        {
          key: 'since',
          header: t.columns.since,
          nowrap: true,
          fold: 'hide',
          cell: (row) => <DayFr value={row.since} />,
        },
        {
          key: 'total',
          header: t.columns.total,
          align: 'end',
          nowrap: true,
          cell: (row) => (
            <strong>
              <Amount value={row.total} />
            </strong>
          ),
        },
      ]}
      foot={['', '', '', '', <strong key="total">{total}</strong>]}
    />
  )
}

type Lacking = { id: string; person: boolean; name: string; missing: readonly Missing[] }

/** Who cannot be invoiced, what is missing, and where it is completed. */
export function LackingList({ rows, hub }: { rows: readonly Lacking[]; hub: string }) {
  const t = useWords({ fr, en })
  const i = useWords({ fr: invoiceFr, en: invoiceEn })
  return (
    <ul className="billing-lines">
      {rows.map((row) => (
        <li key={row.id}>
          <span>
            <strong>{row.name}</strong>{' '}
            <span className="ui-soft">{row.missing.map((one) => i.missing[one]).join(' · ')}</span>
          </span>
          <a href={fixHref(hub, row)}>{t.complete}</a>
        </li>
      ))}
    </ul>
  )
}

/** Where what is missing is written: who we are, the client’s record, or how it is invoiced. */
export function fixHref(hub: string, { id, person, missing }: Omit<Lacking, 'name'>): string {
  if (missing.every(isOurs)) return `${hub}/argent/identite`
  if (missing.includes('service-code') || missing.includes('commitment'))
    return `${hub}/argent/factures/clients/${person ? 'personne' : 'organisme'}/${id}`
  return person ? `${hub}/personnes/${id}/modifier` : `${hub}/partenaires/${id}/modifier`
}

/** Those who lack something, before the run. */
export function LackingCard({ rows, hub }: { rows: readonly RunRow[]; hub: string }) {
  const t = useWords({ fr, en })
  if (rows.length === 0) return null
  return (
    <Card title={t.toComplete} id="a-completer">
      <LackingList
        hub={hub}
        rows={rows.map(({ id, who, name, missing }) => ({
          ...{ id, name, missing, person: who.personId !== undefined },
        }))}
      />
    </Card>
  )
}
