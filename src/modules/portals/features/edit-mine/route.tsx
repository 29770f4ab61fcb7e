import { data, redirect } from 'react-router'
import {
  editOwnDetails,
  getPerson,
  ownConsents,
  PURPOSES,
  type Purpose,
  REACHES,
  reachOfActor,
  sayOwnConsent,
  WAYS,
} from '#modules/people/index.server.ts'
import { spaceEn } from '#modules/portals/messages.space.en.ts'
import { spaceFr } from '#modules/portals/messages.space.fr.ts'
import { mayUseSpace } from '#modules/portals/permits.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { consentForm, detailsForm } from './form.ts'
import '#modules/portals/ui/portals.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseSpace(ctx.actor)) refusePage()
  const reach = await reachOfActor(ctx)
  const person = reach && (await getPerson(ctx, reach.me.id))
  const done = new URL(request.url).searchParams.has('fait')
  if (!person) return { mine: null, done, purposes: [], reaches: [], ways: [] }
  const { phone, email, street, postcode, city, reachBy, neverBy } = person
  const before = {
    ...{ phone: phone ?? '', email: email ?? '', street: street ?? '', postcode: postcode ?? '' },
    ...{ city: city ?? '', reachBy: reachBy ?? '', neverBy: neverBy.join(',') },
  }
  return {
    mine: { before, seenAt: person.updatedAt.toISOString(), said: await ownConsents(ctx, person.id) },
    done,
    purposes: PURPOSES,
    reaches: REACHES,
    ways: WAYS,
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseSpace(ctx.actor)) refusePage()
  const typed = await request.formData()
  const back = () => redirect(`/${ctx.hub.slug}/mon-espace/moi?fait=oui`)
  if (typed.get('intent') === 'consent') {
    const form = readForm(consentForm, typed)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const { purpose, given } = form.value
    const said = await sayOwnConsent(ctx, { purpose, given: given === 'yes' })
    // Sent twice, it was done the first time.
    return said.ok || said.code === 'already_so' ? back() : data(refusedForm({}, said), { status: 422 })
  }
  const form = readForm(detailsForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const saved = await editOwnDetails(ctx, form.value)
  return saved.ok ? back() : data(refusedForm(form.values, saved), { status: 422 })
}

/** Where and how a member is reached, and what they agree to. */
export default function OwnDetails({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr: spaceFr, en: spaceEn })
  const w = t.details
  const { mine, done, purposes, reaches, ways } = loaderData
  const shown = shownForm(useLocale(), actionData, t.errors, mine?.before)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`/${params.hub}/mon-espace`}>
            {t.title}
          </ButtonLink>
        }
      />
      {!mine && <EmptyState title={t.lost}>{t.lostText}</EmptyState>}
      {mine && (
        <div className="ui-stack">
          {done && !actionData && <Notice tone="success">{t.saved}</Notice>}
          <Card title={w.reach}>
            <Form
              id="details"
              intent="details"
              action="?"
              hidden={{ seenAt: shown.values.seenAt ?? mine.seenAt }}
              {...shown}
            >
              <Field type="tel" name="phone" label={w.phone} optional autoComplete="tel" width="medium" />
              <Field
                type="email"
                name="email"
                label={w.email}
                help={w.emailHelp}
                optional
                autoComplete="email"
              />
              <Field name="street" label={w.street} optional autoComplete="street-address" />
              <Field name="postcode" label={w.postcode} optional autoComplete="postal-code" width="short" />
              <Field name="city" label={w.city} optional autoComplete="address-level2" />
              <Field
                type="select"
                name="reachBy"
                label={w.reachBy}
                optional
                blank={w.any}
                width="medium"
                options={reaches.map((value) => ({ value, label: w.ways[value] }))}
              />
              <Field
                type="checkboxes"
                name="neverBy"
                label={w.neverBy}
                optional
                values={mine.before.neverBy.split(',')}
                options={ways.map((value) => ({ value, label: w.ways[value] }))}
              />
              <FormActions>
                <Button tone="primary">{w.save}</Button>
              </FormActions>
            </Form>
            <p className="ui-soft">{w.name}</p>
          </Card>
          <Card title={w.consents}>
            <p className="ui-soft">{w.consentsHelp}</p>
            <ul className="portals-consents">
              {purposes.map((purpose) => (
                <li key={purpose}>
                  <Consent purpose={purpose} given={mine.said[purpose]} />
                </li>
              ))}
            </ul>
          </Card>
        </div>
      )}
    </>
  )
}

function Consent({ purpose, given }: { purpose: Purpose; given?: boolean }) {
  const w = useWords({ fr: spaceFr, en: spaceEn }).details
  const now = given === undefined ? 'never' : given ? 'yes' : 'no'
  return (
    <>
      <p>
        <strong>{w.purposes[purpose]}</strong>
        <br />
        <span className="ui-soft">{w.said[now]}</span>
      </p>
      <div className="ui-row">
        {(['yes', 'no'] as const)
          .filter((answer) => answer !== now)
          .map((answer) => (
            <Form
              key={answer}
              id={`${purpose}-${answer}`}
              intent="consent"
              action="?"
              hidden={{ purpose, given: answer }}
            >
              <Button aria-label={`${w[answer]} : ${w.purposes[purpose]}`}>{w[answer]}</Button>
            </Form>
          ))}
      </div>
    </>
  )
}
