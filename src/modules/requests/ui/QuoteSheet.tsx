import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import { quotesEn as en } from '../messages.quotes.en.ts'
import { quotesFr as fr } from '../messages.quotes.fr.ts'
import type { PricedLine, QuoteStatus } from '../rules/quotes.ts'
import './quote.css'

export type ShownQuote = {
  number: string
  day: Day
  validUntil: Day
  clientName: string
  clientAddress: string
  total: Cents
  note: string
  lines: readonly PricedLine[]
}

/** A quantity in hundredths: whole when it is, else with its decimals. */
export const quantityShown = (hundredths: number, locale: 'fr' | 'en'): string =>
  formatNumber(hundredths / 100, locale, hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2)

/** What is proposed: each line with its arithmetic, the whole, and what one should know. */
export function QuoteSheet({ quote }: { quote: ShownQuote }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (
    <div className="requests-quote">
      <Table
        caption={t.one(quote.number)}
        rows={quote.lines}
        rowKey={(line) => `${quote.lines.indexOf(line)}`}
        columns={[
          { key: 'label', header: t.label, cell: (line) => line.label },
          {
            key: 'quantity',
            header: t.quantity,
            cell: (line) => quantityShown(line.hundredths, locale),
            align: 'end',
            foldLabel: true,
          },
          {
            key: 'unit',
            header: t.unitPrice,
            cell: (line) => <Amount value={line.unitPrice} />,
            align: 'end',
            foldLabel: true,
          },
          { key: 'total', header: t.lineTotal, cell: (line) => <Amount value={line.total} />, align: 'end' },
        ]}
      />
      <p className="requests-quote-total">
        {t.total}{' '}
        <strong>
          <Amount value={quote.total} />
        </strong>
      </p>
      {quote.note && <p className="requests-quote-note">{quote.note}</p>}
    </div>
  )
}

const TONES: Record<QuoteStatus, Tone> = {
  waiting: 'info',
  expired: 'warn',
  accepted: 'success',
  declined: 'danger',
  withdrawn: 'neutral',
  replaced: 'neutral',
}

export function QuoteStatusWord({ status }: { status: QuoteStatus }) {
  const t = useWords({ fr, en })
  return <Status tone={TONES[status]}>{t.status[status]}</Status>
}
