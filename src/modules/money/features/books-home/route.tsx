import { data, redirect } from 'react-router'
import { lastDay } from '#kit/day.ts'
import { closeMonths } from '#modules/money/books/lock.server.ts'
import { en } from '#modules/money/messages.books.en.ts'
import { fr } from '#modules/money/messages.books.fr.ts'
import { mayCloseBooks, mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { MonthStrip } from '#modules/money/ui/MonthStrip.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay, formatMonth } from '#ui/dates.ts'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check, Pencil } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { Route } from './+types/route'
import { BookDoors } from './BookDoors.tsx'
import { closeMonthForm } from './form.ts'
import { booksHome } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const done = new URL(request.url).searchParams.get('fait') === 'mois'
  return { ...(await booksHome(ctx)), mayClose: mayCloseBooks(ctx.actor), done }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const form = readForm(closeMonthForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await closeMonths(ctx, form.value)
  if (!done.ok) return data(refusedForm(form.values, { ...done, field: undefined }), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/comptabilite?fait=mois`)
}

export default function BooksHome({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.home
  const locale = useLocale()
  const { year, running, months, lockedUntil, toClose, over, mayClose, done } = loaderData
  const base = `/${params.hub}/argent`
  const since = w.sinceStart(formatDay(year.startsOn, locale))
  const monthName = toClose && formatMonth(toClose, locale)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        action={
          <ButtonLink tone="primary" href={`${base}/ecritures/nouvelle`} icon={Pencil}>
            {w.links.entry}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="books" />
      <div className="ui-stack">
        {done && lockedUntil && <Notice tone="success" title={w.closed(formatDay(lockedUntil, locale))} />}
        <Card
          title={w.year(year.year)}
          aside={
            <span className="ui-soft">
              {lockedUntil ? w.lockedUntil(formatDay(lockedUntil, locale)) : w.neverLocked}
            </span>
          }
        >
          <div className="ui-stack">
            <div className="ui-stats">
              <Stat
                label={w.products}
                value={<Amount value={year.products} round />}
                period={since}
                href={`${base}/grand-livre?exercice=${year.year}`}
              />
              <Stat
                label={w.costs}
                value={<Amount value={year.costs} round />}
                period={since}
                href={`${base}/grand-livre?exercice=${year.year}`}
              />
              <Stat
                label={w.result}
                value={<Amount value={year.result} round sign />}
                period={year.result < 0n ? w.deficit : w.surplus}
                href={`${base}/exercices/${year.year}`}
              />
            </div>
            <MonthStrip months={months} />
          </div>
        </Card>
        <Card title={w.next}>
          {over.length === 0 && !toClose && (
            <p className="ui-row">
              <Check className="ui-icon" /> {w.nothing}
            </p>
          )}
          {over.map((one) => (
            <p key={one}>
              <a href={`${base}/exercices/${one}`}>{w.closeYear(one)}</a>
            </p>
          ))}
          {toClose && monthName && mayClose && (
            <Form
              id="mois"
              hidden={{ through: lastDay(toClose) }}
              {...shownForm(locale, actionData, t.errors)}
            >
              <p>{w.closeMonthHelp(formatDay(lastDay(toClose), locale))}</p>
              <FormActions>
                <Button>{w.closeMonth(monthName)}</Button>
              </FormActions>
            </Form>
          )}
        </Card>
        <BookDoors base={base} year={running.year} />
      </div>
    </>
  )
}
