import type { Day } from '#kit/day.ts'
import { seasonEn as en } from '#modules/requests/messages.season.en.ts'
import { seasonFr as fr } from '#modules/requests/messages.season.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { Season } from './use-case.server.ts'

type Props = {
  title: string
  from: Day
  to: Day
  idempotencyKey: string
  state: FormState | null | undefined
}

/** From a day to another, in one action. */
export function SeasonForm({ title, from, to, idempotencyKey, state }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.season
  return (
    <Card title={title} className="ui-no-print" id="saison">
      <p className="ui-soft">{w.lede}</p>
      <Form
        id="season"
        intent="season"
        idempotencyKey={idempotencyKey}
        {...shownForm(locale, state ?? undefined, t.errors, { from, to })}
      >
        <div className="contract-days">
          <Field type="date" name="from" label={w.from} width="medium" />
          <Field type="date" name="to" label={w.to} width="medium" />
        </div>
        <FormActions>
          <Button tone="primary">{w.make}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}

/** Lines of dates left aside that the answer names; beyond, their number is enough. */
const SHOWN = 12

/** What a season made, what waits to be planned, and what it left aside with the reason of each. */
export function SeasonTold({ season, hub }: { season: Season | null | undefined; hub: string }) {
  const w = useWords({ fr, en }).season
  if (!season) return null
  const { made, already, toPlan, left } = season
  return (
    <>
      <Notice tone={made > 0 ? 'success' : 'info'}>{w.made(made, already)}</Notice>
      {toPlan.length > 0 && (
        <Notice tone="warn">
          <p>{w.toPlan(toPlan.length)}</p>
          <ul>
            {toPlan.slice(0, SHOWN).map(({ number, title, day }) => (
              <li key={number}>
                <a href={`${hub}/demandes/${number}`}>{title}</a>, <DayFr value={day} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {left.length > 0 && (
        <Notice tone="warn">
          <p>{w.left(left.length)}</p>
          <ul>
            {left.slice(0, SHOWN).map(({ title, on, why }) => (
              <li key={`${title} ${on}`}>
                {title}, <DayFr value={on} /> : {w.leftWhy[why]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
