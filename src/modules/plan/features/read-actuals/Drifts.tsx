import { cents } from '#kit/money.ts'
import type { Drifts as Read } from '#modules/plan/actuals/alerts.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import type { ActualRow } from './query.server.ts'

type Props = {
  drifts: Read
  rows: readonly ActualRow[]
  base: string
  mayWrite: boolean
  state: (FormState & { key: string | null }) | undefined
}

/** What drifts, each with its way out: look at the line, or say why it is no matter. */
export function Drifts({ drifts, rows, base, mayWrite, state }: Props) {
  const w = useWords({ fr, en }).actuals
  const locale = useLocale()
  const euros = (amount: bigint, sign = false) => formatEuros(cents(amount), locale, { round: true, sign })
  const idOf = (key: string) => rows.find((row) => row.key === key)?.id
  return (
    <section>
      <h2 id="derives">{w.drifts}</h2>
      {drifts.open.length === 0 && (
        <p>
          <Status tone="success">{w.driftsNone}</Status>
        </p>
      )}
      <ul className="plan-drifts">
        {drifts.open.map((drift) => {
          const { key, side, month, name, actual, planned, streak, before } = drift
          const own = state?.key === key ? state : undefined
          return (
            <li key={`${key} ${side}`}>
              <p>
                <Status tone="warn">
                  <strong>{w.drift(name, euros(actual - planned, true), streak)}</strong>
                </Status>
              </p>
              <p className="ui-soft">
                {w.driftFigures(euros(actual), euros(planned))}{' '}
                {before && w.comesBack(before.reason, before.by)}{' '}
                {idOf(key) && <a href={`${base}/${idOf(key)}`}>{w.seeLine}</a>}
              </p>
              {mayWrite && (
                <details className="ui-no-print" open={own !== undefined}>
                  <summary>{w.putAside}</summary>
                  <Form
                    id={`aside-${key}-${side}`}
                    intent="aside"
                    hidden={{ key, side, month }}
                    {...shownForm(locale, own, w.errors)}
                  >
                    <Field name="reason" label={w.why} help={w.whyHelp} maxLength={300} autoComplete="off" />
                    <FormActions>
                      <Button>{w.putAside}</Button>
                    </FormActions>
                  </Form>
                </details>
              )}
            </li>
          )
        })}
      </ul>
      {drifts.aside.length > 0 && (
        <details className="plan-fold plan-asides">
          <summary>{w.asides(drifts.aside.length)}</summary>
          <ul>
            {drifts.aside.map((one) => (
              <li key={`${one.key} ${one.side}`}>
                {w.drift(one.name, euros(one.actual - one.planned, true), one.streak)}{' '}
                <span className="ui-soft">{w.aside(one.by, one.reason)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
