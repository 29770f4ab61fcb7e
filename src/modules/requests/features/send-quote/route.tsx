import { data, redirect } from 'react-router'
import { addDays } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { quotesEn as en } from '#modules/requests/messages.quotes.en.ts'
import { quotesFr as fr } from '#modules/requests/messages.quotes.fr.ts'
import { mayMoveRequests } from '#modules/requests/permits.ts'
import { quoteCards, wholeQuote } from '#modules/requests/quotes/read.server.ts'
import { requestLife } from '#modules/requests/rules/life.ts'
import { QUOTE_DAYS } from '#modules/requests/rules/quotes.ts'
import { servedBy } from '#modules/requests/served.server.ts'
import { requestByNumber } from '#modules/requests/store.server.ts'
import { QuoteList } from '#modules/requests/ui/QuoteList.tsx'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { actOnQuote } from './acts.server.ts'
import { Compose } from './Compose.tsx'
import { LinkCard } from './LinkCard.tsx'
import { OpenQuote } from './OpenQuote.tsx'
import '#modules/requests/ui/request.css'
import '#modules/requests/ui/quote.css'

async function requestOf(ctx: Ctx, number: string) {
  if (!mayMoveRequests(ctx.actor)) refusePage()
  return (await ctx.read((tx) => requestByNumber(tx, ctx.hub.id, number))) ?? noPage()
}

const ROWS = 3

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const found = await requestOf(ctx, params.number)
  const asked = new URL(request.url).searchParams
  const quotes = await quoteCards(ctx, found.id)
  const open = quotes.find((quote) => quote.endedHow === null)
  const served = await servedBy(ctx, found)
  const last = quotes[0]
  return {
    number: found.number,
    what: {
      name: found.contents ? `${found.serviceName} (${found.contents})` : found.serviceName,
      quantity: found.quantity,
      unitPrice: found.unitPrice,
    },
    who: served?.name ?? '',
    open: open ? await wholeQuote(ctx, open.id) : null,
    before: last ? ((await wholeQuote(ctx, last.id))?.lines ?? null) : null,
    quotes,
    mayQuote: requestLife.verbs(found.state).includes('quote'),
    rows: asked.has('lignes') ? ROWS + 7 : ROWS,
    until: addDays(ctx.today(), QUOTE_DAYS),
    done: asked.has('fait'),
    key: newId<'Form'>(),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const found = await requestOf(ctx, params.number)
  const { origin } = new URL(request.url)
  const acted = await actOnQuote(ctx, found.id, await request.formData(), origin)
  if (acted.kind === 'done') return redirect(`/${ctx.hub.slug}/demandes/${found.number}/devis?fait=oui`)
  // The link is told in the answer itself and never again: no address of ours may hold it.
  return data(acted, { status: acted.kind === 'link' ? 200 : 422 })
}

/** The quotes of a request: the one that waits with its link, another to write, those before. */
export default function Quotes({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { number, who, open, quotes, done, mayQuote } = loaderData
  const base = `/${params.hub}/demandes/${number}`
  const link = actionData?.kind === 'link' ? actionData.link : null
  const refused = actionData?.kind === 'refused' ? actionData : undefined
  const locale = useLocale()
  const shown = (...intents: string[]) =>
    shownForm(locale, refused && intents.includes(refused.intent) ? refused.state : undefined, t.errors)
  const past = quotes.filter((quote) => quote.id !== open?.id)
  return (
    <>
      <title>{`${t.title} ${number} · Palier`}</title>
      <PageHeader
        over={number}
        title={who ? `${t.title}, ${who}` : t.title}
        quiet={
          <ButtonLink href={base} icon={ArrowLeft}>
            {t.back(number)}
          </ButtonLink>
        }
      />
      {done && !actionData && <Notice tone="success">{t.answered}</Notice>}
      {refused?.state.errors[''] && <Notice tone="danger">{shown(refused.intent).error}</Notice>}
      <div className="requests-quote-page">
        {link && <LinkCard link={link} />}
        {open && (
          <OpenQuote
            quote={open}
            pdf={`/${params.hub}/devis/${open.id}/pdf`}
            shown={shown}
            key={open.id}
            formKey={loaderData.key}
            fresh={link !== null}
          />
        )}
        {!open && quotes.length === 0 && !mayQuote && <p>{t.closed}</p>}
        {mayQuote && (
          <Compose
            what={loaderData.what}
            before={loaderData.before}
            replaces={open?.number}
            rows={loaderData.rows}
            until={loaderData.until}
            form={{ ...shown('send'), idempotencyKey: loaderData.key }}
            folded={open !== null && refused?.intent !== 'send'}
          />
        )}
        {past.length > 0 && (
          <Card title={t.past}>
            <QuoteList quotes={past} hub={params.hub} />
          </Card>
        )}
      </div>
    </>
  )
}
