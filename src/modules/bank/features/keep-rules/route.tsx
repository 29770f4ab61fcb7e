import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { en } from '#modules/bank/messages.match.en.ts'
import { fr } from '#modules/bank/messages.match.fr.ts'
import { mayKeepBank, mayReadBank } from '#modules/bank/permits.ts'
import { forgetRule } from '#modules/bank/rules.server.ts'
import { useNotedWords } from '#modules/bank/ui/ToldAnswer.tsx'
import { rulesOf } from '#modules/bank/work.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Lightbulb, Trash2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBank(ctx.actor)) refusePage()
  return {
    rules: await ctx.read((tx) => rulesOf(tx, ctx)),
    forgotten: new URL(request.url).searchParams.get('oubliee') === '1',
    mayKeep: mayKeepBank(ctx.actor),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBank(ctx.actor)) refusePage()
  const id = String((await request.formData()).get('rule'))
  const done = isId<'BankRule'>(id) ? await forgetRule(ctx, id) : noPage()
  return done.ok
    ? redirect(`/${ctx.hub.slug}/argent/banque/regles?oubliee=1`)
    : data({ code: done.code }, { status: 422 })
}

export default function Rules({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.rules
  const noted = useNotedWords()
  const { rules, forgotten, mayKeep } = loaderData
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="bankRules" />
      <div className="ui-stack">
        {forgotten && !actionData && <Notice tone="success">{w.forgotten}</Notice>}
        {actionData && <Notice tone="danger">{t.errors.not_found}</Notice>}
        <Table
          caption={w.title}
          rows={rules}
          rowKey={(row) => row.id}
          columns={[
            { key: 'pattern', header: w.pattern, cell: (row) => row.pattern },
            { key: 'direction', header: w.direction, cell: (row) => w.directions[row.direction] },
            { key: 'kind', header: w.meaning, cell: (row) => noted(row.kind) },
            {
              key: 'label',
              header: w.label,
              cell: (row) => [row.partyName, row.label].filter(Boolean).join(', '),
            },
            ...(mayKeep
              ? [
                  {
                    key: 'verb',
                    header: w.verb,
                    paper: false,
                    align: 'end' as const,
                    cell: (row: (typeof rules)[number]) => (
                      <form method="post">
                        <input type="hidden" name="rule" value={row.id} />
                        <Button icon={Trash2} aria-label={w.forgetWhat(row.pattern)}>
                          {w.forget}
                        </Button>
                      </form>
                    ),
                  },
                ]
              : []),
          ]}
          empty={
            <EmptyState title={w.none} icon={Lightbulb}>
              {w.noneText}
            </EmptyState>
          }
        />
      </div>
    </>
  )
}
