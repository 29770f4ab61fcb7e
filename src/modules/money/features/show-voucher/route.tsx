import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { walletsEn } from '#modules/money/messages.wallets.en.ts'
import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { mayReadBooks, mayUseWallets } from '#modules/money/permits.ts'
import { spokenCode } from '#modules/money/rules/voucher-code.ts'
import { PrepaidTabs } from '#modules/money/ui/PrepaidTabs.tsx'
import { Voucher } from '#modules/money/ui/Voucher.tsx'
import { stateOfVoucher, VoucherStatus } from '#modules/money/ui/voucher-state.tsx'
import { redeemVoucher, voucherByCode } from '#modules/money/wallet/vouchers.server.ts'
import { findPeople, peopleNames } from '#modules/people/index.server.ts'
import { qrSquare } from '#platform/files/qr.server.ts'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Check, Printer, Search, Wallet } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import '#modules/money/ui/wallet.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseWallets(ctx.actor)) refusePage()
  const voucher = (await voucherByCode(ctx, params.code)) ?? noPage()
  const { origin, searchParams } = new URL(request.url)
  const q = (searchParams.get('q') ?? '').trim().slice(0, 100)
  const { value, buyerName, forName, message, issuedOn, expiresOn, ended, walletId, code } = voucher
  return {
    voucher: { value, buyerName, forName, message, issuedOn, expiresOn, ended, walletId, code },
    square: qrSquare(`${origin}/ouvert/${ctx.hub.slug}/bon/${code}`),
    place: ctx.hub.name,
    q,
    people: q === '' ? [] : await findPeople(ctx, q, 6),
    today: ctx.today(),
    key: newId<'Form'>(),
    done: searchParams.get('fait'),
    books: mayReadBooks(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseWallets(ctx.actor)) refusePage()
  const posted = await request.formData()
  const to = String(posted.get('to') ?? '')
  const refused = (code: string) =>
    data(refusedForm({ to }, { ok: false, code, field: 'to' }), { status: 422 })
  if (to !== 'bearer' && !isId<'Person'>(to)) return refused('choose_holder')
  const name = isId<'Person'>(to) ? (await peopleNames(ctx, [to])).get(to) : undefined
  if (isId<'Person'>(to) && !name) return refused('choose_holder')
  const key = posted.get('idempotencyKey')
  const done = await redeemVoucher(ctx, {
    code: params.code,
    ...(isId<'Person'>(to) && name && { holder: { personId: to, name } }),
    ...(isId(key) && { idempotencyKey: key }),
  })
  if (!done.ok) return data(refusedForm({ to }, { ...done, field: 'to' }), { status: 422 })
  return redirect(`/${ctx.hub.slug}/argent/porte-monnaie/${done.value.walletId}?fait=bon`)
}

/** One voucher as it is given, and the one thing to do with it. */
export default function ShowVoucher({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr: walletsFr, en: walletsEn })
  const w = t.vouchers
  const { voucher, square, place, q, people, today, books } = loaderData
  const hub = `/${params.hub}`
  const base = `${hub}/argent/bons-cadeaux`
  const state = stateOfVoucher(voucher, today)
  const code = spokenCode(voucher.code)
  const shown = shownForm(useLocale(), actionData, t.errors, { to: people[0]?.id ?? 'bearer' })
  return (
    <>
      <title>{`${w.one} ${code} · Palier`}</title>
      <PageHeader
        over={w.one}
        title={code}
        action={
          state === 'waiting' && (
            <ButtonLink icon={Printer} href={`${base}/${voucher.code}/pdf`}>
              {w.print}
            </ButtonLink>
          )
        }
        quiet={
          <ButtonLink icon={ArrowLeft} href={base}>
            {w.title}
          </ButtonLink>
        }
      />
      <PrepaidTabs hub={params.hub} current="vouchers" books={books} />
      <div className="ui-stack">
        {loaderData.done === 'vendu' && state === 'waiting' && <Notice tone="success">{w.sold}</Notice>}
        {state === 'used' && (
          <Notice
            live={false}
            actions={
              voucher.walletId && (
                <ButtonLink icon={Wallet} href={`${hub}/argent/porte-monnaie/${voucher.walletId}`}>
                  {w.usedInto}
                </ButtonLink>
              )
            }
          >
            {w.usedText}
          </Notice>
        )}
        {state === 'lapsed' && (
          <Notice tone="warn" live={false}>
            {w.lapsedText}
          </Notice>
        )}
        {state === 'taken-back' && (
          <Notice tone="warn" live={false}>
            {w.backText}
          </Notice>
        )}
        <Voucher {...voucher} code={code} place={place} square={square} over={state !== 'waiting'} />
        <Card>
          <DefinitionList
            items={[
              { term: w.columns.state, value: <VoucherStatus voucher={voucher} today={today} /> },
              { term: w.giver, value: voucher.buyerName },
              { term: w.issued, value: <DayFr value={voucher.issuedOn} /> },
            ]}
          />
        </Card>
        {state === 'waiting' && (
          <Card title={w.redeem} className="ui-no-print">
            <p className="ui-soft">{w.redeemHelp}</p>
            <Form id="chercher" method="get">
              <Field type="search" name="q" label={t.findLabel} value={q} autoComplete="off" optional />
              <FormActions>
                <Button icon={Search}>{t.findGo}</Button>
              </FormActions>
            </Form>
            {q !== '' && people.length === 0 && <p>{t.nobody(q)}</p>}
            <Form id="utiliser" className="wallet-next" idempotencyKey={loaderData.key} {...shown}>
              <Field
                type="radio"
                name="to"
                label={w.toWhom}
                options={[
                  ...people.map((one) => ({ value: one.id, label: w.redeemTo(one.label), help: one.detail })),
                  { value: 'bearer', label: w.bearer },
                ]}
              />
              <FormActions>
                <Button tone="primary" icon={Check}>
                  {w.redeemGo}
                </Button>
              </FormActions>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
