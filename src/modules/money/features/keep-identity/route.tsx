import { data, redirect } from 'react-router'
import { ACTIVITIES } from '#modules/catalogue/index.server.ts'
import { taxEn as en } from '#modules/money/messages.tax.en.ts'
import { taxFr as fr } from '#modules/money/messages.tax.fr.ts'
import { mayKeepBooks } from '#modules/money/permits.ts'
import { identityOf, keepIdentity, setTax, taxHistory, taxOn } from '#modules/money/tax/identity.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { identityForm, taxForm } from './form.ts'
import { IdentityFields } from './IdentityFields.tsx'
import { TaxCard } from './TaxCard.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBooks(ctx.actor)) refusePage()
  return {
    identity: await identityOf(ctx),
    tax: await taxOn(ctx, ctx.today()),
    history: await taxHistory(ctx),
    activities: ACTIVITIES,
    today: ctx.today(),
    done: new URL(request.url).searchParams.get('fait'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const typed = await request.formData()
  const here = `/${ctx.hub.slug}/argent/identite`
  if (typed.get('intent') === 'tax') {
    const form = readForm(taxForm, typed)
    if (!form.ok) return data({ at: 'tax', state: form }, { status: 422 })
    const set = await setTax(ctx, form.value)
    return set.ok
      ? redirect(`${here}?fait=tva`)
      : data({ at: 'tax', state: refusedForm(form.values, set) }, { status: 422 })
  }
  const form = readForm(identityForm, typed)
  if (!form.ok) return data({ at: 'identity', state: form }, { status: 422 })
  const { legalForm = '', street = '', postcode = '', city = '', ...rest } = form.value
  const numbers = [
    'siren',
    'siret',
    'rna',
    'vatNumber',
    'email',
    'phone',
    'iban',
    'bic',
    'ics',
    'sapNumber',
  ] as const
  const kept = Object.fromEntries(numbers.map((field) => [field, rest[field] ?? null])) as Record<
    (typeof numbers)[number],
    string | null
  >
  const saved = await keepIdentity(ctx, { ...rest, ...kept, legalForm, street, postcode, city })
  return saved.ok
    ? redirect(`${here}?fait=identite`)
    : data({ at: 'identity', state: refusedForm(form.values, saved) }, { status: 422 })
}

export default function KeepIdentity({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.identity
  const { identity, tax, history, activities, today, done } = loaderData
  const shown = (at: string, before: Record<string, string>) =>
    shownForm(locale, actionData?.at === at ? actionData.state : undefined, t.errors, before)
  const before = Object.fromEntries(
    Object.entries(identity).flatMap(([field, value]) => (typeof value === 'string' ? [[field, value]] : [])),
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="identity" />
      <div className="ui-stack">
        {done === 'identite' && <Notice tone="success">{w.saved}</Notice>}
        {done === 'tva' && <Notice tone="success">{w.savedTax}</Notice>}
        <IdentityFields {...shown('identity', before)} deductible={identity.giftsDeductible} />
        <TaxCard
          tax={tax}
          history={history}
          activities={activities}
          state={shown('tax', { profile: tax.profile, fromDay: today })}
        />
      </div>
    </>
  )
}
