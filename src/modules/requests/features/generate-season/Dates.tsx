import type { Day } from '#kit/day.ts'
import { recurringEn, recurringFr } from '#modules/contracts/ui/rule-choices.ts'
import { seasonEn as en } from '#modules/requests/messages.season.en.ts'
import { seasonFr as fr } from '#modules/requests/messages.season.fr.ts'
import { isOpen } from '#modules/requests/rules/life.ts'
import { RequestStatus } from '#modules/requests/ui/RequestStatus.tsx'
import { shownForm } from '#platform/forms/shown.ts'
import type { Sent } from '#platform/forms/verbs.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { DateLine, RecurringPage } from './show.server.ts'

/** May a date still be moved or skipped? Not once its job is done or cancelled. */
const isFree = ({ job, because }: DateLine): boolean => because !== 'skipped' && (!job || isOpen(job.state))

function useWhy() {
  const w = useWords({ fr, en }).one
  const { locale, today } = useLanguage()
  const dayWords = (day: Day) => formatDay(day, locale, today?.slice(0, 4))
  return ({ because, on, why }: DateLine): string =>
    [
      because === 'moved' && w.movedFrom(dayWords(on)),
      because === 'holiday' && w.holidayFrom(dayWords(on)),
      because === 'added' && w.added,
      why,
    ]
      .filter(Boolean)
      .join(' · ')
}

type Props = { page: RecurringPage; hub: string; mayWrite: boolean; today: Day }

/** Each date with its job, and the way to move or skip it. */
export function Dates({ page, hub, mayWrite, today }: Props) {
  const w = useWords({ fr, en }).one
  const r = useWords({ fr: recurringFr, en: recurringEn }).rule
  const whyOf = useWhy()
  return (
    <Card title={w.dates}>
      <p className="ui-soft">{w.datesLede}</p>
      <Table
        caption={w.dates}
        rows={page.dates}
        rowKey={(row) => row.on}
        columns={[
          {
            key: 'day',
            header: w.day,
            cell: (row) => (
              <>
                <DayFr value={row.day} /> {row.minute !== null && r.at(row.minute)}
                {whyOf(row) && <span className="ui-soft"> · {whyOf(row)}</span>}
              </>
            ),
          },
          {
            key: 'state',
            header: w.state,
            cell: (row) =>
              row.because === 'skipped' ? (
                <Status tone="warn">{w.skipped}</Status>
              ) : row.job ? (
                <RequestStatus state={row.job.state} late={row.day < today && isOpen(row.job.state)} />
              ) : (
                <Status>{w.notYet}</Status>
              ),
            fold: 'side',
          },
          {
            key: 'request',
            header: w.request,
            cell: (row) => row.job && <a href={`${hub}/demandes/${row.job.number}`}>{row.job.number}</a>,
            nowrap: true,
            fold: 'line',
          },
          ...(mayWrite
            ? [
                {
                  key: 'acts',
                  header: w.acts,
                  cell: (row: DateLine) =>
                    isFree(row) && (
                      <a href={`?date=${row.on}#date`}>
                        {w.moveOrSkip}
                        <span className="ui-hidden">
                          {' '}
                          : <DayFr value={row.day} />
                        </span>
                      </a>
                    ),
                  paper: false as const,
                  fold: 'line' as const,
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

type Work = RecurringPage['work']
type Acting = { work: Work; sent: Sent | undefined; today: Day }

function useShown(sent: Sent | undefined) {
  const t = useWords({ fr, en })
  const { locale } = useLanguage()
  return (intent: string, before: Record<string, string>) => ({
    id: intent,
    intent,
    ...shownForm(locale, sent?.intent === intent ? sent.state : undefined, t.errors, before),
  })
}

/** One date chosen in the list: put on another day, or skipped with a reason. */
export function OneDate({ line, work, sent, today }: Acting & { line: DateLine }) {
  const t = useWords({ fr, en })
  const w = t.one
  const shown = useShown(sent)
  const { locale } = useLanguage()
  const hidden = { recurrenceId: work.id, on: line.on }
  return (
    <Card title={`${w.moveOrSkip} : ${formatDay(line.day, locale)}`} id="date" className="ui-no-print">
      <div className="contract-two">
        <Form {...shown('move', { to: line.day < today ? today : line.day })} hidden={hidden}>
          <Field type="date" name="to" label={w.moveTo} width="medium" />
          <Field type="time" name="time" label={w.hour} help={w.hourHelp} optional width="short" />
          <Field name="why" label={t.missed.why} optional />
          <FormActions>
            <Button tone="primary">{w.moveThis}</Button>
          </FormActions>
        </Form>
        <Form {...shown('skip', {})} hidden={hidden}>
          <Field name="why" label={t.missed.why} />
          <FormActions>
            <Button>{w.skipThis}</Button>
          </FormActions>
        </Form>
      </div>
    </Card>
  )
}

/** One more date, or the end. */
export function MoreActs({ sent, today }: Acting) {
  const w = useWords({ fr, en }).one
  const shown = useShown(sent)
  return (
    <Card className="ui-no-print">
      <div className="contract-acts">
        <details open={sent?.intent === 'add'}>
          <summary>{w.addDate}</summary>
          <Form {...shown('add', { on: today })}>
            <Field type="date" name="on" label={w.addOn} width="medium" />
            <Field type="time" name="time" label={w.hour} help={w.hourHelp} optional width="short" />
            <FormActions>
              <Button>{w.addDate}</Button>
            </FormActions>
          </Form>
        </details>
        <details open={sent?.intent === 'end'}>
          <summary>{w.end}</summary>
          <Form {...shown('end', { endsOn: today })}>
            <Field type="date" name="endsOn" label={w.endOn} help={w.endHelp} width="medium" />
            <FormActions>
              <Button tone="danger">{w.end}</Button>
            </FormActions>
          </Form>
        </details>
      </div>
    </Card>
  )
}
