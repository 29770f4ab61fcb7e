import type { Day } from '#kit/day.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Asking, Form, FormActions } from '#ui/Form.tsx'
import { Truck } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

type Props = {
  page: {
    day: Day
    past: boolean
    models: readonly { id: string; name: string; made: string | null; skipped: boolean }[]
  }
  hub: string | undefined
  wrong: ShownForm
}

/** A day, its models, and the one button that makes their rounds. */
export function PrepareCard({ page, hub, wrong }: Props) {
  const t = useWords({ fr, en })
  const w = t.models
  const { day, past, models } = page
  const base = `/${hub}/tournees/modeles`
  const todo = models.filter((one) => !one.made && !one.skipped)
  return (
    <Card title={w.prepareTitle(formatDay(day, useLocale()))}>
      <form method="get" action={base} className="ui-row ui-row-end">
        <Asking>
          <Field type="date" name="jour" label={w.day} value={day} optional width="medium" />
        </Asking>
        <Button>{w.show}</Button>
      </form>
      {models.length === 0 ? (
        <p>{w.noneThatDay}</p>
      ) : (
        <Table
          caption={w.prepareTitle(day)}
          rows={models}
          rowKey={(one) => one.id}
          columns={[
            { key: 'name', header: w.columns.name, cell: (one) => one.name },
            {
              key: 'state',
              header: t.columns.state,
              cell: (one) =>
                one.made ? (
                  <a href={`/${hub}/tournees/${one.made}`}>
                    <Status tone="success">{w.made(one.made)}</Status>
                  </a>
                ) : one.skipped ? (
                  <Status>{w.skipped}</Status>
                ) : (
                  <Status tone="info">{w.toMake}</Status>
                ),
            },
            {
              key: 'verbs',
              header: t.columns.verbs,
              paper: false,
              cell: (one) =>
                !one.made &&
                !past && (
                  <Form
                    id={`s-${one.id}`}
                    action={base}
                    intent={one.skipped ? 'unskip' : 'skip'}
                    hidden={{ template: one.id, day }}
                  >
                    <Button>
                      {one.skipped ? w.unskip : w.skip}
                      <span className="ui-hidden"> : {one.name}</span>
                    </Button>
                  </Form>
                ),
            },
          ]}
        />
      )}
      {past ? (
        <p>{w.dayPast}</p>
      ) : todo.length > 0 ? (
        <Form id="preparer" action={`${base}?jour=${day}`} hidden={{ day }} {...wrong}>
          <p>{w.prepareHelp}</p>
          <FormActions>
            <Button tone="primary" icon={Truck}>
              {w.prepare}
            </Button>
          </FormActions>
        </Form>
      ) : (
        models.length > 0 && <p>{w.allMade}</p>
      )}
    </Card>
  )
}
