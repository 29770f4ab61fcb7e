import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { en } from '#modules/bank/messages.remittances.en.ts'
import { fr } from '#modules/bank/messages.remittances.fr.ts'
import { mayRemit } from '#modules/bank/permits.ts'
import { makeRemittance } from '#modules/bank/remit.server.ts'
import '#modules/bank/ui/bank.css'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ArrowLeft, Check, Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { remittanceForm } from './form.ts'
import { kindOf, readWaiting } from './query.server.ts'
import { RemitForm } from './RemitForm.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayRemit(ctx.actor)) refusePage()
  const kind = kindOf(new URL(request.url).searchParams)
  return { kind, ...(await readWaiting(ctx, kind)), today: ctx.today(), key: newId<'Form'>() }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayRemit(ctx.actor)) refusePage()
  const form = readForm(remittanceForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const kind = kindOf(new URL(request.url).searchParams)
  const done = await makeRemittance(ctx, { ...form.value, kind })
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/remises/${done.value.number}?fait=1`)
}

export default function MakeRemittance({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { kind, accounts, payments, held } = loaderData
  const base = `/${params.hub}/argent`
  const nothing = kind === 'cash' ? held <= zero : payments.length === 0
  return (
    <>
      <title>{`${t.make[kind]} · Palier`}</title>
      <PageHeader
        over={t.title}
        title={t.make[kind]}
        lede={kind === 'cash' ? undefined : t.form.help}
        quiet={
          <ButtonLink href={`${base}/remises`} icon={ArrowLeft}>
            {t.slip.all}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="remittances" />
      {accounts.length === 0 ? (
        <EmptyState
          title={t.noAccount}
          action={
            <ButtonLink tone="primary" href={`${base}/banque/comptes/nouveau`} icon={Plus}>
              {t.addAccount}
            </ButtonLink>
          }
        >
          {t.noAccountText}
        </EmptyState>
      ) : nothing && !actionData ? (
        <EmptyState title={t.form.nothing} icon={Check}>
          {t.form.nothingText}
        </EmptyState>
      ) : (
        <RemitForm page={loaderData} sent={actionData} />
      )}
    </>
  )
}
