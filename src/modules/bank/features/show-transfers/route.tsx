import { data, redirect } from 'react-router'
import { transfersEn as en } from '#modules/bank/messages.transfers.en.ts'
import { transfersFr as fr } from '#modules/bank/messages.transfers.fr.ts'
import { mayPayOthers } from '#modules/bank/permits.ts'
import { maskIban } from '#modules/bank/rules/identifiers.ts'
import { transferRunByNumber, transfersOfRun } from '#modules/bank/sepa/transfer-store.server.ts'
import { moveTransfers } from '#modules/bank/sepa/transfers.server.ts'
import { GiveUp } from '#modules/bank/ui/GiveUp.tsx'
import { RunSteps } from '#modules/bank/ui/RunSteps.tsx'
import { RunStatus } from '#modules/bank/ui/SepaStatus.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { formatDay } from '#ui/dates.ts'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { moveForm } from './form.ts'
import '#modules/bank/ui/sepa.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const page = await ctx.read(async (tx) => {
    const run = await transferRunByNumber(tx, ctx.hub.id, params.number)
    return run && { run, items: await transfersOfRun(tx, ctx.hub.id, run.id) }
  })
  const { run, items } = page ?? noPage()
  return {
    run,
    items: items.map((item) => ({ ...item, iban: maskIban(item.iban) })),
    today: ctx.today(),
    done: new URL(request.url).searchParams.has('fait'),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPayOthers(ctx.actor)) refusePage()
  const run = (await ctx.read((tx) => transferRunByNumber(tx, ctx.hub.id, params.number))) ?? noPage()
  const form = readForm(moveForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const moved = await moveTransfers(ctx, { id: run.id, ...form.value })
  if (!moved.ok) return data(refusedForm(form.values, moved), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/virements/${run.number}?fait=oui`)
}

export default function TransfersPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.run
  const locale = useLocale()
  const { run, items } = loaderData
  const base = `/${params.hub}/argent/virements`
  const cancels = actionData?.values.verb === 'cancel'
  const title = w.title(formatDay(run.executeOn, locale))
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={run.number}
        title={title}
        lede={<RunStatus state={run.state} out />}
        quiet={
          <ButtonLink href={base} icon={ArrowLeft}>
            {w.back}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {loaderData.done && !actionData && <Notice tone="success">{w.done}</Notice>}
        <RunSteps
          run={{ ...run, day: run.executeOn }}
          today={loaderData.today}
          base={`${base}/${run.number}`}
          version="09"
          words={w}
          shown={shownForm(locale, cancels ? undefined : actionData, t.errors)}
        />
        <Table
          caption={title}
          rows={items}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'who',
              header: w.columns.who,
              cell: (row) => (
                <>
                  {row.name}
                  <span className="sepa-sub">
                    <span className="sepa-keep">{row.iban}</span> ·{' '}
                    <span className="sepa-keep">{w.reference(row.endToEndId)}</span>
                  </span>
                </>
              ),
            },
            { key: 'what', header: w.columns.what, cell: (row) => row.label },
            {
              key: 'amount',
              header: w.columns.amount,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={row.amount} />,
            },
          ]}
          foot={[w.total, '', <Amount key="total" value={run.amount} />]}
        />
        {(run.state === 'ready' || run.state === 'sent') && (
          <GiveUp
            words={{ title: w.cancelTitle, why: w.why, whyHelp: w.whyHelp, verb: w.verbs.cancel }}
            shown={shownForm(locale, cancels ? actionData : undefined, t.errors)}
            open={cancels}
          />
        )}
      </div>
    </>
  )
}
