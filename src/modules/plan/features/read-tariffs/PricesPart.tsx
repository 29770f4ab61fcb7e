import { cents } from '#kit/money.ts'
import { PriceList } from '#modules/catalogue/ui/PriceList.tsx'
import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { type Segment, useSegmentWords } from '#modules/people/ui/segments.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { references, type Verdict, verdicts } from '#modules/plan/rules/tariffs/references.ts'
import { Amount } from '#ui/Amount.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { PriceRow } from './price-rows.ts'

const TONES: Readonly<Record<Verdict, Tone>> = { under: 'info', within: 'success', above: 'warn' }

/** Every price with its public, beside what is seen elsewhere: those of the plan, then those of the catalogue. */
export function PricesPart({ rows }: { rows: readonly PriceRow[] }) {
  const t = useWords({ fr, en }).tariffs.prices
  const lines = rows.filter(({ source }) => source === 'line')
  const services = rows.filter(({ source }) => source === 'service')
  return (
    <section aria-labelledby="prices" id="prix" className="plan-prices">
      <h2 id="prices">{t.title}</h2>
      <p className="ui-soft">{t.lede}</p>
      {rows.length === 0 && <p>{t.none}</p>}
      {lines.length > 0 && <LinePrices rows={lines} />}
      {services.length > 0 && <ServicePrices rows={services} />}
      <p className="ui-soft ui-small">{t.sourceNote}</p>
    </section>
  )
}

/** Where a price stands, and beside what: « dans » 5,00 € à 20,00 € la demi-heure. */
function Seen({ rows }: { rows: readonly PriceRow[] }) {
  const t = useWords({ fr, en }).tariffs.prices
  const segments: Readonly<Record<string, string>> = useSegmentWords()
  const locale = useLocale()
  const reference = rows[0]?.reference
  if (!reference) return <span className="ui-soft ui-small">{t.noReference}</span>
  const euros = (amount: number) => formatEuros(cents(amount), locale)
  const held = verdicts.filter((verdict) => rows.some((row) => row.verdict === verdict))
  const whom = (verdict: Verdict) =>
    rows
      .filter((row) => row.verdict === verdict)
      .map((row) => segments[row.whom.segment ?? ''] ?? row.whom.name)
      .join(', ')
  return (
    <div className="plan-seen">
      {held.map((verdict) => (
        <span key={verdict}>
          <Status tone={TONES[verdict]}>{t.verdicts[verdict]}</Status>
          {held.length > 1 && <span className="ui-small"> {whom(verdict)}</span>}
        </span>
      ))}
      <span className="ui-soft ui-small">
        {t.range(euros(references[reference].low), euros(references[reference].high))} {t.ranges[reference]}
      </span>
    </div>
  )
}

function LinePrices({ rows }: { rows: readonly PriceRow[] }) {
  const words = useWords({ fr, en })
  const t = words.tariffs.prices
  const locale = useLocale()
  return (
    <>
      <h3>{t.sources.line}</h3>
      <Table
        caption={t.sources.line}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'name',
            header: t.tariff,
            cell: (row) => (
              <>
                {row.name}
                <span className="ui-soft ui-small plan-under">
                  {row.unit.words} {row.unit.yearly && t.perYear}
                  {row.compared !== null && `, ${t.perEmployee(formatEuros(row.compared, locale))}`}
                </span>
              </>
            ),
          },
          {
            key: 'whom',
            header: t.whom,
            cell: (row) => row.whom.name ?? (row.whom.payer && words.payers[row.whom.payer]),
          },
          {
            key: 'price',
            header: t.price,
            align: 'end',
            fold: 'side',
            cell: (row) => <Amount value={row.price} />,
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
          { key: 'seen', header: t.seen, fold: 'line', cell: (row) => <Seen rows={[row]} /> },
        ]}
      />
    </>
  )
}

/** A service is one line: its publics side by side, so that what differs between them is seen. */
function ServicePrices({ rows }: { rows: readonly PriceRow[] }) {
  const t = useWords({ fr, en }).tariffs.prices
  const { units } = useServiceWords()
  const services = [...Map.groupBy(rows, ({ group }) => group).values()]
  const pricesOf = (all: readonly PriceRow[]) =>
    Object.fromEntries(all.map(({ whom, price }) => [whom.segment, price])) as Partial<
      Record<Segment, PriceRow['price']>
    >
  return (
    <>
      <h3>{t.sources.service}</h3>
      <Table
        caption={t.sources.service}
        rows={services}
        rowKey={(all) => all[0]?.group ?? ''}
        columns={[
          {
            key: 'name',
            header: t.tariff,
            cell: ([row]) =>
              row && (
                <>
                  {row.name}
                  <span className="ui-soft ui-small plan-under">
                    {row.unit.service && units[row.unit.service]}
                  </span>
                </>
              ),
          },
          {
            key: 'prices',
            header: t.price,
            fold: 'line',
            cell: (all) => <PriceList prices={pricesOf(all)} />,
          },
          { key: 'seen', header: t.seen, fold: 'line', cell: (all) => <Seen rows={all} /> },
        ]}
      />
    </>
  )
}
