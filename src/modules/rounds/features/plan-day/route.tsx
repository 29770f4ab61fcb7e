import './day.css'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { data, redirect, useNavigation, useSubmit } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { mayNoteErrands, mayPrepareRounds, mayReadRounds } from '#modules/rounds/permits.ts'
import { isOpenRound } from '#modules/rounds/rules/life.ts'
import { DayHead } from '#modules/rounds/ui/DayHead.tsx'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { useMeetingWords } from '#modules/rounds/ui/meeting-words.ts'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Lightbulb, Plus, Sparkles, Truck } from '#ui/icons.ts'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { actOnDay } from './act.server.ts'
import { DayNews } from './DayNews.tsx'
import { type Dropped, useStops } from './drag.ts'
import { dayAsked, readBoard } from './query.server.ts'
import { RoundColumn } from './RoundColumn.tsx'
import { stepOf } from './step.ts'
import { Waiting } from './Waiting.tsx'

/** Stops can be dragged, and moved by the arrows. Without scripts every move has its form. */
export const handle = { scripts: true }

const NUMBER = /^T\d{4}-\d{4,}$/

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRounds(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const batch = params.get('annuler')
  const number = params.get('pour') ?? ''
  return {
    board: await readBoard(ctx, params),
    done: params.get('fait') ?? '',
    number: NUMBER.test(number) ? number : '',
    batchId: isId<'RoundBatch'>(batch) && mayPrepareRounds(ctx.actor) ? batch : null,
    mayNote: mayNoteErrands(ctx.actor),
    sides: roundSides(ctx.actor),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayPrepareRounds(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const answer = await actOnDay(ctx, await request.formData())
  if (!answer.ok) return data(answer, { status: 422 })
  const to = new URLSearchParams({ jour: dayAsked(ctx, params) })
  for (const kept of ['q', 'sens']) if (params.get(kept)) to.set(kept, params.get(kept)!)
  // Put back where it was: nothing to say.
  if (answer.batchId || answer.number) to.set('fait', answer.done)
  if (answer.batchId) to.set('annuler', answer.batchId)
  if (answer.number) to.set('pour', answer.number)
  return redirect(`/${ctx.hub.slug}/tournees?${to}`)
}

export default function DayBoard({ loaderData, actionData, params }: Route.ComponentProps) {
  const { board, done, number, batchId, key, sides } = loaderData
  const { t, locale, day } = useDayWords()
  const { taken } = useCalendarWords()
  const { inTheWay } = useMeetingWords()
  const { rounds, may } = board
  const base = `/${params.hub}/tournees`
  const root = useRef<HTMLDivElement>(null)
  const moved = useRef<string | null>(null)
  const [said, setSaid] = useState('')
  const submit = useSubmit()
  const busy = useNavigation().state !== 'idle'
  const seen = rounds.map((round) => `${round.number}:${round.sequence}`).join(' ')
  const sent = { jour: board.day, seen, idempotencyKey: key }

  const send = useCallback(
    (fields: Record<string, string>) =>
      submit(
        { jour: board.day, seen, idempotencyKey: key, ...fields },
        { method: 'post', preventScrollReset: true },
      ),
    [submit, board.day, seen, key],
  )
  const drop = useCallback(
    (what: Dropped) => {
      const place = what.place === null ? '' : String(what.place)
      if (what.kind === 'errand') send({ intent: 'add', keys: what.key, to: what.to, place })
      else send({ intent: 'move', key: what.key, part: what.part, to: what.to, place })
    },
    [send],
  )
  useStops(root, may.prepare ? board : null, drop)
  // The stop that keys moved stands elsewhere in the page: the focus follows it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new board is what the focus follows
  useEffect(() => {
    if (moved.current)
      root.current?.querySelector<HTMLElement>(`[data-stop="${moved.current}"] strong`)?.focus()
    moved.current = null
  }, [board])

  const press = (event: KeyboardEvent) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[data-stop][data-movable]')
    if (!element || (event.target as HTMLElement).tagName !== 'STRONG' || busy) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const open = rounds.filter((round) => isOpenRound(round.state))
    const step = stepOf(open, element.dataset.stop ?? '', event.key)
    if (!step) return
    event.preventDefault()
    moved.current = step.id
    setSaid(`${step.what} : ${step.round}, ${step.place}`)
    send({ intent: 'move', key: step.key, part: step.part, to: step.to, place: String(step.place) })
  }

  const refused = actionData && !actionData.ok ? actionData : null
  const own = {
    ...t.errors,
    ...(refused?.held.length ? { slot_taken: taken(refused.held) } : {}),
    ...(refused?.meeting ? { rounds_meet: inTheWay(refused.meeting) } : {}),
  }
  const shown = refused ? shownForm(locale, refused.state, own) : undefined
  const inForm = refused?.intent === 'add' && refused.state.errors[''] === undefined
  const sentence = inForm ? undefined : (shown?.error ?? Object.values(shown?.errors ?? {})[0])
  const open = rounds.some((round) => isOpenRound(round.state))
  const propose = may.prepare && open && board.all > 0
  const create = (
    <ButtonLink href={`${base}/nouvelle?jour=${board.day}`} tone={open ? 'quiet' : 'primary'} icon={Plus}>
      {t.open}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${t.title} · ${day(board.day)} · Palier`}</title>
      <PageHeader
        title={`${t.title} · ${day(board.day)}`}
        lede={<span className="ui-no-print">{may.prepare ? t.lede : t.ledeRead}</span>}
        action={
          propose && (
            <ButtonLink tone="primary" href={`${base}/proposition?jour=${board.day}`} icon={Sparkles}>
              {t.propose}
            </ButtonLink>
          )
        }
        quiet={
          may.prepare && (
            <>
              {rounds.length > 0 && create}
              {open && (
                <ButtonLink href={`${base}/essai?jour=${board.day}`} icon={Lightbulb}>
                  {t.try}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <RoundsTabs hub={params.hub} current="day" sides={sides} />
      <DayHead hub={params.hub} day={board.day} view="board" />
      {sentence && (
        <Notice focused tone="danger">
          {refused?.about ? t.about(sentence, refused.about) : sentence}
        </Notice>
      )}
      {!refused && <DayNews {...{ done, number, batchId }} idempotencyKey={key} />}
      <p className="ui-hidden" aria-live="polite">
        {said}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move the stop that has the focus */}
      <div className="day-page" ref={root} onKeyDown={press} data-waits={may.prepare || undefined}>
        {may.prepare && (
          <Waiting
            hub={params.hub}
            board={board}
            base={base}
            sent={sent}
            refused={inForm ? shown : undefined}
          />
        )}
        {rounds.length === 0 ? (
          <EmptyState
            title={t.none}
            icon={Truck}
            action={
              may.prepare && (
                <>
                  {create} <ButtonLink href={`${base}/modeles?jour=${board.day}`}>{t.fromModels}</ButtonLink>
                </>
              )
            }
          >
            {may.prepare ? t.noneText : board.past ? t.nonePast : t.noneRead}
          </EmptyState>
        ) : (
          <div className="day-rounds">
            {rounds.map((round) => (
              <RoundColumn key={round.id} {...{ round, rounds, base, sent, may }} />
            ))}
          </div>
        )}
      </div>
    </>
  )
}
