import './show-round.css'
import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { isSlotTaken } from '#modules/requests/index.server.ts'
import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { overlapsOfRound } from '#modules/rounds/day/apart.server.ts'
import { roundNamed, withoutMoney } from '#modules/rounds/day/day-plan.server.ts'
import { cancelRound, publishRound, reopenRound } from '#modules/rounds/day/life.server.ts'
import { pricesOfRound } from '#modules/rounds/day/prices.server.ts'
import { movesOfRound } from '#modules/rounds/day/store.server.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import {
  mayDrive,
  mayKeepFleet,
  mayPrepareRounds,
  mayReadRounds,
  mayReadTrips,
} from '#modules/rounds/permits.ts'
import { isOpenRound } from '#modules/rounds/rules/life.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { Margin } from '#modules/rounds/ui/Margin.tsx'
import { useMeetingWords } from '#modules/rounds/ui/meeting-words.ts'
import { Overlaps } from '#modules/rounds/ui/Overlaps.tsx'
import { RoundFigures } from '#modules/rounds/ui/RoundFigures.tsx'
import { RoundState, RoundWarnings } from '#modules/rounds/ui/RoundState.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { Banknote, ClipboardList, LayoutGrid, Pencil, Printer, RefreshCw, Send, Undo2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { lifeForm } from './form.ts'
import { RoundFacts } from './RoundFacts.tsx'
import { RoundHistory } from './RoundHistory.tsx'
import { RoundLine } from './RoundLine.tsx'

const DONE = { publish: 'publie', reopen: 'repris', cancel: 'abandon' } as const
const MOVES = { publish: publishRound, reopen: reopenRound, cancel: cancelRound }

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRounds(ctx.actor)) refusePage()
  const round = await roundNamed(ctx, params.round)
  if (!round) noPage()
  const money = mayReadTrips(ctx.actor)
  const asked = new URL(request.url).searchParams
  const moves = await ctx.read((tx) => movesOfRound(tx, ctx.hub.id, round.id))
  return {
    round: money ? round : withoutMoney(round),
    history: moves.map(({ id, verb, at, actorName, why, before }) => ({
      ...{ id, verb, at, actorName, why, stopsBefore: before?.length ?? null },
    })),
    prices: money && asked.has('prix') ? await pricesOfRound(ctx, round) : null,
    overlaps: (await overlapsOfRound(ctx, round)).map(({ other: { number, name }, ...met }) => ({
      ...{ ...met, other: { number, name } },
    })),
    done: asked.get('fait') ?? '',
    may: {
      prepare: mayPrepareRounds(ctx.actor),
      drive: mayDrive(ctx.actor),
      money,
      model: mayKeepFleet(ctx.actor),
    },
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const round = await roundNamed(ctx, params.round)
  if (!round) noPage()
  const form = readForm(lifeForm, await request.formData())
  if (!form.ok)
    return data({ state: { values: form.values, errors: form.errors }, held: [] }, { status: 422 })
  const { intent, ...input } = form.value
  const done = await MOVES[intent](ctx, { ...input, roundId: round.id })
  if (!done.ok) {
    const about = 'about' in done ? done.about : undefined
    const held = isSlotTaken(done) ? done.held : []
    const meeting = 'meeting' in done ? done.meeting : undefined
    return data(
      { state: refusedForm(form.values, { ok: false, code: done.code }), held, about, meeting },
      { status: 422 },
    )
  }
  return redirect(`/${ctx.hub.slug}/tournees/${round.number}?fait=${DONE[intent]}`)
}

