import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking, Form, FormActions } from '#ui/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { Search } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { SHOWN, type Waiting } from './query.ts'

type Props = { waiting: Waiting; asked: string; form: ShownForm; page: string }

/** What was read of a file: what is wrong in it, and which of its areas to keep. */
export function WaitingFile({ waiting, asked, form, page }: Props) {
  const t = useWords({ fr, en }).tariffs.incomes
  const w = t.waiting
  const locale = useLocale()
  const all = waiting.count <= SHOWN && asked === ''
  return (
    <Card title={w.title(waiting.name)} id="choisir" className="ui-no-print">
      <p>{w.read(formatNumber(waiting.count, locale), formatNumber(waiting.secret, locale))}</p>
      {waiting.faultCount > 0 && <Faults waiting={waiting} />}
      {waiting.count > 10 && (
        <form method="get" action={`${page}#choisir`} className="plan-scenarios">
          <Asking>
            <Field type="search" name="q" label={w.search} value={asked} />
          </Asking>
          <Button icon={Search}>{w.find}</Button>
        </form>
      )}
      {waiting.found.length === 0 ? (
        waiting.count > 0 && <p>{w.nothing}</p>
      ) : (
        <Form id="choix" intent="keep" hidden={{ file: waiting.id }} {...form}>
          <div className="plan-incomes-found">
            <Field
              type="checkboxes"
              name="keys"
              label={w.caption}
              values={all ? waiting.found.map(({ key }) => key) : []}
              options={waiting.found.map(({ key, code, name, level, year, base }) => ({
                value: key,
                label: `${name}${name === code ? '' : ` (${code})`} · ${t.levels[level]}, ${year}, ${t.bases[base].toLowerCase()}`,
              }))}
            />
          </div>
          {waiting.more && <p className="ui-soft ui-small">{w.more(SHOWN)}</p>}
          <FormActions>
            <Button tone="primary">{w.keep}</Button>
          </FormActions>
        </Form>
      )}
      <form method="post" action={page} className="plan-apart">
        <Button name="intent" value="forget">
          {w.forget}
        </Button>
      </form>
    </Card>
  )
}

function Faults({ waiting: { faults, faultCount } }: { waiting: Waiting }) {
  const w = useWords({ fr, en }).tariffs.incomes.faults
  const shown = faults.slice(0, 10)
  return (
    <Notice tone="warn" live={false} title={w.title(faultCount)}>
      <ul className="plan-incomes-faults">
        {shown.map(({ row, column, code, got }) => (
          <li key={`${row}-${column}`}>
            {w.row(row, column)} {w.codes[code]} {got && w.got(got)}
          </li>
        ))}
        {faultCount > shown.length && <li>{w.more(faultCount - shown.length)}</li>}
      </ul>
    </Notice>
  )
}
