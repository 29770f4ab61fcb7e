import type { Day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { partsLine, ServiceTags } from '#modules/catalogue/ui/ServiceTags.tsx'
import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { useNeedsLine } from '#modules/people/ui/Needs.tsx'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { en as payersEn } from '#modules/requests/messages.payers.en.ts'
import { fr as payersFr } from '#modules/requests/messages.payers.fr.ts'
import { CHANNELS } from '#modules/requests/rules/life.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { ArrowRight } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { Offer, Who } from './query.server.ts'

type Props = {
  who: Who
  offers: readonly Offer[]
  today: Day
  /** What the address already holds, when one comes back to change it. */
  before: Readonly<Record<string, string>>
  refused?: FormState
  /** Some coverage asks for a code. */
  codes: boolean
  catalogueHref: string
}

/** Second question of the counter: what? Services as big buttons with this person's price. */
export function WhatStep({ who, offers, today, before, refused, codes, catalogueHref }: Props) {
  const t = useWords({ fr, en })
  const w = t.counter
  const p = useWords({ fr: payersFr, en: payersEn })
  const needs = useNeedsLine()(who.known, who.needs)
  const shown = shownForm(useLocale(), refused, t.errors, before)
  if (offers.length === 0)
    return (
      <EmptyState
        title={w.noService}
        action={
          <ButtonLink tone="primary" href={catalogueHref}>
            {w.toCatalogue}
          </ButtonLink>
        }
      >
        {w.noServiceText}
      </EmptyState>
    )
  return (
    <Form
      method="get"
      className="requests-what"
      hidden={{
        [who.kind]: who.id,
        ...(who.asker && { demandeur: who.asker.id }),
        ...(before.tarif && { tarif: before.tarif }),
      }}
      {...shown}
    >
      {who.asker && (
        <Notice live={false} title={w.askedBy(who.asker.name)}>
          <a href={`?personne=${who.id}`}>{w.askedByThemselves(who.name)}</a>
        </Notice>
      )}
      {who.represents.length > 0 && (
        <Notice live={false} title={w.mayAskFor(who.name)}>
          <ul>
            {who.represents.map((other) => (
              <li key={other.id}>
                <a href={`?personne=${other.id}&demandeur=${who.id}`}>{w.inNameOf(other.name)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {needs && (
        <Notice live={false} title={t.one.needs}>
          {needs}
        </Notice>
      )}
      <ServiceChoice
        offers={offers}
        today={today}
        chosen={shown.values.service}
        error={shown.errors.service}
      />
      <div className="requests-details">
        <Field type="number" name="quantite" label={w.quantity} value="1" min={1} max={1000} width="short" />
        <Field
          type="date"
          name="pour"
          label={w.wantedOn}
          help={w.wantedHelp}
          min={today}
          optional
          width="medium"
        />
        <Field
          type="select"
          name="canal"
          label={w.channel}
          value="counter"
          blank={false}
          options={CHANNELS.map((value) => ({ value, label: t.channels[value] }))}
        />
        {codes && (
          <Field name="code" label={p.code} help={p.codeHelp} optional width="medium" autoComplete="off" />
        )}
        <Field type="textarea" name="details" label={w.details} help={w.detailsHelp} rows={2} optional />
      </div>
      <div className="requests-go">
        <Button tone="primary" icon={ArrowRight}>
          {w.go}
        </Button>
      </div>
    </Form>
  )
}

type ChoiceProps = { offers: readonly Offer[]; today: Day; chosen?: string; error?: string }

function ServiceChoice({ offers, today, chosen, error }: ChoiceProps) {
  const t = useWords({ fr, en })
  const { activities, units } = useServiceWords()
  const groups = Map.groupBy(offers, (offer) => offer.activity)
  return (
    <fieldset className="ui-field" aria-describedby={error && 'requests-service-error'}>
      <legend className="ui-hidden">{t.counter.service}</legend>
      {error && (
        <p className="ui-field-error" id="requests-service-error">
          {error}
        </p>
      )}
      <div className="requests-groups">
        {[...groups].map(([activity, those], g) => (
          <div key={activity} className="requests-group">
            <h2 className="requests-heading">{activities[activity]}</h2>
            <div className="requests-picks">
              {those.map((offer, i) => (
                <label key={offer.id} className="requests-pick">
                  <input
                    type="radio"
                    name="service"
                    id={g === 0 && i === 0 ? 'f-service' : undefined}
                    value={offer.id}
                    defaultChecked={offer.id === chosen}
                    required
                  />
                  <strong>{offer.name}</strong>
                  {offer.description && <span>{offer.description}</span>}
                  {offer.parts.length > 0 && <span>{partsLine(offer.parts)}</span>}
                  <ServiceTags service={offer} day={today} />
                  <span className="requests-price">
                    {offer.price === null ? (
                      t.counter.onQuote
                    ) : offer.price === 0n ? (
                      t.counter.free
                    ) : (
                      <>
                        <Amount value={cents(offer.price)} /> {units[offer.unit]}
                      </>
                    )}
                  </span>
                </label>
              ))}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
