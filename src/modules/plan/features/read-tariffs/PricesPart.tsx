import { cents } from '#kit/money.ts'
import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { useSegmentWords } from '#modules/people/ui/segments.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { references, type Verdict } from '#modules/plan/rules/tariffs/references.ts'
import { Amount } from '#ui/Amount.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { PriceRow } from './price-rows.ts'

const TONES: Readonly<Record<Verdict, Tone>> = { under: 'info', within: 'success', above: 'warn' }

/** Every price with its public, beside what is seen elsewhere. */
export function PricesPart({ rows }: { rows: readonly PriceRow[] }) {
  const words = useWords({ fr, en })
  const t = words.tariffs.prices
  const segments: Readonly<Record<string, string>> = useSegmentWords()
  const service = useServiceWords()
  const locale = useLocale()
  const euros = (amount: number) => formatEuros(cents(amount), locale)
  const range = ({ reference }: PriceRow) =>
    reference && t.range(euros(references[reference].low), euros(references[reference].high))
  return (
    <section aria-labelledby="prices" id="prix">
      <h2 id="prices">{t.title}</h2>
      <p className="ui-soft">{t.lede}</p>
      {rows.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Table
          caption={t.title}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            {
              key: 'name',
              header: t.tariff,
              cell: (row) => (
                <>
                  {row.name} <span className="ui-soft ui-small">{t.sources[row.source]}</span>
                </>
              ),
            },
            {
              key: 'whom',
              header: t.whom,
              cell: (row) =>
                row.whom.name ??
                (row.whom.payer ? words.payers[row.whom.payer] : segments[row.whom.segment ?? '']),
            },
            {
              key: 'price',
              header: t.price,
              align: 'end',
              fold: 'side',
              cell: (row) => (
                <>
                  <Amount value={row.price} />{' '}
                  <span className="ui-soft ui-small">
                    {row.unit.service ? service.units[row.unit.service] : (row.unit.words ?? '')}
                    {row.unit.yearly ? ` ${t.perYear}` : ''}
                  </span>
                  {row.compared !== null && (
                    <span className="ui-soft ui-small">
                      {' '}
                      {t.perEmployee(formatEuros(row.compared, locale))}
                    </span>
                  )}
                </>
              ),
            },
            {
              key: 'solidarity',
              header: t.solidarity,
              align: 'end',
              foldLabel: true,
              fold: 'line',
              cell: (row) => row.solidarity !== null && <Amount value={row.solidarity} />,
            },
            {
              key: 'support',
              header: t.support,
              align: 'end',
              foldLabel: true,
              fold: 'line',
              cell: (row) => row.support !== null && <Amount value={row.support} />,
            },
            {
              key: 'seen',
              header: t.seen,
              fold: 'line',
              foldLabel: true,
              cell: (row) =>
                row.reference && (
                  <>
                    {range(row)} <span className="ui-soft ui-small">{t.ranges[row.reference]}</span>
                  </>
                ),
            },
            {
              key: 'verdict',
              header: t.verdict,
              fold: 'line',
              cell: (row) =>
                row.verdict ? (
                  <Status tone={TONES[row.verdict]}>{t.verdicts[row.verdict]}</Status>
                ) : (
                  <span className="ui-soft ui-small">{t.noReference}</span>
                ),
            },
          ]}
        />
      )}
      <p className="ui-soft ui-small">{t.sourceNote}</p>
    </section>
  )
}
