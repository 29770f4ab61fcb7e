import { data, redirect } from 'react-router'
import { cents } from '#kit/money.ts'
import { closeDay } from '#modules/till/closings/close.server.ts'
import { sinceLast } from '#modules/till/closings/read.server.ts'
import { closingsEn as en } from '#modules/till/messages.closings.en.ts'
import { closingsFr as fr } from '#modules/till/messages.closings.fr.ts'
import { mayCloseDays } from '#modules/till/permits.ts'
import { TotalsCards } from '#modules/till/ui/TotalsCards.tsx'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Check, Coins } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import '#modules/till/ui/drawers.css'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCloseDays(ctx.actor)) refusePage()
  const { last: _, days, today, ...since } = await sinceLast(ctx)
  return { ...since, today, pastDays: days.filter((day) => day < today).length }
}

export async function action({ context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayCloseDays(ctx.actor)) refusePage()
  const closed = await closeDay(ctx)
  if (!closed.ok) return data(refusedForm({}, closed), { status: 422 })
  return redirect(`/${ctx.hub.slug}/caisse/clotures/${closed.value.day}?fait=clos`)
}

/** What was received since the last closing (rapport X), and the button that closes the day. */
export default function CloseDay({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.x
  const { totals, today, openDrawers, closedToday, pastDays, many } = loaderData
  const day = formatDay(today, locale)
  const base = `/${params.hub}/caisse`
  return (
    <>
      <title>{`${w.title(day)} · Palier`}</title>
      <PageHeader
        title={w.title(day)}
        lede={w.lede}
        quiet={
          <ButtonLink href={`${base}/clotures`} icon={ArrowLeft}>
            {w.back}
          </ButtonLink>
        }
      />
      <div className="drawer-paper">
        {openDrawers > 0 && (
          <Notice
            tone="warn"
            title={w.drawersOpen(openDrawers)}
            live={false}
            actions={
              <ButtonLink tone="primary" href={`${base}/tiroirs`} icon={Coins}>
                {w.countFirst}
              </ButtonLink>
            }
          />
        )}
        {closedToday && (
          <Notice tone="info" live={false}>
            {w.closedToday}
          </Notice>
        )}
        <Card title={t.z.total}>
          <p className="drawer-sum">
            {many ? '—' : <Amount value={cents(BigInt(totals.cents))} />}
            <small>{many ? w.many : t.list.payments(totals.received, totals.returned)}</small>
          </p>
          {pastDays > 0 && <p className="ui-soft">{w.pastDays(pastDays)}</p>}
        </Card>
        <TotalsCards totals={totals} />
        {!closedToday && (
          <Form {...shownForm(locale, actionData, t.errors)}>
            <p>{w.before(day)}</p>
            <FormActions>
              <Button tone={openDrawers > 0 ? 'quiet' : 'primary'} icon={Check}>
                {t.list.closeDay}
              </Button>
            </FormActions>
          </Form>
        )}
      </div>
    </>
  )
}
