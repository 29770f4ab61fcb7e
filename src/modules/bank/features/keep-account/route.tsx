import { data, redirect } from 'react-router'
import { firstDay, monthOf } from '#kit/day.ts'
import { type Id, isId, newId } from '#kit/id.ts'
import { toInput } from '#kit/money.ts'
import { bankAccountById } from '#modules/bank/accounts.server.ts'
import { en } from '#modules/bank/messages.bank.en.ts'
import { fr } from '#modules/bank/messages.bank.fr.ts'
import { mayKeepBank } from '#modules/bank/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { accountForm } from './form.ts'
import { addBankAccount, changeBankAccount } from './use-case.server.ts'

const idOf = (params: { bankAccount?: string }): Id<'BankAccount'> | null =>
  params.bankAccount && isId<'BankAccount'>(params.bankAccount) ? params.bankAccount : null

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBank(ctx.actor)) refusePage()
  const shape = { key: newId<'Form'>(), today: ctx.today(), first: firstDay(monthOf(ctx.today())) }
  if (params.bankAccount === undefined) return { ...shape, account: null }
  const id = idOf(params) ?? noPage()
  return { ...shape, account: (await ctx.read((tx) => bankAccountById(tx, ctx, id))) ?? noPage() }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBank(ctx.actor)) refusePage()
  const form = readForm(accountForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { closed, ...input } = form.value
  const id = idOf(params)
  if (params.bankAccount !== undefined && !id) noPage()
  const done = id ? await changeBankAccount(ctx, { ...input, id, closed }) : await addBankAccount(ctx, input)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  const base = `/${ctx.hub.slug}/argent/banque`
  return redirect(id ? base : `${base}/${done.value.id}/releves`)
}

export default function KeepAccount({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.form
  const { account, key, today, first } = loaderData
  const title = account ? w.editTitle : w.addTitle
  const before = account
    ? {
        ...{ name: account.name, bank: account.bank, iban: account.iban ?? '', bic: account.bic ?? '' },
        ...{ startsOn: account.startsOn, openingBalance: toInput(account.openingBalance) },
        closed: account.closedAt ? 'on' : '',
      }
    : { startsOn: first }
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader over={t.title} title={title} />
      <MoneyTabs hub={params.hub} current="bank" />
      <Form idempotencyKey={key} {...shownForm(useLocale(), actionData, t.errors, before)}>
        <Field name="name" label={w.name} help={w.nameHelp} width="medium" />
        <Field name="bank" label={w.bank} optional width="medium" />
        <Field name="iban" label={w.iban} help={w.ibanHelp} optional autoComplete="off" />
        <Field name="bic" label={w.bic} optional width="medium" autoComplete="off" />
        <Field
          type="date"
          name="startsOn"
          label={w.startsOn}
          help={w.startsOnHelp}
          max={today}
          width="medium"
        />
        <Field type="money" name="openingBalance" label={w.balance} help={w.balanceHelp} optional />
        {account && (
          <Field
            type="checkbox"
            name="closed"
            label={w.close}
            help={w.closeHelp}
            checked={account.closedAt !== null}
          />
        )}
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
