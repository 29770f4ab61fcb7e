import { addMonthsToDay } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { mayReadBooks, mayUseWallets } from '#modules/money/permits.ts'
import { spokenCode } from '#modules/money/rules/voucher-code.ts'
import { MONTHS_VOUCHER } from '#modules/money/rules/wallet.ts'
import { PrepaidTabs } from '#modules/money/ui/PrepaidTabs.tsx'
import { VoucherStatus } from '#modules/money/ui/voucher-state.tsx'
import { listVouchers, VOUCHER_STATES, VOUCHER_WORDS } from '#modules/money/wallet/vouchers-list.server.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { actBy } from '#platform/forms/verbs.server.ts'
import { listHref, pagerOf } from '#platform/lists/address.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Plus, Search, Star } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { voucherVerbs } from './acts.server.ts'
import { SellForm } from './SellForm.tsx'
import '#modules/money/ui/wallet.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseWallets(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  return {
    list: await listVouchers(ctx, params),
    words: VOUCHER_STATES.map((state) => ({ state, word: VOUCHER_WORDS[state] })),
    search: params.toString(),
    today: ctx.today(),
    until: addMonthsToDay(ctx.today(), MONTHS_VOUCHER),
    key: newId<'Form'>(),
    books: mayReadBooks(ctx.actor),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseWallets(ctx.actor)) refusePage()
  return await actBy(voucherVerbs, ctx, await request.formData(), `/${ctx.hub.slug}/argent/bons-cadeaux`)
}

export default function Vouchers({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr: walletsFr, en: walletsEn })
  const w = t.vouchers
  const locale = useLocale()
  const { list, search, today, until, words, books } = loaderData
  const { filter } = list
  const base = `/${params.hub}/argent/bons-cadeaux`
  const refused = (intent: string) => (actionData?.intent === intent ? actionData.state : undefined)
  const active = filter.state
    ? [{ label: w.states[filter.state], removeHref: listHref(search, { etat: null }) }]
    : []
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <PrepaidTabs hub={params.hub} current="vouchers" books={books} />
      <div className="ui-stack">
        <div className="ui-stack ui-no-print">
          <Card title={w.check}>
            <Form id="verifier" intent="check" {...shownForm(locale, refused('check'), t.errors)}>
              <p className="ui-soft">{w.checkHelp}</p>
              <Field name="code" label={w.code} width="medium" autoComplete="off" />
              <FormActions>
                <Button tone="primary" icon={Search}>
                  {w.checkGo}
                </Button>
              </FormActions>
            </Form>
          </Card>
          <details className="wallet-sell" open={refused('sell') !== undefined || list.total === 0}>
            <summary className="ui-button ui-button-quiet">
              <Plus className="ui-icon" /> {w.sell}
            </summary>
            <SellForm refused={refused('sell')} idempotencyKey={loaderData.key} today={today} until={until} />
          </details>
        </div>
        <div>
          <FilterBar
            action={base}
            search={{ value: filter.q, label: w.search }}
            active={active}
            clearHref={active.length > 0 ? base : undefined}
          >
            <Field
              type="select"
              name="etat"
              label={w.filterState}
              value={filter.state && words.find(({ state }) => state === filter.state)?.word}
              optional
              options={words.map(({ state, word }) => ({ value: word, label: w.states[state] }))}
            />
          </FilterBar>
          <Table
            caption={w.title}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `${base}/${row.code}`}
            columns={[
              {
                key: 'code',
                header: w.columns.code,
                cell: (row) => <span className="wallet-code">{spokenCode(row.code)}</span>,
              },
              { key: 'buyer', header: w.columns.buyer, cell: (row) => row.buyerName },
              { key: 'for', header: w.columns.for, cell: (row) => row.forName },
              {
                key: 'until',
                header: w.columns.until,
                nowrap: true,
                fold: 'hide',
                cell: (row) => <DayFr value={row.expiresOn} />,
              },
              {
                key: 'state',
                header: w.columns.state,
                nowrap: true,
                cell: (row) => <VoucherStatus voucher={row} today={today} />,
              },
              {
                key: 'value',
                header: w.columns.value,
                align: 'end',
                nowrap: true,
                cell: (row) => <Amount value={row.value} />,
              },
            ]}
            pager={pagerOf(list, w.count)}
            empty={
              active.length > 0 || filter.q ? (
                <EmptyState title={w.none} action={<ButtonLink href={base}>{w.withoutFilters}</ButtonLink>} />
              ) : (
                <EmptyState title={w.noneYet} icon={Star}>
                  {w.noneYetText}
                </EmptyState>
              )
            }
          />
        </div>
      </div>
    </>
  )
}
