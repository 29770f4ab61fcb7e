import type { Day } from '#kit/day.ts'
import { percentInput } from '#modules/catalogue/form-values.ts'
import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import type { Service } from '#modules/catalogue/services.server.ts'
import { Contents } from '#modules/catalogue/ui/ServiceTags.tsx'
import { useSeasonWords } from '#modules/catalogue/ui/season.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr, Duration } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Pencil } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'

type Props = {
  service: Service
  soldIn: readonly { id: string; name: string }[]
  /** `/quartier/catalogue` */
  catalogue: string
}

/** What it is and on which terms it is done. */
export function FactsCard({ service, soldIn, catalogue }: Props) {
  const t = useWords({ fr, en })
  const w = t.terms
  const season = useSeasonWords()
  const percent = (permille: number) => `${percentInput(permille)}\u00a0%`
  return (
    <Card title={t.service.facts}>
      <DefinitionList
        items={[
          { term: t.form.unit, value: t.units[service.unit] },
          {
            term: t.form.minutes,
            value: service.minutes > 0 ? <Duration minutes={service.minutes} /> : null,
          },
          { term: w.delayHours, value: w.delay(service.delayHours) },
          { term: w.documents, value: service.documents.join(', ') },
          { term: w.season, value: season(service.season) },
          { term: w.zone, value: service.zone.length > 0 ? service.zone.join(', ') : w.everywhere },
          { term: w.skills, value: service.skills.join(', ') },
          { term: w.homeService, value: service.homeService ? w.homeServiceHelp : null },
          { term: t.form.directCost, value: <Amount value={service.directCost} /> },
          { term: w.providerShare, value: service.providerShare > 0 ? percent(service.providerShare) : null },
          { term: w.vatRate, value: service.vatRate === null ? w.noVat : percent(service.vatRate) },
          {
            term: w.pack.includedIn,
            value:
              soldIn.length > 0 ? (
                <ul className="catalogue-contents">
                  {soldIn.map((one) => (
                    <li key={one.id}>
                      <a href={`${catalogue}/${one.id}`}>{one.name}</a>
                    </li>
                  ))}
                </ul>
              ) : null,
          },
        ]}
      />
    </Card>
  )
}

/** What a package holds. */
export function ContentsCard({ parts, editHref }: { parts: Service['parts']; editHref?: string }) {
  const w = useWords({ fr, en }).terms.pack
  if (parts.length === 0) return null
  return (
    <Card
      title={w.contents}
      aside={
        editHref && (
          <ButtonLink icon={Pencil} href={editHref}>
            {w.edit}
          </ButtonLink>
        )
      }
    >
      <Contents parts={parts} />
    </Card>
  )
}

type PauseProps = {
  pauses: Service['pauses']
  today: Day
  mayWrite: boolean
  idempotencyKey: string
  /** Props of the form, with what was typed and what is wrong in it. */
  shown: { errors: Record<string, string>; values: Readonly<Record<string, string>> }
}

/** Pauses that hold or are announced, and the form of a new one. */
export function PauseCard({ pauses, today, mayWrite, idempotencyKey, shown }: PauseProps) {
  const w = useWords({ fr, en }).terms.pause
  return (
    <Card title={w.title} className="ui-no-print">
      {pauses.length === 0 ? (
        <p className="ui-soft">{w.openFor}</p>
      ) : (
        <ul className="catalogue-pauses">
          {pauses.map((pause) => (
            <li key={pause.id}>
              <span>
                <strong>{pause.why}</strong>
                <br />
                {w.from.toLowerCase()} <DayFr value={pause.fromDay} />{' '}
                {pause.untilDay ? (
                  <>
                    {w.until.toLowerCase()} <DayFr value={pause.untilDay} />
                  </>
                ) : (
                  w.openEnd
                )}
              </span>
              {mayWrite && (
                <Form id={`lift-${pause.id}`} intent="lift" hidden={{ pause: pause.id }}>
                  <Button>{pause.fromDay > today ? w.cancel : w.lift}</Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <details className="catalogue-fold" open={Object.keys(shown.errors).length > 0}>
          <summary>{w.add}</summary>
          <Form id="pause" intent="pause" idempotencyKey={idempotencyKey} {...shown}>
            <Field name="why" label={w.why} help={w.whyHelp} autoComplete="off" />
            <Field type="date" name="fromDay" label={w.from} value={today} min={today} width="medium" />
            <Field
              type="date"
              name="untilDay"
              label={w.until}
              help={w.untilHelp}
              min={today}
              optional
              width="medium"
            />
            <FormActions>
              <Button>{w.add}</Button>
            </FormActions>
          </Form>
        </details>
      )}
    </Card>
  )
}
