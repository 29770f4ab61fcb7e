import type { ReactNode } from 'react'
import type { Day } from '#kit/day.ts'
import { stagesEn as en } from '#modules/trial/messages/stages.en.ts'
import { stagesFr as fr } from '#modules/trial/messages/stages.fr.ts'
import type { LegalStepRow } from '#modules/trial/stages/store.server.ts'
import { Button } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { Check, CircleCheck, Hourglass, Trash2, TriangleAlert, Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

type Props = { steps: readonly LegalStepRow[]; today: Day; mayWrite: boolean; empty: ReactNode }

/** The steps of the hub's status in the order of their days, each with what may be said of it. */
export function StepTable({ steps, today, mayWrite, empty }: Props) {
  const w = useWords({ fr, en }).steps
  const locale = useLocale()
  const state = ({ doneOn, targetOn }: LegalStepRow) => {
    if (doneOn)
      return (
        <Status tone="success" icon={CircleCheck}>
          {w.doneOn(formatDay(doneOn, locale, today.slice(0, 4)))}
        </Status>
      )
    return targetOn < today ? (
      <Status tone="warn" icon={TriangleAlert}>
        {w.late}
      </Status>
    ) : (
      <Status icon={Hourglass}>{w.todo}</Status>
    )
  }
  const verbs = (one: LegalStepRow) => (
    <details className="ui-no-print">
      <summary>
        {w.actions}
        <span className="ui-hidden"> : {one.name}</span>
      </summary>
      <div className="ui-stack">
        {one.doneOn ? (
          <Form id={`undo-${one.id}`} intent="undo" hidden={{ step: one.id }}>
            <Button icon={Undo2}>{w.undo}</Button>
          </Form>
        ) : (
          <>
            <Form id={`done-${one.id}`} intent="done" hidden={{ step: one.id }}>
              <Field type="date" name="doneOn" label={w.doneOnField} value={today} width="medium" />
              <Button icon={Check}>{w.markDone}</Button>
            </Form>
            <Form id={`move-${one.id}`} intent="move" hidden={{ step: one.id }}>
              <Field type="date" name="targetOn" label={w.targetOn} value={one.targetOn} width="medium" />
              <Button>{w.move}</Button>
            </Form>
          </>
        )}
        <Form id={`remove-${one.id}`} intent="remove" hidden={{ step: one.id }}>
          <Button icon={Trash2}>{w.remove}</Button>
        </Form>
      </div>
    </details>
  )
  return (
    <Table
      caption={w.title}
      rows={steps}
      rowKey={(one) => one.id}
      columns={[
        { key: 'name', header: w.name, cell: (one) => one.name },
        { key: 'target', header: w.targetOn, cell: (one) => <DayFr value={one.targetOn} />, nowrap: true },
        { key: 'state', header: w.state, cell: state, fold: 'side' },
        ...(mayWrite ? [{ key: 'verbs', header: w.actions, cell: verbs, paper: false as const }] : []),
      ]}
      empty={empty}
    />
  )
}
