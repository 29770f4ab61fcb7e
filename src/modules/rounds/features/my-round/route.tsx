import { redirect } from 'react-router'
import { en } from '#modules/rounds/messages.drive.en.ts'
import { fr } from '#modules/rounds/messages.drive.fr.ts'
import { mayDrive } from '#modules/rounds/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { formatClock } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Truck } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/route'
import { ownRounds } from './query.server.ts'
import './my-round.css'

/** One round still to drive opens at once; several are listed; none is said kindly. */
export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayDrive(ctx.actor)) refusePage()
  const rounds = await ownRounds(ctx)
  const todo = rounds.filter(({ state }) => state !== 'ended')
  const only = todo.length === 1 ? todo[0] : rounds.length === 1 ? rounds[0] : undefined
  if (only) throw redirect(`/${ctx.hub.slug}/tournees/${only.number}/route`)
  return { rounds }
}

export default function MyRound({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { rounds } = loaderData
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={rounds.length > 0 ? t.several : t.title} />
      {rounds.length === 0 ? (
        <EmptyState
          title={t.none.title}
          icon={Truck}
          action={
            <ButtonLink tone="primary" href={`/${params.hub}/terrain`}>
              {t.none.day}
            </ButtonLink>
          }
        >
          {t.none.text}
        </EmptyState>
      ) : (
        <ul className="my-rounds">
          {rounds.map((round) => (
            <li key={round.id}>
              <a href={`/${params.hub}/tournees/${round.number}/route`}>
                <strong>{round.name}</strong>
                <span>
                  {round.number} · {formatClock(round.fromMinute, locale)}
                </span>
              </a>
              <Status tone={round.state === 'ended' ? 'success' : 'info'}>{t.states[round.state]}</Status>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
