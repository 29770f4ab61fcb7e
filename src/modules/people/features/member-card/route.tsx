import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { lostForm } from './form.ts'
import { Card } from './MemberCard.tsx'
import { cardsPage } from './query.server.ts'
import '#modules/people/ui/cards.css'
import { issueCards, revokeCard } from './use-case.server.ts'

const idsIn = (params: URLSearchParams) => (params.get('ids') ?? '').split(',').filter(isId<'Person'>)

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const { origin, searchParams } = new URL(request.url)
  const single = searchParams.get('format') === 'carte'
  searchParams.delete('format')
  return {
    cards: await cardsPage(ctx, idsIn(searchParams), origin),
    place: ctx.hub.name,
    single,
    search: searchParams.toString(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const typed = await request.formData()
  const intent = typed.get('intent')
  if (intent === 'make') {
    const made = await issueCards(ctx, idsIn(params))
    if (!made.ok) return data(refusedForm({}, made), { status: 422 })
  } else {
    const form = readForm(lostForm, typed)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const lost = await revokeCard(ctx, form.value.personId, intent === 'lost')
    if (!lost.ok) return data(refusedForm(form.values, lost), { status: 422 })
  }
  return redirect(`/${ctx.hub.slug}/personnes/cartes?${params}`)
}

export default function Cards({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.card
  const { cards, place, single, search } = loaderData
  const refused = shownForm(useLocale(), actionData, t.errors).error
  const missing = cards.filter((card) => !card.qr).length
  const one = cards.length === 1 ? cards[0] : undefined
  const people = `/${params.hub}/personnes`
  const title = one ? w.of(one.name) : w.title
  const action = `?${search}`
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <div className="ui-no-print">
        <PageHeader
          title={title}
          lede={w.lede}
          quiet={
            <ButtonLink icon={ArrowLeft} href={one ? `${people}/${one.id}` : people}>
              {one ? one.name : t.title}
            </ButtonLink>
          }
        />
        {refused && <Notice tone="danger">{refused}</Notice>}
        {cards.length === 0 && (
          <EmptyState title={w.empty} action={<ButtonLink href={people}>{t.title}</ButtonLink>}>
            {w.emptyText}
          </EmptyState>
        )}
        {missing > 0 && (
          <Form id="make" intent="make" action={action}>
            {one && <p>{w.none}</p>}
            <Button tone="primary">{w.make(missing)}</Button>
          </Form>
        )}
        {cards.length > missing && (
          <p>
            {w.printHelp}{' '}
            <a href={single ? action : `${action}&format=carte`}>{single ? w.sheet : w.single}</a>
          </p>
        )}
      </div>
      <div className={single ? 'people-cards people-cards-single' : 'people-cards'}>
        {cards.map((card) => card.qr && <Card key={card.id} card={card} place={place} />)}
      </div>
      {one?.qr && (
        <div className="ui-row ui-no-print">
          <Form id="lost" intent="lost" action={action} hidden={{ personId: one.id }}>
            <Button>{w.lost}</Button>
          </Form>
          <Form id="cancel" intent="cancel" action={action} hidden={{ personId: one.id }}>
            <Button>{w.cancel}</Button>
          </Form>
        </div>
      )}
    </>
  )
}
