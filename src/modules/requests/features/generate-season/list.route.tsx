import { data } from 'react-router'
import { newId } from '#kit/id.ts'
import { mayWriteRecurrences } from '#modules/contracts/index.server.ts'
import { ContractTabs } from '#modules/contracts/ui/ContractTabs.tsx'
import { wordsOfRule } from '#modules/contracts/ui/rule-choices.ts'
import { useRuleWords } from '#modules/contracts/ui/rule-words.ts'
import { seasonEn as en } from '#modules/requests/messages.season.en.ts'
import { seasonFr as fr } from '#modules/requests/messages.season.fr.ts'
import { missedWork } from '#modules/requests/missed.server.ts'
import { mayMoveRequests, mayReadRequests } from '#modules/requests/permits.ts'
import { MissedWork } from '#modules/requests/ui/MissedWork.tsx'
import { actBy, type Sent } from '#platform/forms/verbs.server.ts'
import { viewLinks } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { History, Plus } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/list.route'
import { DATE_ACTS } from './acts.server.ts'
import { listRecurring } from './list.server.ts'
import { SeasonForm, SeasonTold } from './SeasonForm.tsx'
import { seasonFrom } from './season-act.server.ts'
import { nextSeason } from './use-case.server.ts'
import '#modules/contracts/ui/contracts.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRequests(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const today = ctx.today()
  return {
    list: await listRecurring(ctx, params),
    missed: await missedWork(ctx),
    season: nextSeason(null, today),
    today,
    q: params.get('q') ?? '',
    all: params.get('vue') === 'tous',
    may: { act: mayMoveRequests(ctx.actor), write: mayWriteRecurrences(ctx.actor) },
    done: params.get('fait'),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRequests(ctx.actor)) refusePage()
  const posted = await request.formData()
  const may = posted.get('intent') === 'finish' ? mayMoveRequests : mayWriteRecurrences
  if (!may(ctx.actor)) refusePage()
  if (posted.get('intent') === 'season') {
    const answer = await seasonFrom(ctx, posted)
    return data(answer, answer.state ? { status: 422 } : undefined)
  }
  const home = new URL(request.url).searchParams.get('retour') === 'accueil'
  return await actBy(DATE_ACTS, ctx, posted, `/${ctx.hub.slug}${home ? '' : '/recurrents'}`)
}

export default function RecurringList({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.columns
  const ruleWords = useRuleWords()
  const { locale } = useLanguage()
  const { list, missed, season, today, q, all, may, done, key } = loaderData
  const hub = `/${params.hub}`
  const base = `${hub}/recurrents`
  const said = (Object.keys(t.done) as (keyof typeof t.done)[]).find((word) => word === done)
  const sent = actionData && 'intent' in actionData ? (actionData as Sent) : null
  const answer = actionData && 'season' in actionData ? actionData : null
  const refused = sent && Object.values(sent.state.errors)[0]
  const add = (
    <ButtonLink tone="primary" href={`${base}/nouveau`} icon={Plus}>
      {t.add}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} action={may.write && add} />
      {may.write && <ContractTabs hub={params.hub} current="recurring" />}
      <div className="ui-stack">
        {said && <Notice tone="success">{t.done[said]}</Notice>}
        {refused && (
          <Notice tone="danger">{t.errors[refused as keyof typeof t.errors] ?? t.errors.not_found}</Notice>
        )}
        <SeasonTold season={answer?.season} hub={hub} />
        <MissedWork missed={missed} hub={hub} mayAct={may.act} maySettle={may.write} />
        <FilterBar
          action={base}
          search={{ value: q, label: t.search }}
          keep={all ? { vue: 'tous' } : {}}
          views={viewLinks(
            base,
            [
              { name: t.views.running, search: '' },
              { name: t.views.all, search: 'vue=tous' },
            ],
            all ? 'vue=tous' : '',
          )}
        />
        <Table
          caption={t.title}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `${base}/${row.id}`}
          columns={[
            { key: 'title', header: w.title, cell: (row) => row.title },
            { key: 'organisation', header: w.organisation, cell: (row) => row.organisation },
            {
              key: 'rule',
              header: w.rule,
              cell: (row) => ruleWords(wordsOfRule(row.rule), row),
            },
            { key: 'assignee', header: w.assignee, cell: (row) => row.assigneeName },
            {
              key: 'generated',
              header: w.generated,
              cell: (row) =>
                row.generatedTo ? (
                  <DayFr value={row.generatedTo} />
                ) : (
                  <Status tone="warn">{t.notGenerated}</Status>
                ),
              foldLabel: true,
            },
            {
              key: 'next',
              header: w.next,
              cell: (row) =>
                row.endsOn && row.endsOn < today ? (
                  <Status>{t.ended(formatDay(row.endsOn, locale))}</Status>
                ) : (
                  row.next && <DayFr value={row.next} />
                ),
              fold: 'side',
            },
          ]}
          pager={{
            next: list.next ? `?${new URLSearchParams({ q, apres: list.next })}` : undefined,
            total: t.total(list.rows.length),
          }}
          empty={
            q ? (
              <EmptyState title={t.none} action={<ButtonLink href={base}>{t.all}</ButtonLink>} />
            ) : (
              <EmptyState title={t.noneYet} icon={History} action={may.write && add}>
                {t.firstStep}
              </EmptyState>
            )
          }
        />
        {may.write && list.rows.length > 0 && (
          <SeasonForm title={t.season.titleAll} {...season} idempotencyKey={key} state={answer?.state} />
        )}
      </div>
    </>
  )
}
