import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { cancelForm } from '#modules/certificates/cancel-form.ts'
import { en } from '#modules/certificates/messages.en.ts'
import { fr } from '#modules/certificates/messages.fr.ts'
import { mayCertify } from '#modules/certificates/permits.ts'
import { cancelSapCertificate, issueSapCertificates, sapYear } from '#modules/certificates/sap/sap.server.ts'
import { CancelCard } from '#modules/certificates/ui/CancelCard.tsx'
import { YearLinks } from '#modules/certificates/ui/YearLinks.tsx'
import { yearAsked } from '#modules/certificates/year.ts'
import { identityOf } from '#modules/money/index.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { sentences } from '#platform/i18n/refusals.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { YearTable } from './YearTable.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCertify(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const now = Number(ctx.today().slice(0, 4))
  const year = yearAsked(params, ctx.today())
  return {
    year,
    now,
    declared: (await identityOf(ctx)).sapNumber !== null,
    people: await sapYear(ctx, year),
    key: newId<'Form'>(),
    done: params.get('fait'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayCertify(ctx.actor)) refusePage()
  const typed = await request.formData()
  const year = yearAsked(new URL(request.url).searchParams, ctx.today())
  const here = `/${ctx.hub.slug}/argent/services-a-la-personne?annee=${year}`
  if (typed.get('intent') === 'cancel') {
    const form = readForm(cancelForm, typed)
    if (!form.ok) return data({ at: 'cancel', state: form }, { status: 422 })
    const done = await cancelSapCertificate(ctx, form.value)
    return done.ok
      ? redirect(`${here}&fait=annule`)
      : data({ at: 'cancel', state: refusedForm(form.values, done) }, { status: 422 })
  }
  const issued = await issueSapCertificates(ctx, {
    year,
    people: typed.getAll('people').map(String),
    idempotencyKey: String(typed.get('idempotencyKey') ?? '') || undefined,
  })
  return issued.ok
    ? redirect(`${here}&fait=${issued.value.issued}`)
    : data({ at: 'issue', state: refusedForm({}, issued) }, { status: 422 })
}

export default function SapCertificates({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.sap
  const { year, now, declared, people, key, done } = loaderData
  const base = `/${params.hub}/argent/services-a-la-personne`
  const refused = actionData?.at === 'issue' ? sentences(locale, actionData.state.errors, t.errors) : {}
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="sap" />
      <div className="ui-stack">
        {!declared && (
          <Notice
            tone="warn"
            title={w.locked}
            actions={<ButtonLink href={`/${params.hub}/argent/identite`}>{t.gifts.unlock}</ButtonLink>}
          >
            {w.lockedText}
          </Notice>
        )}
        {year === now && <Notice tone="info">{w.running}</Notice>}
        {done === 'annule' && <Notice tone="success">{w.cancelled}</Notice>}
        {done && /^\d{1,5}$/.test(done) && <Notice tone="success">{w.issued(Number(done))}</Notice>}
        {Object.values(refused).map((sentence) => (
          <Notice key={sentence} tone="danger">
            {sentence}
          </Notice>
        ))}
        <YearLinks base={base} year={year} last={now} />
        <Card title={`${w.title}, ${year}`}>
          <YearTable
            people={people}
            hub={params.hub}
            base={base}
            year={year}
            idempotencyKey={key}
            mayIssue={declared && year < now}
          />
          {people.some((one) => one.certificate) && (
            <CancelCard of="sap" state={actionData?.at === 'cancel' ? actionData.state : undefined} />
          )}
        </Card>
      </div>
    </>
  )
}
