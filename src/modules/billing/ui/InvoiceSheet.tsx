import { cents, zero } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import { en } from '../messages.invoices.en.ts'
import { fr } from '../messages.invoices.fr.ts'
import type { Buyer, DocumentAddress, DocumentLine, InvoiceDocument, Seller } from '../rules/document.ts'
import { ibanShown, quantityShown, rateShown, siretShown } from './rates.ts'
import './billing.css'

const place = (address: DocumentAddress): string[] =>
  [address.street ?? '', [address.postcode, address.city].filter(Boolean).join(' ')].filter(
    (line) => line !== '',
  )

function Party({ title, party }: { title: string; party: Seller | Buyer }) {
  const t = useWords({ fr, en })
  const lines = [
    ...place(party.address),
    party.siret ? t.siret(siretShown(party.siret)) : '',
    party.vatNumber ? t.vatNumber(party.vatNumber) : '',
  ].filter((line) => line !== '')
  return (
    <div className="billing-party">
      <p className="ui-soft">{title}</p>
      <p className="billing-party-name">{party.name}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

/** An invoice as its paper says it, for the screen. `number` is empty for one that is being prepared. */
export function InvoiceSheet({ document }: { document: InvoiceDocument }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { delivery, payment, totals } = document
  const taxed = document.vat.some((row) => row.rate > 0)
  const isPublic = document.buyer.kind === 'public'
  const facts: [string, React.ReactNode][] = [
    [t.issued, <DayFr key="day" value={document.issuedOn} />],
    [t.due, document.dueOn && totals.payable > zero ? <DayFr key="due" value={document.dueOn} /> : null],
    [
      t.period,
      delivery.from === delivery.to
        ? null
        : t.periodOf(formatDay(delivery.from, locale), formatDay(delivery.to, locale)),
    ],
    [isPublic ? t.commitment : t.order, document.orderReference],
    [t.serviceCode, document.buyerReference],
    [t.contract, document.contractReference],
    [
      t.deliveredTo,
      delivery.address && [delivery.address.name, ...place(delivery.address)].filter(Boolean).join(', '),
    ],
    [t.takesBack, document.preceding && <a href={document.preceding.number}>{document.preceding.number}</a>],
    [t.reason, document.reason],
  ]
  return (
    <article className="billing-sheet">
      <div className="billing-parties">
        <Party title={t.from} party={document.seller} />
        <Party title={t.to} party={document.buyer} />
      </div>
      <dl className="billing-facts">
        {facts
          .filter(([, value]) => value)
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Lines document={document} taxed={taxed} />
      <Totals document={document} taxed={taxed} />
      {document.kind === 'invoice' && totals.payable > zero && (
        <p className="billing-terms">
          {payment.terms && <strong>{payment.terms}</strong>}{' '}
          {payment.iban && (
            <span>
              {t.bank(ibanShown(payment.iban))}
              {payment.reference && `, ${t.writeReference(payment.reference)}`}
            </span>
          )}
        </p>
      )}
      <ul className="billing-notes">
        {document.notes.map((note) => (
          <li key={note.text}>{note.text}</li>
        ))}
      </ul>
    </article>
  )
}

function Lines({ document, taxed }: { document: InvoiceDocument; taxed: boolean }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const quantity = (line: DocumentLine) =>
    [quantityShown(line.quantity, locale), line.unit].filter(Boolean).join('\u00a0')
  return (
    <Table
      caption={t.columns.what}
      rows={document.lines}
      rowKey={(line) => String(line.position)}
      columns={[
        {
          key: 'what',
          header: t.columns.what,
          cell: (line) => (
            <>
              {line.label}
              {line.detail && <span className="billing-detail">{line.detail}</span>}
            </>
          ),
        },
        {
          key: 'quantity',
          header: t.columns.quantity,
          align: 'end',
          nowrap: true,
          cell: quantity,
          foldLabel: true,
        },
        ...(taxed
          ? [
              {
                key: 'vat',
                header: t.columns.vat,
                align: 'end' as const,
                nowrap: true,
                foldLabel: true,
                cell: (line: DocumentLine) =>
                  line.rate > 0 ? t.rate(rateShown(line.rate, locale)) : t.noRate,
              },
              {
                key: 'net',
                header: t.columns.net,
                align: 'end' as const,
                nowrap: true,
                foldLabel: true,
                cell: (line: DocumentLine) => <Amount value={line.net} />,
              },
            ]
          : []),
        {
          key: 'gross',
          header: taxed ? t.columns.gross : t.columns.total,
          align: 'end',
          nowrap: true,
          cell: (line) => <Amount value={line.gross} />,
        },
      ]}
    />
  )
}

function Totals({ document, taxed }: { document: InvoiceDocument; taxed: boolean }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { totals, kind } = document
  const w = t.totals
  const [prepaid, rounded] = [totals.prepaid > zero, totals.rounding !== zero]
  const off = document.allowances.map(
    (row) => [row.reason || w.allowance, cents(-(taxed ? row.net : row.gross)), `off ${row.rate}`] as const,
  )
  const rows: (readonly [string, ReturnType<typeof cents>, string])[] = [
    ...off,
    ...(taxed
      ? [
          [w.net, totals.net, 'net'] as const,
          ...document.vat
            .filter((row) => row.rate > 0)
            .map((row) => [w.vat(rateShown(row.rate, locale)), row.vat, `vat ${row.rate}`] as const),
          [w.gross, totals.gross, 'gross'] as const,
        ]
      : prepaid
        ? [[w.whole, totals.gross, 'gross'] as const]
        : []),
    ...(rounded ? [[w.rounding, totals.rounding, 'cent'] as const] : []),
    ...(prepaid ? [[w.prepaid, cents(-totals.prepaid), 'prepaid'] as const] : []),
  ]
  const last = kind === 'credit-note' ? w.credit : prepaid || taxed ? w.payable : w.whole
  return (
    <dl className="billing-totals">
      {rows.map(([term, value, key]) => (
        <div key={key}>
          <dt>{term}</dt>
          <dd>
            <Amount value={value} />
          </dd>
        </div>
      ))}
      <div className="billing-payable">
        <dt>{last}</dt>
        <dd>
          <Amount value={totals.payable} />
        </dd>
      </div>
    </dl>
  )
}
