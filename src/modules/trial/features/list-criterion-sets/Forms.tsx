import { en } from '#modules/trial/messages/criteria.en.ts'
import { fr } from '#modules/trial/messages/criteria.fr.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Bookmark, Pencil, Trash2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'

/** What was refused in one form, with what was typed. */
export type Refused = { field: string; said: string; name: string; stage: string }

const errorsOf = (refused: Refused | undefined) =>
  refused ? (refused.field ? { errors: { [refused.field]: refused.said } } : { error: refused.said }) : {}

/** Keeps the criteria of a stage as a set. */
export function KeepSet(props: {
  stages: readonly { value: string; label: string }[]
  formKey: string
  refused?: Refused
}) {
  const w = useWords({ fr, en }).setsPage
  const { stages, formKey, refused } = props
  return (
    <Card title={w.save}>
      <p>{w.saveText}</p>
      <Form
        id="keep"
        intent="keep"
        idempotencyKey={formKey}
        {...errorsOf(refused)}
        values={refused ? { name: refused.name, stage: refused.stage } : {}}
      >
        <Field type="select" name="stage" label={w.stage} options={stages} />
        <Field name="name" label={w.name} maxLength={80} autoComplete="off" />
        <FormActions>
          <Button icon={Bookmark}>{w.keep}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}

/** Another name for one of the hub’s sets, and the way out. */
export function OwnVerbs({ id, name, refused }: { id: string; name: string; refused?: Refused }) {
  const w = useWords({ fr, en }).setsPage
  return (
    <div className="ui-stack ui-no-print">
      <details open={Boolean(refused)}>
        <summary>{w.renameTitle(name)}</summary>
        <Form
          id={`rename-${id}`}
          intent="rename"
          hidden={{ set: id }}
          {...errorsOf(refused)}
          values={{ name: refused?.name ?? name }}
        >
          <Field name="name" label={w.name} maxLength={80} autoComplete="off" />
          <FormActions>
            <Button icon={Pencil}>{w.rename}</Button>
          </FormActions>
        </Form>
      </details>
      <Form id={`remove-${id}`} intent="remove" hidden={{ set: id }}>
        <Button icon={Trash2} aria-label={w.removeOne(name)}>
          {w.remove}
        </Button>
      </Form>
    </div>
  )
}

const LEVELS = [80, 90, 95] as const

/** How sure the hub wants to be before saying « presque sûr ». */
export function Confidence(props: { level: 80 | 90 | 95; mayWrite: boolean; refused?: Refused }) {
  const w = useWords({ fr, en }).setsPage
  const { level, mayWrite, refused } = props
  return (
    <Card title={w.confidence}>
      <p>{w.confidenceText}</p>
      {mayWrite ? (
        <Form id="confidence" intent="confidence" {...errorsOf(refused)}>
          <Field
            type="radio"
            name="level"
            label={w.confidence}
            value={String(level)}
            inline
            options={LEVELS.map((one) => ({ value: String(one), label: w.level(one) }))}
          />
          <FormActions>
            <Button>{w.change}</Button>
          </FormActions>
        </Form>
      ) : (
        <p>
          <strong>{w.level(level)}</strong>
        </p>
      )}
    </Card>
  )
}
