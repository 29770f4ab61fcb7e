import type { ReactNode } from 'react'
import { en } from '#modules/trial/messages/criteria.en.ts'
import { fr } from '#modules/trial/messages/criteria.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import type { SetItem } from '#modules/trial/rules/sets.ts'
import type { ThresholdUnit } from '#modules/trial/rules/threshold.ts'
import { measureUnitText } from '#modules/trial/ui/set-words.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'

export type SetShown = {
  /** The word of a ready-made set, or the id of one of the hub’s own. */
  key: string
  name: string
  help: string | null
  items: (SetItem & { unit: ThresholdUnit })[]
}

type Props = {
  set: SetShown
  /** Open stages that may take it; none shows no form. */
  stages: readonly { value: string; label: string }[]
  children?: ReactNode
}

/** A set with what each of its criteria asks, and the way to add them to a stage. */
export function SetCard({ set, stages, children }: Props) {
  const t = useWords({ fr, en })
  const trial = useWords({ fr: trialFr, en: trialEn })
  const locale = useLocale()
  return (
    <Card
      title={set.name}
      level={3}
      aside={<span className="ui-soft">{t.setsPage.count(set.items.length)}</span>}
    >
      {set.help && <p>{set.help}</p>}
      <ul className="trial-set-list">
        {set.items.map((item) => (
          <li key={`${item.kind} ${item.name} ${item.measureId} ${item.comparison}`}>
            {item.name}{' '}
            <span className="ui-soft">
              {trial.wanted[item.comparison](measureUnitText(item, t, locale))}
              {item.weight > 1 && ` · ${t.weight(item.weight)}`}
            </span>
          </li>
        ))}
      </ul>
      {stages.length > 0 && (
        <Form
          id={`apply-${set.key}`}
          intent="apply"
          hidden={{ set: set.key, ...(stages.length === 1 ? { stage: stages[0]!.value } : {}) }}
        >
          {stages.length > 1 && (
            <Field type="select" name="stage" label={t.setsPage.stage} options={stages} blank={false} />
          )}
          <div className="ui-row">
            <Button icon={Plus}>
              {stages.length === 1 ? `${t.setsPage.apply} « ${stages[0]!.label} »` : t.setsPage.apply}
              <span className="ui-hidden"> : {set.name}</span>
            </Button>
          </div>
        </Form>
      )}
      {children}
    </Card>
  )
}
