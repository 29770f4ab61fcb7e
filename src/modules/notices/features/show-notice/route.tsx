import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { en } from '#modules/notices/messages.en.ts'
import { fr } from '#modules/notices/messages.fr.ts'
import { mayReadNotices, maySayNotices } from '#modules/notices/permits.ts'
import { LINK_MARK } from '#modules/notices/rules/render.ts'
import { failureKind, MAY_RESEND, MAY_SAY } from '#modules/notices/rules/states.ts'
import { isCarried } from '#modules/notices/rules/way.ts'
import { resendNotices, sayNotices } from '#modules/notices/say.server.ts'
import { noticeById } from '#modules/notices/store.server.ts'
import { Letter } from '#modules/notices/ui/Letter.tsx'
import { NoticeState } from '#modules/notices/ui/NoticeState.tsx'
import { showPhone } from '#modules/people/ui/phone.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Check, User } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadNotices(ctx.actor)) refusePage()
  const { id } = params
  const found = isId<'Notice'>(id) ? await ctx.read((tx) => noticeById(tx, ctx.hub.id, id)) : null
  if (!found) noPage()
  const { hubId: _hub, link: _secret, search: _search, words: _words, ...notice } = found
  return { notice, maySay: maySayNotices(ctx.actor) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!maySayNotices(ctx.actor)) refusePage()
  if (!isId<'Notice'>(params.id)) noPage()
  const again = (await request.formData()).get('intent') === 'resend'
  const done = await (again ? resendNotices : sayNotices)(ctx, [params.id])
  return done.ok
    ? redirect(`/${ctx.hub.slug}/messages/${params.id}`)
    : data({ code: done.code }, { status: 422 })
}

export default function OneNotice({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr, en })
  const { notice, maySay } = loaderData
  const hub = `/${params.hub}`
  const address = notice.address && (notice.way === 'email' ? notice.address : showPhone(notice.address))
  const how =
    notice.way === 'post' || notice.way === 'person'
      ? w.how[notice.way]
      : address
        ? w.how[notice.way](address)
        : w.ways[notice.way]
  const why =
    notice.why !== null
      ? w.whys[notice.why]
      : notice.state === 'kept'
        ? w.keptHelp
        : notice.state === 'waiting'
          ? w.waitingHelp(notice.attempts)
          : notice.state === 'to-say'
            ? w.toSayHelp
            : null
  const record = notice.organisationId
    ? `${hub}/partenaires/${notice.organisationId}`
    : notice.personId && `${hub}/personnes/${notice.personId}`
  const say = maySay && MAY_SAY.includes(notice.state)
  const resend = maySay && MAY_RESEND.includes(notice.state) && isCarried(notice.way)
  return (
    <>
      <title>{`${notice.subject} · Palier`}</title>
      <PageHeader
        over={w.templates.names[notice.template]}
        title={notice.name}
        lede={how}
        quiet={
          <>
            <ButtonLink icon={ArrowLeft} href={`${hub}/messages`}>
              {w.page.back}
            </ButtonLink>
            {record && (
              <ButtonLink icon={User} href={record}>
                {w.page.record}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="ui-stack">
        {notice.state !== 'sent' && notice.failure && (
          <Notice tone={notice.state === 'failed' ? 'danger' : 'warn'} live={false}>
            {w.failures[failureKind(notice.failure)]}
          </Notice>
        )}
        <Card title={w.page.text}>
          <Letter
            subject={notice.way === 'text' ? undefined : notice.subject}
            text={notice.body.replaceAll(LINK_MARK, w.page.hiddenLink)}
          />
        </Card>
        {(say || resend) && (
          <Card title={w.page.next} className="ui-no-print">
            <Form id="next">
              <FormActions>
                {say && (
                  <Button tone="primary" icon={Check} name="intent" value="said">
                    {notice.way === 'post' ? w.posted : w.said}
                  </Button>
                )}
                {resend && (
                  <Button name="intent" value="resend">
                    {w.resend}
                  </Button>
                )}
              </FormActions>
            </Form>
          </Card>
        )}
        <Card title={w.page.facts}>
          <DefinitionList
            items={[
              {
                term: w.columns.state,
                value: (
                  <>
                    <NoticeState state={notice.state} />
                    {why && <div className="ui-soft">{why}</div>}
                  </>
                ),
              },
              { term: w.columns.way, value: how },
              { term: w.columns.at, value: <DateTimeFr value={notice.at} /> },
              {
                term: w.columns.told,
                value: notice.toldAt && (
                  <>
                    <DateTimeFr value={notice.toldAt} /> {notice.toldBy && w.saidBy(notice.toldBy)}
                  </>
                ),
              },
            ]}
          />
        </Card>
      </div>
    </>
  )
}
