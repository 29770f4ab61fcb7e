import { data, redirect } from 'react-router'
import { type Id, isId, newId } from '#kit/id.ts'
import { acceptAnswers } from '#modules/bank/accept.server.ts'
import { en } from '#modules/bank/messages.match.en.ts'
import { fr } from '#modules/bank/messages.match.fr.ts'
import { mayKeepBank, mayReadBank } from '#modules/bank/permits.ts'
import '#modules/bank/ui/bank.css'
import { ToldAnswer } from '#modules/bank/ui/ToldAnswer.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatEuros, formatNumber } from '#ui/format.ts'
import { Check, FileText, Upload } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Progress } from '#ui/Progress.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import { type Row, readReconcile } from './query.server.ts'
import { VIEWS } from './views.ts'

const accountOf = (params: { bankAccount: string }): Id<'BankAccount'> =>
  isId<'BankAccount'>(params.bankAccount) ? params.bankAccount : noPage()

/** What the last press did, in the address: a page that is reloaded says it again and does nothing. */
const DONE = /^(\d{1,6})-(\d{1,6})-(\d{1,6})((?:\.[a-z_]{3,40}-\d{1,6}){0,8})$/

function doneOf(text: string | null) {
  const said = DONE.exec(text ?? '')
  if (!said) return null
  const refused = said[4]!
    .split('.')
    .filter(Boolean)
    .map((one) => one.split('-'))
  return {
    lines: Number(said[1]),
    made: Number(said[2]),
    later: Number(said[3]),
    refused: refused.map(([code, n]) => ({ code: code!, n: Number(n) })),
  }
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBank(ctx.actor)) refusePage()
  const asked = new URL(request.url).searchParams
  const page = (await readReconcile(ctx, accountOf(params), asked)) ?? noPage()
  return {
    ...page,
    pressed: doneOf(asked.get('fait')),
    parted: asked.get('defait') === '1',
    mayKeep: mayKeepBank(ctx.actor),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBank(ctx.actor)) refusePage()
  const accountId = accountOf(params)
  const posted = await request.formData()
  const keys = posted.getAll('ids').map(String)
  const sent = posted.get('idempotencyKey')
  const accepted = await acceptAnswers(ctx, {
    accountId,
    keys: posted.get('intent') === 'sure' ? 'sure' : keys,
    idempotencyKey: typeof sent === 'string' && isId(sent) ? sent : undefined,
  })
  if (!accepted.ok) return data({ code: accepted.code }, { status: 422 })
  const { lines, made, later, refused } = accepted.value
  const reasons = Object.entries(refused).map(([code, n]) => `.${code}-${n}`)
  return redirect(
    `/${ctx.hub.slug}/argent/banque/${accountId}?fait=${lines}-${made}-${later}${reasons.join('')}`,
  )
}

