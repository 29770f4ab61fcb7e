import { debitsEn as en } from '#modules/bank/messages.debits.en.ts'
import { debitsFr as fr } from '#modules/bank/messages.debits.fr.ts'
import { mandatesEn } from '#modules/bank/messages.mandates.en.ts'
import { mandatesFr } from '#modules/bank/messages.mandates.fr.ts'
import { ItemStatus } from '#modules/bank/ui/SepaStatus.tsx'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Form } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import type { readDebits } from './query.server.ts'

export type DebitLine = NonNullable<Awaited<ReturnType<typeof readDebits>>>['lines'][number]

/** Whom the run collects, what for, and what came of it. */
export function DebitLines(props: { lines: readonly DebitLine[]; hub: string; base: string; title: string }) {
  const t = useWords({ fr, en })
  const w = t.run
  const m = useWords({ fr: mandatesFr, en: mandatesEn })
  const acts = props.lines.some((line) => line.mayDrop || line.mayReturn)
  return (
    <Table
      caption={props.title}
      rows={props.lines}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'who',
          header: w.columns.who,
          cell: (row) => (
            <>
              <a href={`/${props.hub}/argent/mandats/${row.mandateId}`}>{row.holder}</a>
              <span className="sepa-sub">
                <span className="sepa-keep">{row.iban}</span> ·{' '}
                <span className="sepa-keep">{w.whoHas(row.endToEndId)}</span>
              </span>
            </>
          ),
        },
        {
          key: 'what',
          header: w.columns.what,
          cell: (row) =>
            row.parts.length < 2 ? (
              row.label
            ) : (
              <ul className="sepa-parts">
                {row.parts.map((part) => (
                  <li key={`${part.label}${part.amount}`}>
                    {part.label} <Amount value={part.amount} />
                  </li>
                ))}
              </ul>
            ),
        },
        { key: 'sequence', header: w.columns.sequence, cell: (row) => m.sequences[row.sequence] },
        {
          key: 'state',
          header: w.columns.state,
          cell: (row) => (
            <>
              <ItemStatus state={row.state} />
              {row.reason && <span className="sepa-reason">{m.reasons[row.reason]}</span>}
            </>
          ),
        },
        {
          key: 'amount',
          header: w.columns.amount,
          align: 'end',
          nowrap: true,
          fold: acts ? 'line' : 'side',
          cell: (row) => <Amount value={row.amount} />,
        },
        ...(acts
          ? [
              {
                key: 'act',
                header: w.columns.act,
                align: 'end' as const,
                fold: 'side' as const,
                paper: false,
                cell: (row: DebitLine) => (
                  <>
                    {row.mayDrop && (
                      <Form id={`retirer-${row.id}`} intent="drop" hidden={{ itemId: row.id }}>
                        <Button tone="quiet" aria-label={w.dropWho(row.holder)}>
                          {w.drop}
                        </Button>
                      </Form>
                    )}
                    {row.mayReturn && (
                      <a href={`${props.base}?rejet=${row.id}#rejet`} aria-label={w.returnWho(row.holder)}>
                        {w.return}
                      </a>
                    )}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
