import { cents } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { formatEuros } from '#ui/format.ts'
import { CircleCheck, TriangleAlert } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import { stagesEn as en } from '../messages/stages.en.ts'
import { stagesFr as fr } from '../messages/stages.fr.ts'
import type { TrialCalendar } from '../stages/calendar.server.ts'

type Props = Pick<TrialCalendar, 'stages' | 'financing'> & { hub: string }

/** What each stage that is not decided has still to pay, and with which money. */
export function FinancingTable({ stages, financing, hub }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const p = t.parts
  type Row = Props['financing'][number]
  const euros = (value: number) => formatEuros(cents(value), locale, { round: true })
  const figure = (key: 'need' | 'available' | 'expected' | 'own') => ({
    key,
    header: p[key],
    align: 'end' as const,
    nowrap: true,
    foldLabel: true,
    cell: (row: Row) => <Amount value={cents(row[key])} round />,
  })
  return (
    <section className="ui-stack" id="financement">
      <div>
        <h2>{t.calendar.financing}</h2>
        <p className="ui-soft">{t.calendar.financingHelp}</p>
      </div>
      <Table
        caption={t.calendar.financing}
        rows={financing}
        rowKey={(row) => row.id}
        rowHref={(row) => `/${hub}/phase-de-test/${row.id}`}
        columns={[
          {
            key: 'stage',
            header: p.stage,
            cell: (row: Row) => stages.find(({ id }) => id === row.id)?.name,
          },
          figure('need'),
          figure('available'),
          figure('expected'),
          figure('own'),
          {
            key: 'gap',
            header: p.gap,
            cell: (row: Row) =>
              row.gap > 0 ? (
                <Status tone="warn" icon={TriangleAlert}>
                  {euros(row.gap)}
                </Status>
              ) : (
                <Status tone="success" icon={CircleCheck}>
                  {t.calendar.leftOver(euros(row.left))}
                </Status>
              ),
            fold: 'side',
          },
        ]}
      />
    </section>
  )
}
