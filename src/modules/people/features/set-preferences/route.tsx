import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { getPerson } from '#modules/people/choosers.server.ts'
import { consentsOf } from '#modules/people/consent-store.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { fullName } from '#modules/people/rules/names.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Consents } from './Consents.tsx'
import { consentForm, preferencesForm } from './form.ts'
import { recordConsent, setPreferences } from './use-case.server.ts'
import { WishesForm } from './WishesForm.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const person = isId<'Person'>(params.id) ? await getPerson(ctx, params.id) : null
  if (!person) noPage()
  if (person.id !== params.id) throw redirect(`/${ctx.hub.slug}/personnes/${person.id}/accords`)
  const lines = await ctx.read((tx) => consentsOf(tx, ctx.hub.id, person.id))
  return {
    name: fullName(person),
    before: {
      reachBy: person.reachBy ?? '',
      neverBy: person.neverBy.join(','),
      knownNeeds: person.knownNeeds.join(','),
      needs: person.needs ?? '',
      benefit: person.benefit ?? '',
      language: person.language ?? 'fr',
    },
    seenAt: person.updatedAt.toISOString(),
    lines: lines.map(({ hubId: _, ...line }) => line),
    today: ctx.today(),
    done: new URL(request.url).searchParams.get('fait') === 'oui',
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const id = params.id
  if (!isId<'Person'>(id)) noPage()
  const typed = await request.formData()
  const here = `/${ctx.hub.slug}/personnes/${id}`
  if (typed.get('intent') === 'consent') {
    const form = readForm(consentForm, typed)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const said = await recordConsent(ctx, id, form.value)
    // Sent twice, it was done the first time.
    if (!said.ok && said.code !== 'already_so') return data(refusedForm(form.values, said), { status: 422 })
    return redirect(`${here}/accords?fait=oui`)
  }
  const form = readForm(preferencesForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const set = await setPreferences(ctx, id, form.value)
  if (!set.ok) return data(refusedForm(form.values, set), { status: 422 })
  return redirect(`${here}?fait=saved`)
}

export default function Preferences({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.reach
  const { name, before, seenAt, lines, today, done } = loaderData
  const person = `/${params.hub}/personnes/${params.id}`
  const consent = actionData?.values.intent === 'consent'
  const shown = shownForm(useLocale(), consent ? undefined : actionData, t.errors, before)
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
        {done && <Notice tone="success">{w.saved}</Notice>}
        <Card title={w.wishes}>
          <WishesForm shown={shown} seenAt={shown.values.seenAt ?? seenAt} back={person} />
        </Card>
        <Consents lines={lines} today={today} refused={consent ? actionData : undefined} />
      </div>
    </>
  )
}
