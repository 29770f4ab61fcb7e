import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { assignResult, resultToAssign } from '#modules/money/books/assign.server.ts'
import { closeYear } from '#modules/money/books/close.server.ts'
import { en } from '#modules/money/messages.books.en.ts'
import { fr } from '#modules/money/messages.books.fr.ts'
import { mayCloseBooks, mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { MonthStrip } from '#modules/money/ui/MonthStrip.tsx'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Download } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { AssignResult } from './AssignResult.tsx'
import { Closing } from './Closing.tsx'
import { assignForm, closeForm } from './form.ts'
import { yearPage } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const page = (await yearPage(ctx, params.year)) ?? noPage()
  return {
    ...page,
    toAssign: await resultToAssign(ctx, params.year),
    mayClose: mayCloseBooks(ctx.actor),
    done: new URL(request.url).searchParams.get('fait'),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const posted = await request.formData()
  const page = `/${ctx.hub.slug}/argent/exercices/${params.year}`
  const refused = (intent: 'close' | 'assign', state: FormState) => data({ intent, state }, { status: 422 })
  if (posted.get('intent') === 'assign') {
    const form = readForm(assignForm, posted)
    if (!form.ok) return refused('assign', form)
    const done = await assignResult(ctx, { year: params.year, ...form.value })
    return done.ok ? redirect(`${page}?fait=resultat`) : refused('assign', refusedForm(form.values, done))
  }
  const form = readForm(closeForm, posted)
  if (!form.ok) return refused('close', form)
  const done = await closeYear(ctx, { year: params.year, seen: form.value.seen })
  return done.ok ? redirect(`${page}?fait=cloture`) : refused('close', refusedForm(form.values, done))
}

export default function Year({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.year
  const { locale, zone } = useLanguage()
  const { year, openings, done, mayClose, toAssign } = loaderData
  const base = `/${params.hub}/argent`
  const files = `${base}/exercices/${year.year}`
  const stateOf = (intent: string) => (actionData?.intent === intent ? actionData.state : undefined)
  return (
    <>
      <title>{`${w.title(year.year)} · Palier`}</title>
      <PageHeader
        title={w.title(year.year)}
        lede={w.span(formatDay(year.startsOn, locale), formatDay(year.endsOn, locale))}
        quiet={
          <>
            <ButtonLink href={`${files}/fec`} icon={Download}>
              FEC
            </ButtonLink>
            <ButtonLink href={`${files}/hledger`} icon={Download}>
              hledger
            </ButtonLink>
          </>
        }
      />
      <MoneyTabs hub={params.hub} current="years" />
      <div className="ui-stack">
        {done === 'cloture' && <Notice tone="success" title={w.closed(year.year)} />}
        {done === 'resultat' && <Notice tone="success" title={w.assigned} />}
        {!loaderData.hasSiren && (
          <Notice tone="warn" live={false} title={w.noSiren}>
            <a href={`${base}/identite`}>{w.fillSiren}</a>
          </Notice>
        )}
        <div className="ui-stats">
          <Stat
            label={t.home.products}
            value={<Amount value={year.products} />}
            period={w.title(year.year)}
            href={`${base}/grand-livre?exercice=${year.year}`}
          />
          <Stat
            label={t.home.costs}
            value={<Amount value={year.costs} />}
            period={w.title(year.year)}
            href={`${base}/grand-livre?exercice=${year.year}`}
          />
          <Stat
            label={t.home.result}
            value={<Amount value={year.result} sign />}
            period={year.result < 0n ? t.home.deficit : t.home.surplus}
          />
        </div>
        {year.closing ? (
          <Card title={t.years.states.closed}>
            <p>
              {w.closedBy(year.closing.userName, formatInstant(year.closing.closedAt, zone, locale))} ·{' '}
              {w.lines(String(year.closing.entries))}
            </p>
          </Card>
        ) : (
          <MonthStrip months={loaderData.months} />
        )}
        {toAssign !== 0n && mayClose && (
          <AssignResult
            result={toAssign}
            today={loaderData.today}
            idempotencyKey={loaderData.key}
            state={stateOf('assign')}
          />
        )}
        {!year.closing && (
          <Closing
            year={year.year}
            next={loaderData.next}
            findings={loaderData.findings}
            base={base}
            mayClose={mayClose}
            state={stateOf('close')}
          />
        )}
        <Card title={w.openings}>
          {openings.length === 0 ? (
            <p>{w.noOpenings}</p>
          ) : (
            <>
              <p className="ui-soft">
                {w.openingsHelp} {loaderData.frozen ? w.openingsFrozen : w.openingsLive}
              </p>
              <Table
                caption={w.openings}
                rows={openings}
                rowKey={(row) => row.account}
                columns={[
                  { key: 'account', header: w.columns.account, cell: (row) => `${row.account} ${row.name}` },
                  ...(['debit', 'credit'] as const).map((side) => ({
                    key: side,
                    header: w.columns[side],
                    align: 'end' as const,
                    nowrap: true,
                    foldLabel: true,
                    fold: 'line' as const,
                    cell: (row: (typeof openings)[number]) =>
                      row[side] !== 0n && <Amount value={row[side]} />,
                  })),
                ]}
              />
            </>
          )}
        </Card>
      </div>
    </>
  )
}
