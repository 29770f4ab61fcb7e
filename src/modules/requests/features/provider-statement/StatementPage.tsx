import type { ReactNode } from 'react'
import { minus } from '#kit/money.ts'
import { statementEn as en } from '#modules/requests/messages.statement.en.ts'
import { statementFr as fr } from '#modules/requests/messages.statement.fr.ts'
import { Amount, Percent } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatMonth } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ChevronLeft, ChevronRight, Download, FileText } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import { Table } from '#ui/Table.tsx'
import type { Statement } from './query.server.ts'

type Props = {
  statement: Statement
  /** Address of the page, without its month. */
  base: string
  hubName: string
  /** Read by the provider themselves. */
  own: boolean
  /** `/quartier/demandes`, for those who may open a request. */
  requests?: string
  back: ReactNode
}

/** A month of a provider's work, on screen and on one A4 sheet. */
export function StatementPage({ statement, base, hubName, own, requests, back }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { lines, total, share, month } = statement
  const label = formatMonth(month, locale)
  const of = (m: string) => `${base}?mois=${m}`
  return (
    <>
      <title>{`${t.of(label)}, ${statement.name} · Palier`}</title>
      <PageHeader
        over={statement.name}
        title={t.of(label)}
        lede={t.lede(statement.name)}
        quiet={
          <span className="ui-row ui-no-print">
            {back}
            <ButtonLink icon={Download} href={`${base}/export?mois=${month}&format=csv`}>
              {t.csv}
            </ButtonLink>
            <ButtonLink icon={Download} href={`${base}/export?mois=${month}&format=xlsx`}>
              {t.xlsx}
            </ButtonLink>
          </span>
        }
      />
      <div className="ui-stack">
        <nav className="ui-row ui-no-print" aria-label={t.months}>
          <ButtonLink icon={ChevronLeft} href={of(statement.previous)} rel="prev">
            {t.previous}
          </ButtonLink>
          {statement.next && (
            <ButtonLink icon={ChevronRight} href={of(statement.next)} rel="next">
              {t.next}
            </ButtonLink>
          )}
        </nav>
        <p className="ui-print-only">
          {[t.by(hubName), statement.name, statement.address, statement.siret && `SIRET ${statement.siret}`]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {lines.length === 0 ? (
          <EmptyState title={t.none(label)} icon={FileText}>
            {t.noneText}
          </EmptyState>
        ) : (
          <>
            <div className="ui-stats">
              <Stat label={t.jobs} value={String(lines.length)} period={t.period(label)} />
              <Stat label={t.total} value={<Amount value={total} />} period={t.period(label)} />
              <Stat
                label={own ? t.yours : t.share}
                value={<Amount value={share} />}
                period={t.period(label)}
              />
              {!own && (
                <Stat
                  label={t.hubPart}
                  value={<Amount value={minus(total, share)} />}
                  period={t.period(label)}
                />
              )}
            </div>
            {lines.every((line) => line.permille === null) && <Notice live={false}>{t.noShare}</Notice>}
            <Table
              caption={t.of(label)}
              rows={lines}
              rowKey={(row) => row.number}
              rowHref={requests ? (row) => `${requests}/${row.number}` : undefined}
              columns={[
                { key: 'number', header: t.columns.number, cell: (row) => row.number, nowrap: true },
                { key: 'day', header: t.columns.day, cell: (row) => <DayFr value={row.day} />, nowrap: true },
                {
                  key: 'what',
                  header: t.columns.what,
                  cell: (row) => (row.quantity > 1 ? `${row.what} × ${row.quantity}` : row.what),
                },
                { key: 'who', header: t.columns.who, cell: (row) => row.who },
                {
                  key: 'price',
                  header: t.columns.price,
                  cell: (row) => <Amount value={row.price} />,
                  align: 'end',
                  foldLabel: true,
                },
                {
                  key: 'permille',
                  header: t.columns.permille,
                  cell: (row) =>
                    row.permille !== null && (
                      <Percent value={row.permille / 1000} decimals={row.permille % 10 === 0 ? 0 : 1} />
                    ),
                  align: 'end',
                  fold: 'hide',
                },
                {
                  key: 'share',
                  header: own ? t.yours : t.columns.share,
                  cell: (row) => row.permille !== null && <Amount value={row.share} />,
                  align: 'end',
                },
              ]}
              foot={[
                t.sum,
                null,
                null,
                null,
                <Amount key="total" value={total} />,
                null,
                <Amount key="share" value={share} />,
              ]}
            />
            <p className="ui-soft ui-small ui-no-print">{t.print}</p>
          </>
        )}
      </div>
    </>
  )
}
