import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { zero } from '#kit/money.ts'
import { readDebtor } from '#modules/money/charges/debtor.server.ts'
import { settleCharges } from '#modules/money/charges/settle.server.ts'
import { en } from '#modules/money/messages.charges.en.ts'
import { fr } from '#modules/money/messages.charges.fr.ts'
import { mayReadBooks, mayReadDebts, mayTakePayments } from '#modules/money/permits.ts'
import { useMeansWords } from '#modules/money/ui/MeansField.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatEuros } from '#ui/format.ts'
import { ArrowLeft, Check, Printer, Receipt, User } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { settleForm } from './form.ts'
import { OwedTable } from './OwedTable.tsx'
import '#modules/money/ui/charges.css'
import '#modules/money/ui/money.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadDebts(ctx.actor)) refusePage()
  const page = (await readDebtor(ctx, params.who, params.id)) ?? noPage()
  const asked = new URL(request.url).searchParams
  return {
    ...page,
    today: ctx.today(),
    receipt: asked.get('recu'),
    key: newId<'Form'>(),
    maySettle: mayTakePayments(ctx.actor),
    mayReadBooks: mayReadBooks(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadDebts(ctx.actor)) refusePage()
  const form = readForm(settleForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { charges, ...payment } = form.value
  const paid = await settleCharges(ctx, { ...payment, chargeIds: charges })
  if (!paid.ok) return data(refusedForm(form.values, paid), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/a-recevoir/${params.who}/${params.id}?recu=${paid.value.receipt}`)
}

export default function DebtorPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const means = useMeansWords()
  const { debtor, total, since, charges, paid, receipt } = loaderData
  const hub = `/${params.hub}`
  const base = `${hub}/argent/a-recevoir`
  const owes = total > zero
  return (
    <>
      <title>{`${debtor.name}, ${t.title} · Palier`}</title>
      <PageHeader
        over={t.title}
        title={debtor.name}
        lede={owes ? t.owes(formatEuros(total, locale)) : t.owesNothing}
        action={
          owes && (
            <ButtonLink href={`${base}/${params.who}/${params.id}/releve`} icon={Printer}>
              {t.statement}
            </ButtonLink>
          )
        }
        quiet={
          <>
            <ButtonLink href={base} icon={ArrowLeft}>
              {t.back}
            </ButtonLink>
            <ButtonLink href={`${hub}/${debtor.href}`} icon={User}>
              {t.record}
            </ButtonLink>
          </>
        }
      />
      {loaderData.mayReadBooks && <MoneyTabs hub={params.hub} current="owed" />}
      <div className="money-debtor">
        {receipt && !actionData && (
          <Notice
            tone="success"
            actions={
              <ButtonLink href={`${hub}/argent/recus/${receipt}`} icon={Receipt}>
                {t.receipt(receipt)}
              </ButtonLink>
            }
          >
            {t.settled}
          </Notice>
        )}
        {owes ? (
          <OwedTable
            charges={charges}
            since={since}
            total={total}
            today={loaderData.today}
            hub={hub}
            refused={actionData}
            idempotencyKey={loaderData.key}
            maySettle={loaderData.maySettle}
          />
        ) : (
          <EmptyState title={t.nothing} icon={Check}>
            {t.nothingText}
          </EmptyState>
        )}
        {paid.length > 0 && (
          <Card title={t.paid} className="ui-no-print">
            <ul className="money-lines">
              {paid.map((one) => (
                <li key={one.id}>
                  <span>
                    <a href={`${hub}/argent/recus/${one.number}`}>{one.number}</a> · <DayFr value={one.day} />{' '}
                    · {means[one.means]} · {one.label}
                    {one.reversed && <> · {t.takenBack}</>}
                  </span>
                  <Amount value={one.amount} />
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}
