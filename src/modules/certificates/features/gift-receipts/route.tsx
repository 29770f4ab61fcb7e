import { data, redirect } from 'react-router'
import { type Id, isId, newId } from '#kit/id.ts'
import { cancelForm } from '#modules/certificates/cancel-form.ts'
import { cancelGiftReceipt, donorsOf, issueGiftReceipts } from '#modules/certificates/gifts/gifts.server.ts'
import { receiptsOf, yearTotals } from '#modules/certificates/gifts/store.server.ts'
import { en } from '#modules/certificates/messages.en.ts'
import { fr } from '#modules/certificates/messages.fr.ts'
import { mayCertify } from '#modules/certificates/permits.ts'
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
import { formatEuros } from '#ui/format.ts'
import { Download } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { DonorTable } from './DonorTable.tsx'
import { Register } from './Register.tsx'

const PAGE = 100

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCertify(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const year = yearAsked(params, ctx.today())
  const after = params.get('apres') ?? ''
  const hubId = ctx.hub.id
  const from = isId<'GiftReceipt'>(after) ? (after as Id<'GiftReceipt'>) : undefined
  const register = await ctx.read((tx) => receiptsOf(tx, hubId, year, { after: from, limit: PAGE + 1 }))
  return {
    year,
    last: Number(ctx.today().slice(0, 4)),
    deductible: (await identityOf(ctx)).giftsDeductible,
    donors: (await donorsOf(ctx, year)).map(({ gifts, ...donor }) => ({ ...donor, times: gifts.length })),
    register: register.slice(0, PAGE),
    more: register.length > PAGE ? register[PAGE - 1]!.id : null,
    totals: await ctx.read((tx) => yearTotals(tx, hubId, year)),
    key: newId<'Form'>(),
    done: params.get('fait'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayCertify(ctx.actor)) refusePage()
  const typed = await request.formData()
  const year = yearAsked(new URL(request.url).searchParams, ctx.today())
  const here = `/${ctx.hub.slug}/argent/recus-fiscaux?annee=${year}`
  if (typed.get('intent') === 'cancel') {
    const form = readForm(cancelForm, typed)
    if (!form.ok) return data({ at: 'cancel', state: form }, { status: 422 })
    const done = await cancelGiftReceipt(ctx, form.value)
    return done.ok
      ? redirect(`${here}&fait=annule`)
      : data({ at: 'cancel', state: refusedForm(form.values, done) }, { status: 422 })
  }
  const issued = await issueGiftReceipts(ctx, {
    year,
    keys: typed.getAll('keys').map(String),
    idempotencyKey: String(typed.get('idempotencyKey') ?? '') || undefined,
  })
  return issued.ok
    ? redirect(`${here}&fait=${issued.value.issued}`)
    : data({ at: 'issue', state: refusedForm({}, issued) }, { status: 422 })
}

export default function GiftReceipts({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.gifts
  const { year, last, deductible, donors, register, more, totals, key, done } = loaderData
  const base = `/${params.hub}/argent/recus-fiscaux`
  const refused = actionData?.at === 'issue' ? sentences(locale, actionData.state.errors, t.errors) : {}
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <ButtonLink href={`${base}/export?annee=${year}&format=csv`} icon={Download} download>
            {w.export}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="gifts" />
      <div className="ui-stack">
        {!deductible && (
          <Notice
            tone="warn"
            title={w.locked}
            actions={<ButtonLink href={`/${params.hub}/argent/identite`}>{w.unlock}</ButtonLink>}
          >
            {w.lockedText}
          </Notice>
        )}
        {done === 'annule' && <Notice tone="success">{w.cancelled}</Notice>}
        {done && /^\d{1,5}$/.test(done) && <Notice tone="success">{w.issued(Number(done))}</Notice>}
        {Object.values(refused).map((sentence) => (
          <Notice key={sentence} tone="danger">
            {sentence}
          </Notice>
        ))}
        <YearLinks base={base} year={year} last={last} />
        <Card title={`${w.waiting}, ${year}`}>
          <DonorTable
            donors={donors}
            hub={params.hub}
            action={`${base}?annee=${year}`}
            idempotencyKey={key}
          />
        </Card>
        <Card title={`${w.register} ${year}`}>
          {totals.count > 0 && <p>{w.totals(totals.count, formatEuros(totals.amount, locale))}</p>}
          <Register rows={register} base={base} next={more && `${base}?annee=${year}&apres=${more}`} />
          {register.length > 0 && (
            <CancelCard of="gifts" state={actionData?.at === 'cancel' ? actionData.state : undefined} />
          )}
        </Card>
      </div>
    </>
  )
}
