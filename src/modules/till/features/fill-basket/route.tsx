import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { add, zero } from '#kit/money.ts'
import { showBasket } from '#modules/till/baskets.server.ts'
import { basketById } from '#modules/till/baskets-store.server.ts'
import { en } from '#modules/till/messages.basket.en.ts'
import { fr } from '#modules/till/messages.basket.fr.ts'
import { isNobody } from '#modules/till/parties.server.ts'
import { maySell } from '#modules/till/permits.ts'
import { shownLines } from '#modules/till/shown-lines.ts'
import { BasketLines } from '#modules/till/ui/BasketLines.tsx'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { ArrowRight, Pause, ScanBarcode } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Steps } from '#ui/Steps.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Route } from './+types/route'
import '#modules/till/ui/basket.css'
import { act } from './acts.server.ts'
import { SHELVES } from './form.ts'
import { debtsOf, shelfIn, shelfOf } from './query.server.ts'
import { ShelfPanel } from './ShelfPanel.tsx'

async function basketOf(ctx: Ctx, id: string | undefined) {
  if (!maySell(ctx.actor)) refusePage()
  return (isId<'Basket'>(id) ? await basketById(ctx, id) : null) ?? noPage()
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const basket = await basketOf(ctx, params.cart)
  // Paid or given up meanwhile: its ticket is in the list.
  if (basket.closedAt) throw redirect(`/${ctx.hub.slug}/caisse`)
  const shown = await showBasket(ctx, basket)
  if (!shown.ok) throw redirect(`/${ctx.hub.slug}/caisse?panier=${basket.id}`)
  const { parties, lines, total } = shown.value
  const query = new URL(request.url).searchParams
  const shelf = shelfIn(query)
  const q = (query.get('q') ?? '').slice(0, 100)
  const debts = await debtsOf(ctx, parties.who, basket)
  return {
    who: { name: parties.who.name, nobody: isNobody(parties.who), person: parties.who.personId !== null },
    lines: shownLines(lines),
    total,
    shelf: await shelfOf(ctx, shelf, parties.who, q),
    debts,
    debtsTotal: add(zero, ...debts.map((one) => one.amount)),
    q,
    scanning: query.has('scan'),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const basket = await basketOf(ctx, params.cart)
  const posted = await request.formData()
  const done = await act(ctx, basket, posted)
  if ('refused' in done)
    return data({ intent: String(posted.get('intent')), state: done.refused }, { status: 422 })
  const base = `/${ctx.hub.slug}/caisse`
  if (done.to === 'start') return redirect(base)
  if (done.to === 'pay') return redirect(`${base}/panier/${basket.id}/payer`)
  const query = new URLSearchParams(new URL(request.url).search)
  query.delete('q')
  if (posted.get('intent') === 'scan') query.set('scan', '1')
  if (done.q !== undefined) {
    query.set('q', done.q)
    query.delete('rayon')
  }
  return redirect(`${base}/panier/${basket.id}?${query}`)
}

export default function FillBasket({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { who, lines, total, shelf, debts, q, key } = loaderData
  const base = `/${params.hub}/caisse`
  const here = `${base}/panier/${params.cart}`
  const title = who.nobody ? t.what.titleAnonymous : t.what.title(who.name)
  const shown = shownForm(locale, actionData?.state, t.errors)
  const shelves = SHELVES.filter((one) => one !== 'debts' || debts.length > 0)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader over={t.title} title={title} />
      <Steps
        current={1}
        steps={[
          { label: t.steps.who, href: `${base}?panier=${params.cart}` },
          { label: t.steps.what },
          { label: t.steps.pay },
        ]}
      />
      <div className="sale-fill">
        <div className="sale-shelves">
          <form method="post" action={`${here}?rayon=articles`} className="sale-search">
            <input type="hidden" name="intent" value="scan" />
            <input type="hidden" name="idempotencyKey" value={key} />
            <label htmlFor="sale-scan">{t.what.scan}</label>
            <div>
              <input
                id="sale-scan"
                className="ui-input"
                name="q"
                autoComplete="off"
                aria-describedby="sale-scan-help"
                {...(loaderData.scanning && { autoFocus: true })}
              />
              <Button icon={ScanBarcode}>{t.what.add}</Button>
            </div>
            <p className="ui-field-help" id="sale-scan-help">
              {t.what.scanHelp}
            </p>
          </form>
          {shown.error && <Notice tone="danger">{shown.error}</Notice>}
          <Tabs
            label={t.shelves.label}
            tabs={shelves.map((one) => ({
              label: t.shelves[one],
              href: `?rayon=${one}`,
              current: shelf.kind === one,
              count: one === 'debts' ? debts.length : undefined,
            }))}
          />
          <ShelfPanel
            shelf={shelf}
            debts={debts}
            debtsTotal={loaderData.debtsTotal}
            who={who}
            q={q}
            idempotencyKey={key}
            refused={actionData}
            hub={`/${params.hub}`}
            whoHref={`${base}?panier=${params.cart}`}
          />
        </div>
        <section className="sale-basket" aria-label={t.basket.title}>
          <div className="sale-basket-head">
            <h2>{t.basket.title}</h2>
            <span>
              {who.nobody ? t.basket.anonymous : t.basket.forWho(who.name)}{' '}
              <a href={`${base}?panier=${params.cart}`}>{t.basket.change}</a>
            </span>
          </div>
          <BasketLines lines={lines} total={total} editable />
          {lines.length > 0 && (
            <div className="sale-go">
              <ButtonLink tone="primary" href={`${here}/payer`} icon={ArrowRight}>
                {t.basket.payWith(formatEuros(total, locale))}
              </ButtonLink>
            </div>
          )}
          <details className="sale-more">
            <summary>{t.basket.park}</summary>
            <Form id="park" intent="park">
              <Field name="note" label={t.basket.parkNote} optional maxLength={120} />
              <Button icon={Pause}>{t.basket.parkSave}</Button>
            </Form>
            <form method="post" className="sale-drop">
              <Button name="intent" value="drop" tone="danger">
                {t.basket.drop}
              </Button>
            </form>
          </details>
        </section>
        {lines.length > 0 && (
          <div className="sale-bar">
            <ButtonLink tone="primary" href={`${here}/payer`} icon={ArrowRight}>
              {t.basket.payWith(formatEuros(total, locale))}
            </ButtonLink>
          </div>
        )}
      </div>
    </>
  )
}
