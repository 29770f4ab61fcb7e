import type { ReactNode } from 'react'
import { cents } from '#kit/money.ts'
import { formatEuros, formatNumber } from '#ui/format.ts'
import { CircleCheck, OctagonX, TriangleAlert } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import { stagesEn as en } from '../messages/stages.en.ts'
import { stagesFr as fr } from '../messages/stages.fr.ts'
import type { Watch } from '../rules/ceilings.ts'
import type { StageFigures } from '../stages/figures.server.ts'
import type { StageNow } from '../trial.server.ts'

const LOOKS = {
  fine: { tone: 'success', icon: CircleCheck },
  near: { tone: 'warn', icon: TriangleAlert },
  reached: { tone: 'danger', icon: OctagonX },
} as const

type Row = { key: string; what: ReactNode; used: ReactNode; ceiling: string; watch?: Watch; next: string }
type Props = { stage: StageNow; figures: StageFigures; next?: StageNow; hub: string }

/** The means of a stage: what was used of each, its ceiling, and what the next stage asks for. */
export function MeansTable({ stage, figures, next, hub }: Props) {
  const { means: t, calendar } = useWords({ fr, en })
  const locale = useLocale()
  const euros = (value: number | bigint) => formatEuros(cents(value), locale, { round: true })
  const hours = (value: number) => t.hours(formatNumber(value, locale))
  const bar = (id: string, label: string, used: number, ceiling: number, write: (n: number) => string) => (
    <Progress
      id={`${id}-${stage.id}`}
      label={<span className="ui-hidden">{label}</span>}
      value={Math.max(0, Math.min(used, ceiling))}
      max={Math.max(1, ceiling)}
      words={write(used)}
    />
  )
  const measured = (
    id: string,
    label: string,
    used: number | null,
    ceiling: number,
    write: (n: number) => string,
  ) =>
    used === null ? <span className="ui-soft">{t.notCounted}</span> : bar(id, label, used, ceiling, write)
  const hoursRow = (key: 'paidHours' | 'volunteerHours'): Row => ({
    key,
    what: t[key],
    used: stage[key] > 0 ? measured(key, t[key], figures[key], stage[key], hours) : usedHours(figures[key]),
    ceiling: stage[key] > 0 ? hours(stage[key]) : t.none,
    watch: stage[key] > 0 && figures[key] !== null ? figures.watches[key] : undefined,
    next: next ? hours(next[key]) : '',
  })
  const usedHours = (value: number | null) => (value === null ? t.notCounted : hours(value))
  const words = (key: 'vehicle' | 'premises' | 'equipment'): Row[] =>
    stage[key] || next?.[key]
      ? [{ key, what: t[key], used: '', ceiling: stage[key] || t.none, next: next?.[key] || '' }]
      : []
  const { spent, loss } = figures
  const counted = `?jour=${figures.to}`
  const rows: Row[] = [
    {
      key: 'budget',
      what: <a href={`/${hub}/mesures/money.costs${counted}`}>{t.budget}</a>,
      used: measured('spent', t.budget, spent, Number(stage.budget), euros),
      ceiling: euros(stage.budget),
      watch: spent === null ? undefined : figures.watches.budget,
      next: next ? euros(next.budget) : '',
    },
    {
      key: 'loss',
      what: t.lossCeiling,
      used:
        loss !== null && loss <= 0
          ? t.gain(euros(-loss))
          : measured('loss', t.lossCeiling, loss, Number(stage.lossCeiling), euros),
      ceiling: euros(stage.lossCeiling),
      watch: loss === null ? undefined : figures.watches.loss,
      next: next ? euros(next.lossCeiling) : '',
    },
    hoursRow('paidHours'),
    hoursRow('volunteerHours'),
    ...words('vehicle'),
    ...words('premises'),
    ...words('equipment'),
  ]
  return (
    <section className="ui-stack" id="moyens">
      <div>
        <h2>{t.title}</h2>
        <p className="ui-soft">
          {t.lede} {t.lossHelp} <a href={`/${hub}/phase-de-test/calendrier`}>{calendar.link}</a>
        </p>
      </div>
      <Table
        caption={t.title}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'what', header: t.what, cell: (row) => row.what },
          { key: 'used', header: t.used, cell: (row) => row.used, foldLabel: true },
          { key: 'ceiling', header: t.ceiling, cell: (row) => row.ceiling, foldLabel: true },
          {
            key: 'state',
            header: t.state,
            cell: (row) => row.watch && <Status {...LOOKS[row.watch]}>{t.watches[row.watch]}</Status>,
            fold: 'side',
          },
          ...(next
            ? [
                {
                  key: 'next',
                  header: t.next(next.name),
                  cell: (row: Row) => row.next,
                  foldLabel: true,
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
