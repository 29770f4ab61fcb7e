import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { letterAccount, letterByHand, unletter } from '#modules/money/books/letter.server.ts'
import { en } from '#modules/money/messages.lettering.en.ts'
import { fr } from '#modules/money/messages.lettering.fr.ts'
import { mayKeepBooks, mayReadBooks } from '#modules/money/permits.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ArrowLeft, Check, Link2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/account.route'
import { accountPage, MOST } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const page = (await accountPage(ctx, params.account)) ?? noPage()
  const query = new URL(request.url).searchParams
  return {
    ...page,
    most: MOST,
    mayLetter: mayKeepBooks(ctx.actor),
    fait: query.get('fait'),
    n: query.get('n'),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const account = params.account
  const posted = await request.formData()
  const page = `/${ctx.hub.slug}/argent/lettrage/${account}`
  const refused = (code: keyof typeof fr.errors) => data({ code }, { status: 422 })
  switch (posted.get('intent')) {
    case 'all': {
      const done = await letterAccount(ctx, { account })
      return done.ok ? redirect(`${page}?fait=groupes&n=${done.value.groups}`) : refused(done.code)
    }
    case 'undo': {
      const id = posted.get('id')
      const done = await unletter(ctx, { id: isId<'Lettering'>(id) ? id : noPage() })
      return done.ok ? redirect(`${page}?fait=ouvert`) : refused(done.code)
    }
    default: {
      const lines = posted.getAll('ids').filter((one) => typeof one === 'string')
      const done = await letterByHand(ctx, { account, lines })
      return done.ok ? redirect(`${page}?fait=lettre&n=${done.value.code}`) : refused(done.code)
    }
  }
}

export default function AccountToLetter({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { code, name, lines, most, done, mayLetter, fait, n } = loaderData
  const base = `/${params.hub}/argent`
  type Line = (typeof lines)[number]
  const amount = (side: 'debit' | 'credit') => ({
    key: side,
    header: t.columns[side],
    align: 'end' as const,
    nowrap: true,
    foldLabel: true,
    cell: (row: Line) => row.side === side && <Amount value={row.amount} />,
  })
  return (
    <>
      <title>{`${t.title}, ${code} · Palier`}</title>
      <PageHeader
        over={t.title}
        title={`${code} · ${name}`}
        lede={mayLetter && lines.length > 0 ? t.automaticHelp : undefined}
        action={
          mayLetter &&
          lines.length > 0 && (
            <form method="post">
              <Button tone="primary" icon={Link2} name="intent" value="all">
                {t.automatic}
              </Button>
            </form>
          )
        }
        quiet={
          <ButtonLink href={`${base}/lettrage`} icon={ArrowLeft}>
            {t.all}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="lettering" />
      <div className="ui-stack">
        {fait === 'groupes' && <Notice tone="success" title={t.groups(Number(n))} />}
        {fait === 'lettre' && n && /^[A-Z]{1,6}$/.test(n) && <Notice tone="success" title={t.lettered(n)} />}
        {fait === 'ouvert' && <Notice tone="success" title={t.undone} />}
        {actionData && <Notice tone="danger" title={t.errors[actionData.code]} />}
        <Table
          caption={t.open}
          captionShown
          rows={lines}
          rowKey={(row) => `${row.side}:${row.transferId}`}
          rowHref={(row) => `${base}/ecritures/${row.number}`}
          selection={
            mayLetter
              ? {
                  id: 'lettrer',
                  label: (row) => t.tick(row.label),
                  verbs: [{ label: t.letter, intent: 'letter' }],
                }
              : undefined
          }
          columns={[
            { key: 'what', header: t.columns.what, cell: (row) => row.label },
            { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
            { key: 'who', header: t.columns.who, cell: (row) => row.who },
            amount('debit'),
            amount('credit'),
          ]}
          empty={
            <EmptyState title={t.fine} icon={Check}>
              {t.fineText}
            </EmptyState>
          }
        />
        {lines.length >= most && <p className="ui-soft">{t.first(most)}</p>}
        {done.length > 0 && (
          <Card title={t.done}>
            <Table
              caption={t.done}
              rows={done}
              rowKey={(row) => row.id}
              columns={[
                { key: 'code', header: t.columns.code, cell: (row) => <strong>{row.code}</strong> },
                { key: 'day', header: t.columns.day, nowrap: true, cell: (row) => <DayFr value={row.day} /> },
                {
                  key: 'lines',
                  header: t.columns.lines,
                  align: 'end',
                  foldLabel: true,
                  cell: (row) => row.lines,
                },
                { key: 'how', header: t.columns.how, cell: (row) => t.hows[row.how] },
                {
                  key: 'amount',
                  header: t.columns.amount,
                  align: 'end',
                  nowrap: true,
                  cell: (row) => <Amount value={row.amount} />,
                },
                ...(mayLetter
                  ? [
                      {
                        key: 'undo',
                        header: t.undo,
                        paper: false,
                        cell: (row: (typeof done)[number]) => (
                          <form method="post">
                            <input type="hidden" name="id" value={row.id} />
                            <Button name="intent" value="undo">
                              {t.undo}
                            </Button>
                          </form>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
        )}
      </div>
    </>
  )
}
