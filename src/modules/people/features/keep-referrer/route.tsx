import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { findOrganisations, findPeople, getPerson } from '#modules/people/choosers.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { fullName } from '#modules/people/rules/names.ts'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Search } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { noteReferrer, type Referrer } from './use-case.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const person = isId<'Person'>(params.id) ? await getPerson(ctx, params.id) : null
  if (!person) noPage()
  if (person.id !== params.id) throw redirect(`/${ctx.hub.slug}/personnes/${person.id}/prescripteur`)
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 100)
  const people = q === '' ? [] : await findPeople(ctx, q, 10)
  const organisations = q === '' ? [] : await findOrganisations(ctx, { q, limit: 10 })
  return {
    name: fullName(person),
    has: person.referredBy !== null || person.referredByOrganisation !== null,
    q,
    found: [
      ...people
        .filter((one) => one.id !== person.id)
        .map((one) => ({ value: `person:${one.id}`, label: one.label, help: one.detail })),
      ...organisations.map((one) => ({
        value: `organisation:${one.id}`,
        label: one.label,
        help: one.detail,
      })),
    ],
  }
}

/** `person:ID`, `organisation:ID`, `nobody`; undefined for anything else. */
function referrerOf(text: FormDataEntryValue | null): Referrer | undefined {
  if (text === 'nobody') return null
  const [kind, id] = String(text).split(':')
  if (kind === 'person' && isId<'Person'>(id)) return { personId: id }
  return kind === 'organisation' && isId<'Organisation'>(id) ? { organisationId: id } : undefined
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  if (!isId<'Person'>(params.id)) noPage()
  const by = referrerOf((await request.formData()).get('by'))
  if (by === undefined) return data({ values: {}, errors: { by: 'required' } }, { status: 422 })
  const noted = await noteReferrer(ctx, params.id, by)
  if (!noted.ok) return data(refusedForm({}, { ...noted, field: 'by' }), { status: 422 })
  return redirect(`/${ctx.hub.slug}/personnes/${params.id}?fait=saved`)
}

export default function KeepReferrer({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.contacts.referrer
  const { name, has, q, found } = loaderData
  const shown = shownForm(useLocale(), actionData, t.errors, { by: found[0]?.value ?? 'nobody' })
  const person = `/${params.hub}/personnes/${params.id}`
  const here = `${person}/prescripteur${q ? `?q=${encodeURIComponent(q)}` : ''}`
  return (
    <>
      <title>{`${w.title(name)} · Palier`}</title>
      <PageHeader
        title={w.title(name)}
        lede={w.lede}
        quiet={
          <ButtonLink icon={ArrowLeft} href={person}>
            {name}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        <Card>
          <Form id="find" method="get">
            <Field type="search" name="q" label={w.search} value={q} autoComplete="off" />
            <FormActions>
              <Button icon={Search}>{t.contacts.search}</Button>
            </FormActions>
          </Form>
          {q !== '' && found.length === 0 && <p>{t.contacts.nobody(q)}</p>}
        </Card>
        {(found.length > 0 || has) && (
          <Card>
            <Form id="by" action={here} {...shown}>
              <Field
                type="radio"
                name="by"
                label={w.results}
                options={[...found, ...(has ? [{ value: 'nobody', label: w.none }] : [])]}
              />
              <FormActions>
                <Button tone="primary">{w.choose}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
