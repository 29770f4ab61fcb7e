import { BriefPersonFields } from '#modules/people/ui/BriefPersonFields.tsx'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Building2, Search, User } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { Choice } from './query.server.ts'

type Props = {
  /** The address named somebody who cannot be served. */
  lost: boolean
  q: string
  organisations: boolean
  choices: readonly Choice[]
  refused?: FormState
  idempotencyKey: string
  /** Where a new organisation is added. */
  addOrganisationHref: string
}

/** First question of the counter: for whom? */
export function WhoStep({
  lost,
  q,
  organisations,
  choices,
  refused,
  idempotencyKey,
  addOrganisationHref,
}: Props) {
  const t = useWords({ fr, en })
  const w = t.counter
  const shown = shownForm(useLocale(), refused, t.errors)
  const found = organisations ? w.organisations : q === '' ? w.recent : w.results
  return (
    <div className="ui-stack">
      {lost && <Notice tone="warn">{w.lost}</Notice>}
      <form method="get" className="requests-search">
        {organisations && <input type="hidden" name="type" value="organisme" />}
        <label htmlFor="requests-q">{organisations ? w.organisationSearch : w.whoSearch}</label>
        <div>
          <input
            id="requests-q"
            className="ui-input"
            type="search"
            name="q"
            defaultValue={q}
            autoComplete="off"
          />
          <Button tone="primary" icon={Search}>
            {w.find}
          </Button>
        </div>
      </form>
      {choices.length > 0 && (
        <section aria-label={found}>
          <h2 className="requests-heading">{found}</h2>
          <ul className="requests-picks">
            {choices.map((choice) => (
              <li key={choice.href}>
                <a className="requests-pick" href={choice.href}>
                  <strong>{choice.label}</strong>
                  {choice.detail && <span>{choice.detail}</span>}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {choices.length === 0 && q !== '' && <p>{organisations ? w.noOrganisation(q) : w.nobody(q)}</p>}
      {!organisations && (
        <Card title={w.newPerson}>
          <Form id="new" intent="person" idempotencyKey={idempotencyKey} {...shown}>
            <p className="ui-soft">{w.newPersonHelp}</p>
            <BriefPersonFields lastName={q} />
            <FormActions>
              <Button>{w.addAndGo}</Button>
            </FormActions>
          </Form>
        </Card>
      )}
      <div className="ui-row">
        {organisations ? (
          <>
            <ButtonLink href="?" icon={User}>
              {w.isPerson}
            </ButtonLink>
            <ButtonLink href={addOrganisationHref} icon={Building2}>
              {w.newOrganisation}
            </ButtonLink>
          </>
        ) : (
          <ButtonLink href="?type=organisme" icon={Building2}>
            {w.isOrganisation}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}
