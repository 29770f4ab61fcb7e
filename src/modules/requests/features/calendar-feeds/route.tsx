import { data, redirect } from 'react-router'
import { type Day, dayIn } from '#kit/day.ts'
import { choicesFor } from '#modules/requests/calendar/choices.server.ts'
import { feedsInUse } from '#modules/requests/calendar/feed-store.server.ts'
import { mayGiveFeeds, mayReadCalendar } from '#modules/requests/permits.ts'
import { parseWho, userKey } from '#modules/requests/rules/slots.ts'
import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { qrSquare } from '#platform/files/qr.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft, Link2 } from '#ui/icons.ts'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import './feeds.css'
import { type FeedSubject, makeFeed, revokeFeed } from './use-case.server.ts'

const NO_CHOICES = { team: [], volunteers: [], providers: [] } as const

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCalendar(ctx.actor)) refusePage()
  const mayGive = mayGiveFeeds(ctx.actor)
  const own = ctx.actor.userId ? userKey(ctx.actor.userId) : null
  const rows = await ctx.read((tx) => feedsInUse(tx, ctx.hub.id))
  return {
    own,
    mayGive,
    feeds: rows
      .filter((row) => mayGive || row.subject === own)
      .map(({ subject, subjectName, createdAt, createdName, readAt }) => ({
        ...{ subject, subjectName, createdName },
        made: dayIn(createdAt, ctx.hub.zone),
        read: readAt && dayIn(readAt, ctx.hub.zone),
      })),
    choices: mayGive ? await choicesFor(ctx, context.get(servicesContext).db) : NO_CHOICES,
    done: new URL(request.url).searchParams.get('fait'),
  }
}

const subjectIn = (text: unknown): FeedSubject | null =>
  text === 'hub' ? 'hub' : typeof text === 'string' ? parseWho(text) : null

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCalendar(ctx.actor)) refusePage()
  const typed = await request.formData()
  const subject = subjectIn(typed.get('subject'))
  if (!subject) return data({ code: 'who_needed' as const, fresh: null }, { status: 422 })
  if (typed.get('intent') === 'revoke') {
    const gone = await revokeFeed(ctx, { subject })
    if (!gone.ok) return data({ code: gone.code, fresh: null }, { status: 422 })
    return redirect(`/${ctx.hub.slug}/calendrier/agendas?fait=coupe`)
  }
  const { db } = context.get(servicesContext)
  const { team } = mayGiveFeeds(ctx.actor) ? await choicesFor(ctx, db) : NO_CHOICES
  const name = team.find((one) => one.value === subject)?.label
  const made = await makeFeed(ctx, { subject, ...(name ? { name } : {}) })
  if (!made.ok) return data({ code: made.code, fresh: null }, { status: 422 })
  // Shown in the answer itself and nowhere else: an address with it would stay in the history of the browser.
  const { origin, host } = new URL(request.url)
  const path = `/ouvert/${ctx.hub.slug}/agenda/${made.value.secret}`
  const fresh = {
    subject,
    url: `${origin}${path}`,
    webcal: `webcal://${host}${path}`,
    qr: qrSquare(`${origin}${path}`),
  }
  return data({ code: null, fresh })
}

