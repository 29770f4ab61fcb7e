import type { Day } from '#kit/day.ts'
import { en } from '#modules/contracts/messages.coverages.en.ts'
import { fr } from '#modules/contracts/messages.coverages.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Search } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Person = { id: string; name: string }
type NamedProps = {
  named: readonly Person[]
  q: string
  found: readonly { id: string; label: string }[] | null
  hrefOf: (id: string) => string
  mayKeep: boolean
}

/** The people a coverage names one by one. */
export function Named({ named, q, found, hrefOf, mayKeep }: NamedProps) {
  const w = useWords({ fr, en }).one
  const already = new Set(named.map((one) => one.id))
  return (
    <Card title={w.named}>
      {named.length === 0 && <p className="ui-soft">{w.nobodyNamed}</p>}
      <ul className="coverages-named">
        {named.map((one) => (
          <li key={one.id}>
            <a href={hrefOf(one.id)}>{one.name}</a>
            {mayKeep && (
              <Form id={`out-${one.id}`} intent="unname" hidden={{ personId: one.id }}>
                <Button tone="quiet" aria-label={w.unnameWhom(one.name)}>
                  {w.unname}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayKeep && (
        <Form id="find" method="get">
          <Field type="search" name="q" label={w.find} value={q} autoComplete="off" />
          <FormActions>
            <Button icon={Search}>{w.search}</Button>
          </FormActions>
        </Form>
      )}
      {found?.length === 0 && <p>{w.noBody(q)}</p>}
      {found
        ?.filter((one) => !already.has(one.id))
        .map((one) => (
          <Form key={one.id} id={`in-${one.id}`} intent="name" hidden={{ personId: one.id }}>
            <Button>{w.name(one.label)}</Button>
          </Form>
        ))}
    </Card>
  )
}

export function EndIt({ today, refused }: { today: Day; refused?: FormState }) {
  const t = useWords({ fr, en })
  const w = t.one
  const shown = shownForm(useLocale(), refused, t.errors)
  return (
    <Card title={w.end} className="ui-no-print">
      <Form id="end" intent="end" {...shown}>
        <p className="ui-soft">{w.endHelp}</p>
        <Field type="date" name="lastDay" label={w.lastDay} value={today} width="medium" />
        <FormActions>
          <Button tone="danger">{w.endNow}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