export default function Reconcile({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { account, view, counts, upTo, held, all, done, pressed, mayKeep } = loaderData
  const base = `/${params.hub}/argent/banque/${account.id}`
  const errors: Readonly<Record<string, string>> = t.errors
  const reason = (code: string) => errors[code] ?? t.errors.other
  const left = all - done
  return (
    <>
      <title>{`${t.over}, ${account.name} · Palier`}</title>
      <PageHeader
        over={t.over}
        title={account.name}
        lede={upTo ? t.lede(formatDay(upTo, locale), formatEuros(held, locale)) : t.noStatement}
        action={
          mayKeep && (
            <ButtonLink tone={left === 0 ? 'primary' : 'quiet'} href={`${base}/releves`} icon={Upload}>
              {t.import}
            </ButtonLink>
          )
        }
        quiet={
          <ButtonLink href={`${base}/etat`} icon={FileText}>
            {t.state}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="bank" />
      <div className="ui-stack">
        {pressed && !actionData && (
          <Notice tone={pressed.lines > 0 ? 'success' : 'warn'}>
            <p>{pressed.lines > 0 ? t.done(pressed.lines, pressed.made) : t.nothingDone}</p>
            {pressed.later > 0 && <p>{t.later(pressed.later)}</p>}
            {pressed.refused.map(({ code, n }) => (
              <p key={code}>{t.left(n, reason(code))}</p>
            ))}
          </Notice>
        )}
        {loaderData.parted && !actionData && <Notice tone="success">{t.line.parted}</Notice>}
        {actionData && <Notice tone="danger">{reason(actionData.code)}</Notice>}
        {all > 0 && (
          <Progress
            id="avance"
            label={t.progress}
            value={done}
            max={all}
            words={t.progressWords(formatNumber(done, locale), formatNumber(all, locale))}
          />
        )}
        <Tabs
          label={t.views.label}
          tabs={VIEWS.map((one) => ({
            label: t.views[one],
            href: `${base}?vue=${one}`,
            current: one === view,
            count: counts[one],
          }))}
        />
        <Lines data={loaderData} base={base} hub={params.hub} />
      </div>
    </>
  )
}

type Data = Route.ComponentProps['loaderData']

function Lines({ data: page, base, hub }: { data: Data; base: string; hub: string | undefined }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { view, counts, rows, mayKeep } = page
  const here = (after: string | null) =>
    after === null ? undefined : `?vue=${view}${after && `&apres=${after}`}`
  const [title, text] = t.empty[view]
  const finished = page.all > 0 && page.done === page.all && view !== 'comptes' && view !== 'pointees'
  const empty = finished ? (
    <EmptyState
      title={t.allDone}
      icon={Check}
      action={
        <ButtonLink tone="primary" href={`${base}/etat`} icon={FileText}>
          {t.state}
        </ButtonLink>
      }
    >
      {t.allDoneText}
    </EmptyState>
  ) : page.all === 0 && view !== 'comptes' ? (
    <EmptyState
      title={t.noStatement}
      icon={Upload}
      action={
        <ButtonLink tone="primary" href={`${base}/releves`} icon={Upload}>
          {t.import}
        </ButtonLink>
      }
    />
  ) : (
    <EmptyState title={title}>{text}</EmptyState>
  )
  const pager = {
    next: here(page.next),
    previous: here(page.previous),
    total: (view === 'comptes' ? t.entries : t.lines)(counts[view]),
  }
  if (view === 'comptes')
    return (
      <>
        <p className="ui-soft">{t.help.comptes}</p>
        <Table
          caption={t.views.comptes}
          rows={page.books}
          rowKey={(row) => row.id}
          rowHref={(row) => `/${hub}/argent/ecritures/${row.number}`}
          columns={[
            {
              key: 'what',
              header: t.cols.books,
              cell: (row) => <span className="bank-label">{row.label}</span>,
            },
            { key: 'number', header: t.cols.entry, nowrap: true, cell: (row) => row.number },
            { key: 'day', header: t.cols.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
            {
              key: 'amount',
              header: t.cols.amount,
              align: 'end',
              nowrap: true,
              cell: (row) => <Amount value={row.amount} sign />,
            },
          ]}
          pager={pager}
          empty={empty}
        />
      </>
    )
  const pick = mayKeep && (view === 'sures' || view === 'verifier') && rows.length > 0
  const columns: Column<Row>[] = [
    {
      key: 'bank',
      header: t.cols.bank,
      cell: (row) => (
        <span className="bank-label">
          {row.line.label}
          {row.more > 0 && <small className="ui-soft"> · {t.answers.moreLines(row.more)}</small>}
        </span>
      ),
    },
    { key: 'day', header: t.cols.day, nowrap: true, cell: (row) => <DayFr value={row.line.day} /> },
    {
      key: 'amount',
      header: t.cols.amount,
      align: 'end',
      nowrap: true,
      fold: 'side',
      cell: (row) => <Amount value={row.line.amount} sign />,
    },
    {
      key: 'books',
      header: t.cols.books,
      fold: 'line',
      cell: (row) => <ToldAnswer told={row.told} hub={hub} />,
    },
  ]
  return (
    <>
      {rows.length > 0 && (
        <div className="bank-accept">
          <p className="ui-soft">{t.help[view]}</p>
          {view === 'sures' && mayKeep && (
            <form method="post" action={base}>
              <input type="hidden" name="idempotencyKey" value={page.key} />
              <Button tone="primary" name="intent" value="sure" icon={Check}>
                {t.acceptAll(counts.sures)}
              </Button>
            </form>
          )}
        </div>
      )}
      <Table
        caption={t.views[view]}
        rows={rows}
        rowKey={(row) => row.key}
        rowHref={(row) => `${base}/lignes/${row.line.id}`}
        columns={columns}
        selection={
          pick
            ? {
                id: 'accepter',
                action: base,
                label: (row) => t.tick(row.line.label, formatEuros(row.line.amount, locale)),
                verbs: [{ label: t.accept, intent: 'accept' }],
              }
            : undefined
        }
        pager={pager}
        empty={empty}
      />
    </>
  )
}
