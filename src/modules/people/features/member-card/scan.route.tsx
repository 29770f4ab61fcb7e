import { redirect } from 'react-router'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayServePeople } from '#modules/people/permits.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useWords } from '#ui/language.tsx'
import type { Route } from './+types/scan.route'
import { personOfCard } from './use-case.server.ts'

/** Where the square of a card leads: the counter, with its person chosen. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayServePeople(ctx.actor)) refusePage()
  const found = await personOfCard(ctx, params.token)
  if (found === null) noPage()
  if (found !== 'revoked') throw redirect(`/${ctx.hub.slug}/guichet?personne=${found}`)
  return null
}

export default function Revoked({ params }: Route.ComponentProps) {
  const w = useWords({ fr, en }).card
  return (
    <>
      <title>{`${w.revoked} · Palier`}</title>
      <EmptyState
        title={w.revoked}
        action={
          <ButtonLink tone="primary" href={`/${params.hub}/guichet`}>
            {w.find}
          </ButtonLink>
        }
      >
        {w.revokedText}
      </EmptyState>
    </>
  )
}
