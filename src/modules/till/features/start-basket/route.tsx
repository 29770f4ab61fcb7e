import { data, redirect } from 'react-router'
import { type Id, isId, newId } from '#kit/id.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { BriefPersonFields } from '#modules/people/ui/BriefPersonFields.tsx'
import { nameBasket, namePayer, openBasket } from '#modules/till/baskets.server.ts'
import { basketById } from '#modules/till/baskets-store.server.ts'
import { en } from '#modules/till/messages.basket.en.ts'
import { fr } from '#modules/till/messages.basket.fr.ts'
import { type Named, somebody } from '#modules/till/parties.server.ts'
import { maySell, mayTakeMany } from '#modules/till/permits.ts'
import { sidesFor } from '#modules/till/till-sides.ts'
import { TillTabs } from '#modules/till/ui/TillTabs.tsx'
import { whoOf } from '#modules/till/who-form.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Building2, Search, ShoppingBasket, User, Users } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Steps } from '#ui/Steps.tsx'
import type { Route } from './+types/route'
import '#modules/till/ui/basket.css'
import { newPersonForm } from './form.ts'
import { choicesOfWho, waiting } from './query.server.ts'

/** The basket whose customer or payer is asked, when the page is not for a new one. */
async function basketIn(ctx: Ctx, params: URLSearchParams) {
  const id = params.get('panier')
  const basket = isId<'Basket'>(id) ? await basketById(ctx, id) : null
  return basket && !basket.closedAt ? basket : null
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!maySell(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const basket = await basketIn(ctx, params)
  const q = (params.get('q') ?? '').trim().slice(0, 100)
  const organisations = params.get('type') === 'organisme'
  const asked = whoOf(params.has('personne') ? `personne:${params.get('personne')}` : '')
  const named = asked?.personId ? await somebody(ctx, asked) : null
  const served = basket && (await somebody(ctx, basket))
  const choices = await choicesOfWho(ctx, q, organisations)
  return {
    basket: basket && { id: basket.id, served: served?.ok ? served.value.name : '' },
    paying: basket !== null && params.get('pour') === 'payeur',
    q,
    organisations,
    lost: named !== null && !named.ok,
    choices: named?.ok
      ? [{ value: `personne:${named.value.personId}`, label: named.value.name, detail: '' }, ...choices]
      : choices,
    waiting: basket ? [] : await waiting(ctx),
    mayTakeMany: mayTakeMany(ctx.actor),
    sides: sidesFor(ctx.actor),
    key: newId<'Form'>(),
  }
}

async function take(ctx: Ctx, params: URLSearchParams, who: Named, key: string | undefined) {
  const basket = await basketIn(ctx, params)
  const base = `/${ctx.hub.slug}/caisse/panier`
  const refuse = (code: string) => data(refusedForm({}, { ok: false, code }), { status: 422 })
  if (!basket) {
    const opened = await openBasket(ctx, { who, idempotencyKey: key })
    return opened.ok ? redirect(`${base}/${opened.value.id}`) : refuse(opened.code)
  }
  const paying = params.get('pour') === 'payeur'
  const done = paying ? await namePayer(ctx, basket.id, who) : await nameBasket(ctx, basket.id, who)
  return done.ok ? redirect(`${base}/${basket.id}${paying ? '/payer' : ''}`) : refuse(done.code)
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!maySell(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const typed = await request.formData()
  if (typed.get('intent') === 'person') {
    const form = readForm(newPersonForm, typed)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const added = await addPerson(ctx, form.value)
    if (!added.ok) return data(refusedForm(form.values, added), { status: 422 })
    return await take(ctx, params, { personId: added.value.id as Id<'Person'> }, undefined)
  }
  const key = String(typed.get('idempotencyKey') ?? '')
  const who = whoOf(String(typed.get('who') ?? ''))
  if (!who) return data({ values: {}, errors: { '': 'person_unknown' } }, { status: 422 })
  return await take(ctx, params, who, key || undefined)
}

export default function StartBasket({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.who
  const hub = `/${params.hub}`
  const { basket, paying, q, organisations, choices, lost } = loaderData
  const title = paying ? w.payerTitle : w.title
  const kept = basket ? { panier: basket.id, ...(paying && { pour: 'payeur' }) } : {}
  const here = (more: Record<string, string>) => `?${new URLSearchParams({ ...kept, ...more })}`
  const back = basket ? `${hub}/caisse/panier/${basket.id}` : undefined
  const shown = shownForm(useLocale(), actionData, t.errors)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={t.title}
        title={title}
        quiet={
          !basket &&
          loaderData.mayTakeMany && (
            <ButtonLink href={`${hub}/argent/paiements/grille`} icon={Users}>
              {w.many}
            </ButtonLink>
          )
        }
      />
      {!basket && <TillTabs hub={params.hub} current="sell" only={loaderData.sides} />}
      <Steps
        current={paying ? 2 : 0}
        steps={[
          { label: t.steps.who, href: basket ? here({}) : undefined },
          { label: t.steps.what, href: back },
          { label: t.steps.pay },
        ]}
      />
      <div className="ui-stack">
        {lost && <Notice tone="warn">{w.lost}</Notice>}
        {shown.error && <Notice tone="danger">{shown.error}</Notice>}
        <div className="sale-start">
          <SearchWho {...{ q, organisations, kept }} />
          <form method="post" className="sale-anonymous">
            <input type="hidden" name="idempotencyKey" value={loaderData.key} />
            <input type="hidden" name="who" value="" />
            <button type="submit" className="sale-tile sale-tile-big">
              <ShoppingBasket className="ui-icon" />
              <strong>{paying ? w.keepSame(basket?.served || w.anonymous) : w.anonymous}</strong>
              {!paying && <span>{w.anonymousHelp}</span>}
            </button>
          </form>
        </div>
        <Choices {...{ choices, q, organisations }} idempotencyKey={loaderData.key} />
        {loaderData.waiting.length > 0 && <Waiting baskets={loaderData.waiting} hub={hub} />}
        {!organisations && (
          <details className="sale-more" open={q !== '' && choices.length === 0}>
            <summary>{w.newPerson}</summary>
            <NewPerson state={actionData} q={q} idempotencyKey={loaderData.key} />
          </details>
        )}
        <div className="ui-row">
          {organisations ? (
            <ButtonLink href={here({})} icon={User}>
              {w.isPerson}
            </ButtonLink>
          ) : (
            <ButtonLink href={here({ type: 'organisme' })} icon={Building2}>
              {w.isOrganisation}
            </ButtonLink>
          )}
        </div>
      </div>
    </>
  )
}

type Asked = { q: string; organisations: boolean; kept: Readonly<Record<string, string>> }

function SearchWho({ q, organisations, kept }: Asked) {
  const { who: w } = useWords({ fr, en })
  return (
    <form method="get" className="sale-search">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {organisations && <input type="hidden" name="type" value="organisme" />}
      <label htmlFor="sale-q">{organisations ? w.organisationSearch : w.search}</label>
      <div>
        <input id="sale-q" className="ui-input" type="search" name="q" defaultValue={q} autoComplete="off" />
        <Button tone="primary" icon={Search}>
          {w.find}
        </Button>
      </div>
    </form>
  )
}

type Props = {
  choices: Route.ComponentProps['loaderData']['choices']
  q: string
  organisations: boolean
  idempotencyKey: string
}

function Choices({ choices, q, organisations, idempotencyKey }: Props) {
  const { who: w } = useWords({ fr, en })
  const found = organisations ? w.organisations : q === '' ? w.recent : w.results
  if (choices.length === 0) return q === '' ? null : <p>{w.noOne(q)}</p>
  return (
    <section aria-label={found}>
      <h2 className="sale-heading">{found}</h2>
      <form method="post">
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <ul className="sale-tiles">
          {choices.map((choice) => (
            <li key={choice.value}>
              <button type="submit" name="who" value={choice.value} className="sale-tile">
                <strong>{choice.label}</strong>
                {choice.detail && <span>{choice.detail}</span>}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </section>
  )
}

function Waiting({ baskets, hub }: { baskets: Route.ComponentProps['loaderData']['waiting']; hub: string }) {
  const { who: w } = useWords({ fr, en })
  return (
    <section aria-label={w.parked}>
      <h2 className="sale-heading">{w.parked}</h2>
      <ul className="sale-tiles">
        {baskets.map((one) => (
          <li key={one.id}>
            <a className="sale-tile" href={`${hub}/caisse/panier/${one.id}`}>
              <strong>{one.note || one.name || w.anonymous}</strong>
              <span>
                {[one.note && one.name, w.parkedOf(one.count), w.parkedBy(one.sellerName)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span>
                <DateTimeFr value={one.changedAt} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NewPerson({
  state,
  q,
  idempotencyKey,
}: {
  state: Route.ComponentProps['actionData']
  q: string
  idempotencyKey: string
}) {
  const { who: w, errors } = useWords({ fr, en })
  return (
    <Card>
      <Form
        id="new"
        intent="person"
        idempotencyKey={idempotencyKey}
        {...shownForm(useLocale(), state, errors)}
      >
        <BriefPersonFields lastName={q} />
        <FormActions>
          <Button>{w.newPerson}</Button>
        </FormActions>
      </Form>
    </Card>
  )
}
