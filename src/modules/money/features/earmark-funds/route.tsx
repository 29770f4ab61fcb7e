import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { fundsOf, moveFund, openFund } from '#modules/money/books/funds.server.ts'
import { en } from '#modules/money/messages.books.en.ts'
import { fr } from '#modules/money/messages.books.fr.ts'
import { mayKeepBooks, mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { findOrganisations, organisationNames } from '#modules/people/index.server.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { FundForms } from './FundForms.tsx'
import { fundForm, moveForm } from './form.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const funds = await fundsOf(ctx)
  const names = await organisationNames(
    ctx,
    funds.map(({ funderId }) => funderId),
  )
  const params = new URL(request.url).searchParams
  return {
    funds: funds.map((fund) => ({ ...fund, funder: fund.funderId ? (names.get(fund.funderId) ?? '') : '' })),
    organisations: (await findOrganisations(ctx, { limit: 500 })).map(({ id, label }) => ({
      value: id as string,
      label,
    })),
    mayKeep: mayKeepBooks(ctx.actor),
    today: ctx.today(),
    onceKey: newId<'Form'>(),
    done: params.get('fait'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const posted = await request.formData()
  const page = `/${ctx.hub.slug}/argent/fonds-dedies`
  const refused = (intent: 'open' | 'move', state: FormState) => data({ intent, state }, { status: 422 })
  if (posted.get('intent') === 'move') {
    const form = readForm(moveForm, posted)
    if (!form.ok) return refused('move', form)
    const done = await moveFund(ctx, form.value)
    return done.ok
      ? redirect(`${page}?fait=${done.value.number}`)
      : refused('move', refusedForm(form.values, done))
  }
  const form = readForm(fundForm, posted)
  if (!form.ok) return refused('open', form)
  const done = await openFund(ctx, form.value)
  return done.ok ? redirect(`${page}?fait=ouvert`) : refused('open', refusedForm(form.values, done))
}

const FIGURES = ['granted', 'carried', 'used', 'left'] as const

export default function Funds({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.funds
  const { funds, mayKeep, done } = loaderData
  const entry = done && /^E\d{4}-\d+$/.test(done) ? done : null
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="funds" />
      <div className="ui-stack">
        {done === 'ouvert' && <Notice tone="success" title={w.opened} />}
        {entry && (
          <Notice
            tone="success"
            title={w.moved(entry)}
            actions={<ButtonLink href={`/${params.hub}/argent/ecritures/${entry}`}>{entry}</ButtonLink>}
          />
        )}
        <Table
          caption={w.title}
          rows={funds}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', header: w.columns.name, cell: (row) => row.name },
            { key: 'funder', header: w.columns.funder, cell: (row) => row.funder },
            ...FIGURES.map((figure, i) => ({
              key: figure,
              header: w.columns[figure],
              align: 'end' as const,
              nowrap: true,
              ...(i < FIGURES.length - 1 && { fold: 'line' as const, foldLabel: true }),
              cell: (row: (typeof funds)[number]) => <Amount value={row[figure]} />,
            })),
          ]}
          empty={<EmptyState title={w.none}>{w.firstStep}</EmptyState>}
        />
        {mayKeep && <FundForms {...loaderData} sent={actionData} />}
      </div>
    </>
  )
}