export default function Feeds({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, day } = useCalendarWords()
  const w = t.feed
  const { own, mayGive, feeds, choices, done } = loaderData
  const errors: Readonly<Record<string, string>> = t.errors
  const nameOf = (subject: string) =>
    subject === 'hub' ? w.hub : (feeds.find((feed) => feed.subject === subject)?.subjectName ?? '')
  const groups = (['team', 'volunteers', 'providers'] as const)
    .map((one) => ({ group: t.groupOf[one], options: choices[one].filter(({ value }) => value !== own) }))
    .filter(({ options }) => options.length > 0)
  const fresh = actionData?.fresh
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        quiet={
          <ButtonLink href={`/${params.hub}/calendrier`} icon={ArrowLeft}>
            {t.title}
          </ButtonLink>
        }
      />
      {actionData?.code && <Notice tone="danger">{errors[actionData.code] ?? t.errors.not_found}</Notice>}
      {done === 'coupe' && !actionData && <Notice tone="success">{w.revoked}</Notice>}
      <div className="ui-stack">
        {fresh && (
          <Card className="feed-fresh" title={fresh.subject === own ? w.mine : nameOf(fresh.subject)}>
            <p>
              <strong>{w.fresh}</strong>
            </p>
            <div className="feed-take">
              <div>
                <label className="ui-field-label" htmlFor="feed-address">
                  {w.address}
                </label>
                <input id="feed-address" className="ui-input" readOnly value={fresh.url} />
                <p>
                  <ButtonLink tone="primary" href={fresh.webcal} icon={Link2}>
                    {w.open}
                  </ButtonLink>
                </p>
              </div>
              <figure>
                <svg
                  role="img"
                  aria-label={w.scan}
                  viewBox={`-3 -3 ${fresh.qr.size + 6} ${fresh.qr.size + 6}`}
                  className="feed-qr"
                >
                  <rect x={-3} y={-3} width={fresh.qr.size + 6} height={fresh.qr.size + 6} fill="#fff" />
                  <path d={fresh.qr.path} fill="#000" />
                </svg>
                <figcaption className="ui-small">{w.scan}</figcaption>
              </figure>
            </div>
          </Card>
        )}
        {own && (
          <One
            title={w.mine}
            help={w.mineHelp}
            subject={own}
            feed={feeds.find((one) => one.subject === own)}
          />
        )}
        {mayGive && (
          <One
            title={w.hub}
            help={w.hubHelp}
            subject="hub"
            feed={feeds.find((one) => one.subject === 'hub')}
          />
        )}
        {mayGive && groups.length > 0 && (
          <Card title={w.ofSomebody}>
            <p>{w.ofHelp}</p>
            <Form id="autre" intent="make">
              <Field type="select" name="subject" label={w.who} options={groups} />
              <FormActions>
                <Button>{w.make}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
        {mayGive && feeds.length > 0 && (
          <Table
            caption={w.all}
            rows={feeds}
            rowKey={(row) => row.subject}
            columns={[
              { key: 'who', header: w.who, cell: (row) => nameOf(row.subject), fold: 'title' },
              { key: 'since', header: w.since, cell: (row) => `${day(row.made)}, ${row.createdName}` },
              { key: 'last', header: w.last, cell: (row) => (row.read ? day(row.read) : w.never) },
              {
                key: 'revoke',
                header: w.revoke,
                paper: false,
                cell: (row) => <Revoke subject={row.subject} name={nameOf(row.subject)} />,
              },
            ]}
          />
        )}
        <Card title={w.how}>
          <p>{w.howText}</p>
        </Card>
      </div>
    </>
  )
}

type OneProps = {
  title: string
  help: string
  subject: FeedSubject
  feed: { made: Day; createdName: string; read: Day | null } | undefined
}

function One({ title, help, subject, feed }: OneProps) {
  const { t, day } = useCalendarWords()
  const w = t.feed
  return (
    <Card title={title}>
      <p>{help}</p>
      <p className="ui-soft">
        {feed
          ? `${w.made(day(feed.made), feed.createdName)} ${feed.read ? w.read(day(feed.read)) : w.never}`
          : w.none}
      </p>
      <div className="ui-row">
        <Form id={`make-${subject}`} intent="make" hidden={{ subject }}>
          <Button tone={feed ? 'quiet' : 'primary'} icon={Link2}>
            {feed ? w.again : w.make}
          </Button>
        </Form>
        {feed && <Revoke subject={subject} name={title} />}
      </div>
      {feed && <p className="ui-small ui-soft">{w.againHelp}</p>}
    </Card>
  )
}

function Revoke({ subject, name }: { subject: FeedSubject; name: string }) {
  const { t } = useCalendarWords()
  return (
    <form method="post">
      <input type="hidden" name="intent" value="revoke" />
      <input type="hidden" name="subject" value={subject} />
      <Button tone="danger">
        {t.feed.revoke} <span className="ui-hidden">{name}</span>
      </Button>
    </form>
  )
}