export default function RoundShown({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, locale, day } = useDayWords()
  const { taken } = useCalendarWords()
  const { inTheWay } = useMeetingWords()
  const { models } = useWords({ fr, en })
  const { round, history, prices, done, may, key, overlaps } = loaderData
  const { number, state, sequence, planned } = round
  const base = `/${params.hub}/tournees`
  const meeting = actionData && 'meeting' in actionData ? actionData.meeting : undefined
  const own = {
    ...t.errors,
    ...(actionData?.held.length ? { slot_taken: taken(actionData.held) } : {}),
    ...(meeting && { rounds_meet: inTheWay(meeting) }),
  }
  const shown = shownForm(locale, actionData?.state, own)
  const sentence = shown.error ?? Object.values(shown.errors)[0]
  const about = actionData && 'about' in actionData ? actionData.about : undefined
  const open = isOpenRound(state)
  const prepare = may.prepare && open
  const sent = { seen: String(sequence) }
  const words = t.done
  const news =
    done === 'publie' || done === 'repris' || done === 'abandon' || done === 'change'
      ? words[done](number)
      : ''
  return (
    <>
      <title>{`${round.name} · ${number} · Palier`}</title>
      <PageHeader
        title={round.name}
        over={number}
        lede={<a href={`${base}?jour=${round.day}`}>{day(round.day)}</a>}
        action={
          prepare && state === 'draft' ? (
            <Form id="publier" intent="publish" hidden={sent} idempotencyKey={key}>
              <Button tone="primary" icon={Send}>
                {t.round.publish}
              </Button>
            </Form>
          ) : (
            may.drive &&
            (state === 'ready' || state === 'out') && (
              <ButtonLink tone="primary" href={`${base}/${number}/route`} icon={ClipboardList}>
                {t.show.route}
              </ButtonLink>
            )
          )
        }
        quiet={
          <>
            {prepare && (
              <ButtonLink href={`${base}?jour=${round.day}`} icon={LayoutGrid}>
                {t.show.onBoard}
              </ButtonLink>
            )}
            {state !== 'cancelled' && round.stops.length > 0 && (
              <ButtonLink href={`${base}/${number}/feuille`} icon={Printer}>
                {t.show.sheet}
              </ButtonLink>
            )}
            {may.money && (state === 'out' || state === 'ended') && (
              <ButtonLink href={`${base}/${number}/retour`} icon={Banknote}>
                {t.show.toReturn}
              </ButtonLink>
            )}
            {may.model && state !== 'cancelled' && (
              <ButtonLink href={`${base}/modeles/nouveau?tournee=${number}`} icon={RefreshCw}>
                {models.fromThis}
              </ButtonLink>
            )}
            {prepare && (
              <ButtonLink href={`${base}/${number}/modifier`} icon={Pencil}>
                {t.show.edit}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="ui-stack">
        {sentence && (
          <Notice focused tone="danger">
            {about ? t.about(sentence, about) : sentence}
          </Notice>
        )}
        {!sentence && news && (
          <Notice focused tone="success">
            {news}
          </Notice>
        )}
        <div className="ui-row">
          <RoundState state={state} />
          <RoundWarnings warnings={round.warnings} />
          <Overlaps overlaps={overlaps} base={base} mayEdit={may.prepare} />
        </div>
        {prepare && round.stale && (
          <Notice tone="warn" live={false}>
            {t.round.stale}
          </Notice>
        )}
        <div className="round-page">
          <RoundLine round={round} hub={params.hub} money={may.money} prices={prices} />
          <div className="ui-stack">
            {may.money && planned && round.stops.length > 0 && (
              <Margin
                label={round.driven ? t.show.actualMargin : t.round.marginOf}
                revenue={(round.driven ?? planned).revenue}
                cost={(round.driven ?? planned).cost}
              />
            )}
            <RoundFigures round={round} money={may.money} />
            <RoundFacts round={round} hub={params.hub} money={may.money} />
          </div>
        </div>
        {prepare && (
          <div className="ui-row ui-no-print">
            {state === 'ready' && (
              <details className="round-verb">
                <summary className="ui-button ui-button-quiet">{t.show.reopen}</summary>
                <Form id="reprendre" intent="reopen" hidden={sent} idempotencyKey={key}>
                  <p className="ui-soft">{t.show.reopenHelp}</p>
                  <div>
                    <Button icon={Undo2}>{t.show.reopen}</Button>
                  </div>
                </Form>
              </details>
            )}
            <details className="round-verb">
              <summary className="ui-button ui-button-quiet">{t.show.cancel}</summary>
              <Form id="abandonner" intent="cancel" hidden={sent} idempotencyKey={key}>
                <p className="ui-soft">{t.show.cancelHelp(round.stops.length)}</p>
                <Field name="why" label={t.show.why} autoComplete="off" optional />
                <div>
                  <Button tone="danger">{t.show.cancel}</Button>
                </div>
              </Form>
            </details>
          </div>
        )}
        <RoundHistory history={history} />
      </div>
    </>
  )
}
