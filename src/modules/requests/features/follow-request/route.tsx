import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { AskPanel } from '#modules/requests/after/AskPanel.tsx'
import { ComplaintPanel } from '#modules/requests/after/ComplaintPanel.tsx'
import { followEn as en } from '#modules/requests/messages.follow.en.ts'
import { followFr as fr } from '#modules/requests/messages.follow.fr.ts'
import { mayReadRequests } from '#modules/requests/permits.ts'
import { requestByNumber } from '#modules/requests/store.server.ts'
import { FilesPanel } from '#modules/requests/talk/FilesPanel.tsx'
import { useFollowForms } from '#modules/requests/talk/forms.ts'
import { LinksPanel } from '#modules/requests/talk/LinksPanel.tsx'
import { namesToCall } from '#modules/requests/talk/names.ts'
import { readFollow } from '#modules/requests/talk/read.server.ts'
import { TalkPanel } from '#modules/requests/talk/TalkPanel.tsx'
import { teamOf } from '#modules/requests/talk/team.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Square } from '#ui/Square.tsx'
import type { Route } from './+types/route'
import { actAround } from './acts.server.ts'
import '#modules/requests/ui/request.css'
import '#modules/requests/ui/quote.css'
import '#modules/requests/talk/talk.css'

async function requestOf(ctx: Ctx, number: string) {
  if (!mayReadRequests(ctx.actor)) refusePage()
  return (await ctx.read((tx) => requestByNumber(tx, ctx.hub.id, number))) ?? noPage()
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const request = await requestOf(ctx, params.number)
  const accounts = await teamOf(ctx, context.get(servicesContext).db)
  return {
    follow: await readFollow(ctx, request),
    names: namesToCall(accounts, ctx.actor.userId),
    what: request.serviceName,
    key: newId<'Form'>(),
  }
}

export async function action({ request: sent, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const request = await requestOf(ctx, params.number)
  const typed = await sent.formData()
  const intent = String(typed.get('intent') ?? '')
  const accounts = await teamOf(ctx, context.get(servicesContext).db)
  const { origin } = new URL(sent.url)
  const acted = await actAround({ ctx, request, accounts, origin }, intent, typed)
  if (acted.kind === 'done')
    return redirect(`/${ctx.hub.slug}/demandes/${request.number}?fait=oui#${acted.at}`)
  if (acted.kind === 'refused' && acted.state.errors[''] === 'not_permitted') refusePage()
  return data(acted, { status: acted.kind === 'link' ? 200 : 422 })
}

/** Everything around a request, and where a refused form is shown again with what was typed. */
export default function Around({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { follow, names, what, key } = loaderData
  const base = `/${params.hub}/demandes/${follow.number}`
  const refused = actionData?.kind === 'refused' ? actionData : undefined
  const link = actionData?.kind === 'link' ? actionData : null
  const forms = useFollowForms(`${base}/echanges`, key, refused)
  const error = refused && forms(refused.intent).error
  return (
    <>
      <title>{`${t.title(follow.number)} · Palier`}</title>
      <PageHeader
        over={what}
        title={t.title(follow.number)}
        quiet={
          <ButtonLink href={base} icon={ArrowLeft}>
            {t.back(follow.number)}
          </ButtonLink>
        }
      />
      {error && <Notice tone="danger">{error}</Notice>}
      {link && (
        <Card title={t.askLink}>
          <div className="requests-link">
            <Square square={link.square} label={t.askSquare} />
            <div>
              <p>{t.askLinkHelp}</p>
              <p className="requests-link-text">
                <a href={link.href}>{link.href}</a>
              </p>
            </div>
          </div>
        </Card>
      )}
      <div className="requests-page">
        <div className="ui-stack">
          <TalkPanel follow={follow} names={names} forms={forms} />
          <ComplaintPanel follow={follow} hub={params.hub} forms={forms} />
        </div>
        <div className="ui-stack">
          <FilesPanel files={follow.files} base={base} forms={forms} />
          <LinksPanel links={follow.links} hub={params.hub} forms={forms} />
          <AskPanel follow={follow} forms={forms} />
        </div>
      </div>
    </>
  )
}
