import { type Cents, minus } from '#kit/money.ts'
import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import type { OtherRate, Rate } from '#modules/catalogue/rules/prices.ts'
import { type Segment, useSegmentWords } from '#modules/people/ui/segments.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { formatEuros } from '#ui/format.ts'
import { Euro } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import type { SegmentPrice } from './query.server.ts'

type Props = {
  segments: readonly SegmentPrice[]
  apart: Partial<Record<Segment, Cents>>
  /** Where a price is changed; absent for a reader. */
  changeHref?: string
}

const OTHERS = ['solidarity', 'support'] as const satisfies readonly OtherRate[]

/** Who pays what: by segment, at each rate that exists, now and announced. */
export function PriceCard({ segments, apart, changeHref }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const names = useSegmentWords()
  const columns: Column<SegmentPrice>[] = [
    { key: 'segment', header: t.price.segment, cell: (row) => names[row.segment] },
    {
      key: 'price',
      header: t.price.now,
      cell: (row) => {
        const one = apart[row.segment]
        const saved = row.price !== null && one !== undefined ? minus(one, row.price) : null
        if (row.price === null) return t.price.onRequest
        return (
          <>
            <Amount value={row.price} />
            {saved !== null && saved > 0n && (
              <>
                <br />
                <small className="ui-soft">{t.terms.pack.saves(formatEuros(saved, locale))}</small>
              </>
            )}
          </>
        )
      },
      align: 'end',
      fold: 'side',
    },
    ...OTHERS.filter((rate) => segments.some((row) => row.rates[rate] !== null)).map(
      (rate): Column<SegmentPrice> => ({
        key: rate,
        header: t.terms.rates[rate],
        cell: (row) => {
          const price = row.rates[rate]
          return price !== null && <Amount value={price} />
        },
        align: 'end',
        fold: 'line',
        foldLabel: true,
      }),
    ),
    {
      key: 'margin',
      header: t.price.margin,
      cell: (row) => row.margin !== null && <Amount value={row.margin} />,
      align: 'end',
      fold: 'line',
      foldLabel: true,
    },
  ]
  const next: Column<SegmentPrice> = {
    key: 'next',
    header: t.price.next,
    cell: (row) =>
      row.next.map(({ rate, price, fromDay }) => (
        <div key={rate}>
          {rate !== 'normal' && <span className="ui-soft">{t.terms.rates[rate]} </span>}
          <Amount value={price} /> {t.price.from} <DayFr value={fromDay} />
        </div>
      )),
    fold: 'line',
  }
  return (
    <Card
      title={t.form.prices}
      aside={
        changeHref && (
          <ButtonLink icon={Euro} href={changeHref}>
            {t.price.set}
          </ButtonLink>
        )
      }
    >
      <Table
        caption={t.form.prices}
        rows={segments}
        rowKey={(row) => row.segment}
        columns={segments.some((row) => row.next.length > 0) ? [...columns, next] : columns}
      />
    </Card>
  )
}

type Past = {
  segment: Segment
  rate: Rate
  fromDay: SegmentPrice['next'][number]['fromDay']
  recordedAt: Date
  price: Cents
}

/** Every price it ever had or will have, the newest first. */
export function HistoryCard({ history }: { history: readonly Past[] }) {
  const t = useWords({ fr, en })
  const names = useSegmentWords()
  return (
    <Card title={t.price.history}>
      <Table
        caption={t.price.history}
        rows={history}
        rowKey={(row) => `${row.segment} ${row.rate} ${row.recordedAt.toISOString()} ${row.fromDay}`}
        columns={[
          { key: 'from', header: t.price.since, cell: (row) => <DayFr value={row.fromDay} /> },
          {
            key: 'segment',
            header: t.price.segment,
            cell: (row) =>
              row.rate === 'normal' ? (
                names[row.segment]
              ) : (
                <>
                  {names[row.segment]} <span className="ui-soft">{t.terms.rates[row.rate]}</span>
                </>
              ),
          },
          {
            key: 'recorded',
            header: t.price.recorded,
            cell: (row) => <DateTimeFr value={row.recordedAt} />,
            fold: 'hide',
          },
          { key: 'price', header: t.price.amount, cell: (row) => <Amount value={row.price} />, align: 'end' },
        ]}
      />
    </Card>
  )
}
