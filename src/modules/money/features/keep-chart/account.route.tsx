import { data, redirect } from 'react-router'
import { chartWithBalances, renameAccount, retireAccount } from '#modules/money/books/chart.server.ts'
import { en } from '#modules/money/messages.chart.en.ts'
import { fr } from '#modules/money/messages.chart.fr.ts'
import { mayKeepChart, mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/account.route'
import { renameForm } from './form.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const account = (await chartWithBalances(ctx)).find((one) => one.code === params.account)
  return {
    account: account ?? noPage(),
    mayKeep: mayKeepChart(ctx.actor),
    done: new URL(request.url).searchParams.get('fait') === 'oui',
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const code = params.account
  const posted = await request.formData()
  const intent = posted.get('intent')
  const page = `/${ctx.hub.slug}/argent/plan-comptable/${code}?fait=oui`
  if (intent === 'retire' || intent === 'restore') {
    const done = await retireAccount(ctx, { code, retired: intent === 'retire' })
    return done.ok
      ? redirect(page)
      : data({ rename: undefined, retire: refusedForm({}, done) }, { status: 422 })
  }
  const form = readForm(renameForm, posted)
  if (!form.ok)
    return data({ rename: { values: form.values, errors: form.errors }, retire: undefined }, { status: 422 })
  const done = await renameAccount(ctx, { code, name: form.value.name })
  return done.ok
    ? redirect(page)
    : data({ rename: refusedForm(form.values, done), retire: undefined }, { status: 422 })
}

export default function AccountOfChart({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { account, mayKeep, done } = loaderData
  const base = `/${params.hub}/argent`
  return (
    <>
      <title>{`${t.accountTitle(account.code)} · Palier`}</title>
      <PageHeader
        over={t.accountTitle(account.code)}
        title={account.name}
        lede={
          <>
            {t.columns.balance}
            {'\u00a0'}: <Amount value={account.balance} />
          </>
        }
        quiet={
          <>
            <ButtonLink href={`${base}/plan-comptable`} icon={ArrowLeft}>
              {t.back}
            </ButtonLink>
            <ButtonLink href={`${base}/grand-livre/${account.code}`}>{t.seeLines}</ButtonLink>
          </>
        }
      />
      <MoneyTabs hub={params.hub} current="chart" />
      <div className="ui-stack">
        {done && <Notice tone="success" title={t.changed} />}
        {mayKeep && (
          <>
            <Card title={t.rename}>
              <Form
                id="renommer"
                intent="rename"
                {...shownForm(locale, actionData?.rename, t.errors, { name: account.name })}
              >
                <Field name="name" label={t.name} help={t.renameHelp} autoComplete="off" />
                <FormActions>
                  <Button tone="primary">{t.renameSave}</Button>
                </FormActions>
              </Form>
            </Card>
            <Card title={account.retiredOn ? t.restore : t.retire}>
              <Form
                id="retirer"
                intent={account.retiredOn ? 'restore' : 'retire'}
                {...shownForm(locale, actionData?.retire, t.errors)}
              >
                {!account.retiredOn && <p className="ui-soft">{account.own ? t.retireHelp : t.keptByUs}</p>}
                <FormActions>
                  <Button>{account.retiredOn ? t.restore : t.retire}</Button>
                </FormActions>
              </Form>
            </Card>
          </>
        )}
      </div>
    </>
  )
}
