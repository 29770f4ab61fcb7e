import { data, redirect } from 'react-router'
import { roundNumbered } from '#modules/rounds/day/store.server.ts'
import { readDeed } from '#modules/rounds/drive/read-deed.server.ts'
import { receiveDeed } from '#modules/rounds/drive/receive.server.ts'
import { en } from '#modules/rounds/messages.drive.en.ts'
import { fr } from '#modules/rounds/messages.drive.fr.ts'
import { mayDrive } from '#modules/rounds/permits.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { formatClock, formatDay, formatHour } from '#ui/dates.ts'
import { formatNumber } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Network } from '#ui/outbox/Network.tsx'
import { RefusedItem } from '#ui/outbox/RefusedItem.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useUiWords } from '#ui/words.ts'
import type { Route } from './+types/route'
import { deedsIn, wrongIn } from './form.ts'
import { roundToDrive } from './query.server.ts'
import { Road } from './Road.tsx'
import { useDrive } from './useDrive.ts'
import './drive.css'

/** The page of a phone without a network: it holds what is said until it can leave. */
export const handle = { scripts: true }

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayDrive(ctx.actor)) refusePage()
  const round = await roundToDrive(ctx, params.round)
  if (!round) noPage()
  return {
    round,
    hub: ctx.hub.slug,
    userId: ctx.actor.userId,
    said: new URL(request.url).searchParams.get('fait'),
  }
}

/** What is said from a page without scripts; a card of several stops says one thing of each. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayDrive(ctx.actor)) refusePage()
  const posted = await request.formData()
  const row = await ctx.read((tx) => roundNumbered(tx, ctx.hub.id, params.round))
  if (!row) noPage()
  const text = (name: string) => String(posted.get(name) ?? '')
  const form = `${text('kind')} ${text('serves')}`.trim()
  const values = Object.fromEntries([...posted].filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >
  const refused = (errors: Readonly<Record<string, string | undefined>>) =>
    data({ form, values, errors }, { status: 422 })
  const wrong = wrongIn(posted, row.counterOut)
  if (Object.keys(wrong).length > 0) return refused(wrong)
  let said = 'applied'
  for (const deed of deedsIn(posted)) {
    const read = await readDeed(deed, row.id, ctx.now())
    if (!read.ok) return refused({ '': 'unreadable' })
    const answer = await receiveDeed(ctx, read.value)
    if (!answer.ok) return refused({ [answer.field ?? '']: answer.code })
    if (answer.value.verdict === 'refused') said = answer.value.code
    else if (said === 'applied') said = answer.value.verdict
  }
  return redirect(`/${ctx.hub.slug}/tournees/${row.number}/route?fait=${said}`)
}

export default function DriveRound({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const ui = useUiWords()
  const { zone, locale } = useLanguage()
  const { round: read, hub, userId, said } = loaderData
  const drive = useDrive(read, { hub, userId, refused: actionData })
  const { round, outbox } = drive
  const saved: Readonly<Record<string, string>> = { ...t.saved, ...t.held }
  const lede = [
    t.lede(round.stops.length),
    round.metres !== null && t.km(formatNumber(round.metres / 1000, locale)),
    round.leftAt && t.left(formatHour(round.leftAt, zone, locale)),
    round.returnsAt !== null && t.back(formatClock(round.returnsAt, locale)),
  ]
  return (
    <>
      <title>{`${t.title} ${round.number} · Palier`}</title>
      <link rel="manifest" href={`/${hub}/terrain/manifeste`} crossOrigin="use-credentials" />
      <PageHeader
        title={round.name}
        over={round.name === round.number ? t.title : round.number}
        lede={lede.filter(Boolean).join(' · ')}
      />
      <div className="ui-stack drive" onSubmit={drive.onSubmit}>
        <Network outbox={outbox} address={`/${hub}/tournees/${round.number}/route`} />
        {drive.full && <Notice tone="danger">{ui.outbox.full}</Notice>}
        {drive.problem && <Notice tone="danger">{drive.problem}</Notice>}
        {said && !actionData && saved[said] && (
          <Notice tone={said in t.held ? 'warn' : 'success'}>{saved[said]}</Notice>
        )}
        {round.day !== round.today && round.state !== 'ended' && (
          <Notice tone="warn" live={false}>
            {t.otherDay(formatDay(round.day, locale, round.today.slice(0, 4)))}
          </Notice>
        )}
        {!round.mine && (
          <Notice tone="warn" live={false}>
            {t.notYours(round.whoName)}
          </Notice>
        )}
        {outbox.kept
          .filter((one) => one.state === 'refused')
          .map((one) => (
            <RefusedItem key={one.id} kept={one} onDismiss={() => void outbox.dismiss(one)} />
          ))}
        <Road drive={drive} />
      </div>
    </>
  )
}
