import { spaceEn } from '#modules/portals/messages.space.en.ts'
import { spaceFr } from '#modules/portals/messages.space.fr.ts'
import { mayUseSpace } from '#modules/portals/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Ahead, Invoices, Owed, Papers } from './Money.tsx'
import { Membership, People } from './People.tsx'
import { readSpace } from './query.server.ts'
import { Waited } from './Waited.tsx'
import '#modules/portals/ui/portals.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseSpace(ctx.actor)) refusePage()
  const { origin, searchParams } = new URL(request.url)
  return {
    space: await readSpace(ctx, origin),
    done: searchParams.get('fait'),
    number: searchParams.get('numero'),
  }
}

/** A member's home: what is under way, what is owed, and those they may ask for. */
export default function Home({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const base = `/${params.hub}/mon-espace`
  const { space, done, number } = loaderData
  if (!space)
    return (
      <>
        <title>{`${w.title} · Palier`}</title>
        <PageHeader title={w.title} />
        <EmptyState title={w.lost}>{w.lostText}</EmptyState>
      </>
    )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.hello(space.name)}
        lede={w.lede}
        action={
          <ButtonLink tone="primary" icon={Plus} href={`${base}/demander`}>
            {w.ask}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {done === 'demande' && (
          <Notice tone="success">{number && /^D\d{4}-\d+$/.test(number) ? w.asked(number) : w.wished}</Notice>
        )}
        <div className="portals-home">
          <div className="ui-stack">
            <Waited space={space} base={base} />
            <People space={space} base={base} />
          </div>
          <div className="ui-stack">
            <Owed space={space} />
            <Ahead space={space} />
            <Membership space={space} />
            <Invoices space={space} base={base} />
            <Papers space={space} base={base} />
          </div>
        </div>
      </div>
    </>
  )
}
