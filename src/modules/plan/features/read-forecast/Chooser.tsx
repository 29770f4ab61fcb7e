import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking } from '#ui/Form.tsx'
import { Pencil, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { type Asked, stepWords, viewWords } from './address.ts'

type Props = {
  base: string
  asked: Asked
  scenarios: readonly { id: string; key: string; name: string }[]
  mayWrite: boolean
}

/** Which future is shown, and beside which other; the view and its columns stay. */
export function Chooser({ base, asked, scenarios, mayWrite }: Props) {
  const t = useWords({ fr, en })
  const w = t.forecast
  const chosen = scenarios.find((s) => s.key === asked.scenario)
  return (
    <form method="get" className="plan-scenarios ui-no-print">
      {asked.view && (
        <>
          <input type="hidden" name="vue" value={viewWords[asked.view]} />
          <input type="hidden" name="pas" value={stepWords[asked.step]} />
        </>
      )}
      <Asking>
        <Field
          type="select"
          name="scenario"
          label={w.scenario}
          blank={w.base}
          optional
          value={chosen?.key ?? ''}
          options={scenarios.map((s) => ({ value: s.key, label: s.name }))}
        />
        <Field
          type="select"
          name="avec"
          label={w.against}
          blank={w.nothing}
          optional
          value={asked.against}
          options={[
            { value: 'base', label: w.base },
            ...scenarios.map((s) => ({ value: s.key, label: s.name })),
          ]}
        />
      </Asking>
      <Button>{w.show}</Button>
      {mayWrite && (
        <ButtonLink href={`${base}/scenarios/nouveau`} icon={Plus}>
          {w.newScenario}
        </ButtonLink>
      )}
      {mayWrite && chosen && (
        <ButtonLink href={`${base}/scenarios/${chosen.id}`} icon={Pencil}>
          {t.scenario.edit}
        </ButtonLink>
      )}
    </form>
  )
}
