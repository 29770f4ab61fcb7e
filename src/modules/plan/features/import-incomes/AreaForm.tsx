import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { areaLevels } from '#modules/plan/tariffs/income-levels.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import { decileName } from './decile-name.ts'

type Props = {
  form: ShownForm
  edited: { id: string } | null
  open: boolean
  idempotencyKey: string
  page: string
}

/** Nine deciles by hand: a small place whose figures came on paper. What tells a place apart does not change. */
export function AreaForm({ form, edited, open, idempotencyKey, page }: Props) {
  const words = useWords({ fr, en })
  const t = words.tariffs.incomes
  const w = t.type
  const fixed = { ...form.values }
  return (
    <details className="plan-details ui-no-print" id="territoire" open={open}>
      <summary>{edited ? w.edit : w.title}</summary>
      <Form
        id="taper"
        intent="type"
        idempotencyKey={idempotencyKey}
        hidden={
          edited
            ? {
                id: edited.id,
                level: fixed.level ?? '',
                year: fixed.year ?? '',
                base: fixed.base ?? '',
              }
            : {}
        }
        {...form}
      >
        <Field name="name" label={w.name} maxLength={120} autoComplete="off" />
        {!edited && (
          <>
            <Field name="code" label={w.code} optional maxLength={20} width="short" autoComplete="off" />
            <Field
              type="select"
              name="level"
              label={w.level}
              blank={false}
              options={areaLevels.map((value) => ({ value, label: t.levels[value] }))}
            />
            <Field type="number" name="year" label={w.year} width="short" />
            <Field
              type="radio"
              name="base"
              label={w.base}
              inline
              options={(['DISP', 'DEC'] as const).map((value) => ({ value, label: t.bases[value] }))}
            />
          </>
        )}
        <p className="ui-soft">{w.help}</p>
        <div className="plan-deciles">
          {Array.from({ length: 9 }, (_, i) => (
            <Field
              key={decileName(i + 1)}
              type="money"
              name={decileName(i + 1)}
              label={w.decile(i + 1)}
              optional={i !== 0 && i !== 4 && i !== 8}
            />
          ))}
        </div>
        <Field name="source" label={w.source} maxLength={200} autoComplete="off" />
        <FormActions>
          <Button tone={open ? 'primary' : 'quiet'}>{w.save}</Button>
          {edited && <ButtonLink href={page}>{words.board.close}</ButtonLink>}
        </FormActions>
      </Form>
    </details>
  )
}
