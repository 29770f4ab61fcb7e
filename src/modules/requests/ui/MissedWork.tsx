import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { Check } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { seasonEn as en } from '../messages.season.en.ts'
import { seasonFr as fr } from '../messages.season.fr.ts'
import type { Missed } from '../missed.server.ts'
import './season.css'

type Props = {
  missed: { readonly rows: readonly Missed[]; readonly more: boolean }
  /** `/quartier` */
  hub: string
  mayAct: boolean
  maySettle: boolean
  /** Where the person comes back to: the list of recurring work, or the home. */
  back?: 'accueil'
}

/** Recurring work whose day is past: one tap says that it was done; it may be skipped with a reason, or put later. */
export function MissedWork({ missed, hub, mayAct, maySettle, back }: Props) {
  const w = useWords({ fr, en }).missed
  const { locale, today } = useLanguage()
  if (missed.rows.length === 0) return null
  const action = `${hub}/recurrents${back ? `?retour=${back}` : ''}`
  return (
    <Card title={w.title} className="ui-no-print" id="manques">
      <p className="ui-soft">{w.lede}</p>
      <ul className="season-missed">
        {missed.rows.map((row) => {
          const hidden = { recurrenceId: row.recurrenceId, on: row.occurrenceOn }
          const name = `${row.details || row.serviceName}, ${formatDay(row.dueOn, locale, today?.slice(0, 4))}`
          return (
            <li key={row.id}>
              <div>
                <a href={`${hub}/demandes/${row.number}`}>{row.details || row.serviceName}</a>
                <span className="ui-soft">
                  {' '}
                  · {row.who} · <DayFr value={row.dueOn} />
                </span>
              </div>
              {(mayAct || maySettle) && (
                <div className="season-acts">
                  {mayAct && (
                    <Form id={`fait-${row.id}`} intent="finish" action={action} hidden={hidden}>
                      <Button icon={Check}>
                        {w.done}
                        <span className="ui-hidden"> : {name}</span>
                      </Button>
                    </Form>
                  )}
                  {maySettle && (
                    <details>
                      <summary>
                        {w.open}
                        <span className="ui-hidden"> : {name}</span>
                      </summary>
                      <Form id={`saute-${row.id}`} intent="skip" action={action} hidden={hidden}>
                        <div className="season-line">
                          <Field name="why" label={w.why} width="medium" />
                          <Button>{w.skip}</Button>
                        </div>
                      </Form>
                      <Form id={`reporte-${row.id}`} intent="move" action={action} hidden={hidden}>
                        <div className="season-line">
                          <Field type="date" name="to" label={w.to} value={today} width="medium" />
                          <Button>{w.move}</Button>
                        </div>
                      </Form>
                    </details>
                  )}
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {missed.more && <p>{w.more}</p>}
    </Card>
  )
}
