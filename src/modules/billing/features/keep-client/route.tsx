import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { add, cents, zero } from '#kit/money.ts'
import { buyerKindOf } from '#modules/billing/compose.server.ts'
import { en } from '#modules/billing/messages.drafts.en.ts'
import { fr } from '#modules/billing/messages.drafts.fr.ts'
import { mayInvoice } from '#modules/billing/permits.ts'
import { invoicesOf } from '#modules/billing/read.server.ts'
import { referencesFor } from '#modules/billing/references.server.ts'
import { clientOf, keepClient } from '#modules/billing/settings.server.ts'
import { InvoicesTable } from '#modules/billing/ui/InvoicesTable.tsx'
import type { Debtor } from '#modules/money/index.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatEuros } from '#ui/format.ts'
import { Banknote, Plus, User } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ClientForm } from './ClientForm.tsx'
import { clientForm } from './form.ts'
import '#modules/billing/ui/billing.css'

/** Who the address names; ends with « Page introuvable » for anybody unknown here. */
async function payerOf(ctx: Ctx, kind: string, id: string) {
  if (!mayInvoice(ctx.actor)) refusePage()
  const isPerson = kind === 'personne'
  if ((!isPerson && kind !== 'organisme') || !isId(id)) noPage()
  const who = (isPerson ? { personId: id } : { organisationId: id }) as Debtor
  const refs = await referencesFor(ctx, [who])
  const billed = refs.billedOf(who) ?? noPage()
  return { who, billed, kind: buyerKindOf(billed, refs.clientOf(who)), settings: refs.settings, isPerson }
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const { who, billed, kind, settings, isPerson } = await payerOf(ctx, params.who, params.id)
  const invoices = await invoicesOf(ctx, who, 60)
  return {
    ...{ name: billed.name, kind, isPerson, invoices },
    left: add(cents(0), ...invoices.map((one) => one.left)),
    client: await clientOf(ctx, who),
    days: isPerson ? settings.personDays : settings.days,
    kept: new URL(request.url).searchParams.has('fait'),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const { who } = await payerOf(ctx, params.who, params.id)
  const form = readForm(clientForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { endOfMonth, ...input } = form.value
  // Whose days are those of everybody follows them to the end of the month too.
  const kept = await keepClient(ctx, who, { ...input, endOfMonth: input.days === null ? null : endOfMonth })
  if (!kept.ok) return data(refusedForm(form.values, kept), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/factures/clients/${params.who}/${params.id}?fait=1#reglages`)
}

export default function ClientPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { name, left, invoices, isPerson } = loaderData
  const hub = `/${params.hub}`
  const party = `${params.who}/${params.id}`
  const asked = isPerson ? `personne=${params.id}` : `organisme=${params.id}`
  const add = (
    <ButtonLink tone="primary" href={`${hub}/argent/factures/nouvelle?${asked}`} icon={Plus}>
      {t.clientNew}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.clientTitle(name)} · Palier`}</title>
      <PageHeader
        over={t.clientOver}
        title={name}
        lede={left > zero ? t.clientOwes(formatEuros(left, locale)) : t.clientOwesNothing}
        action={add}
        quiet={
          <>
            <ButtonLink href={`${hub}/argent/a-recevoir/${party}`} icon={Banknote}>
              {t.clientReceive}
            </ButtonLink>
            <ButtonLink href={`${hub}/${isPerson ? 'personnes' : 'partenaires'}/${params.id}`} icon={User}>
              {t.clientRecord}
            </ButtonLink>
          </>
        }
      />
      <MoneyTabs hub={params.hub} current="invoices" />
      {loaderData.kept && !actionData && <Notice tone="success">{t.kept}</Notice>}
      <div className="ui-stack">
        <h2>{t.clientInvoices}</h2>
        <InvoicesTable
          caption={t.clientInvoices}
          rows={invoices}
          base={`${hub}/argent/factures`}
          empty={<EmptyState title={t.clientNone} />}
        />
        <Card title={t.settingsOf} id="reglages">
          <ClientForm
            client={loaderData.client}
            kind={loaderData.kind}
            days={loaderData.days}
            form={shownForm(locale, actionData, t.errors)}
          />
        </Card>
      </div>
    </>
  )
}
