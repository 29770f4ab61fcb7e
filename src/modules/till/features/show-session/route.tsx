import { useMeansWords } from '#modules/money/ui/MeansField.tsx'
import { sessionsEn as en } from '#modules/till/messages.sessions.en.ts'
import { sessionsFr as fr } from '#modules/till/messages.sessions.fr.ts'
import { mayHoldTill } from '#modules/till/permits.ts'
import { sessionPage } from '#modules/till/sessions/read.server.ts'
import { MeansTable } from '#modules/till/ui/MeansTable.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { ArrowLeft, ArrowRight, Coins } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/route'
import '#modules/till/ui/drawers.css'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayHoldTill(ctx.actor)) refusePage()
  const page = (await sessionPage(ctx, params.number)) ?? noPage()
  return { ...page, done: new URL(request.url).searchParams.get('fait') }
}

/** A session as it stands (rapport X) or as it was counted: what was received, moved and found. */
export default function Session({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.session
  const means = useMeansWords()
  const { session, till, count, held, moves, done } = loaderData
  const base = `/${params.hub}/caisse`
  const page = `${base}/sessions/${session.number}`
  const title = count ? w.closedTitle(till) : w.openTitle(till)
  const gap = (value: bigint) =>
    value === 0n ? (
      <Status tone="success">{t.drawers.fits}</Status>
    ) : (
      <Status tone="warn">
        <Amount value={value as typeof session.gap} sign />
      </Status>
    )
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={session.number}
        title={title}
        action={
          !count && (
            <ButtonLink tone="primary" href={`${page}/compter`} icon={Coins}>
              {t.drawers.count}
            </ButtonLink>
          )
        }
        quiet={
          <>
            {!count && (
              <ButtonLink href={`${page}/especes`} icon={ArrowRight}>
                {t.drawers.move}
              </ButtonLink>
            )}
            <ButtonLink href={`${base}/tiroirs`} icon={ArrowLeft}>
              {w.back}
            </ButtonLink>
          </>
        }
      />
      <div className="drawer-paper">
        {done === 'ouvert' && <Notice tone="success">{t.drawers.opened(session.number)}</Notice>}
        {done === 'ferme' && <Notice tone="success">{t.drawers.closedNow(session.number)}</Notice>}
        {done === 'deja' && count && <Notice tone="warn">{w.closedMeanwhile(count.userName)}</Notice>}
        {done === 'note' && <Notice tone="success">{t.move.done}</Notice>}
        <div className="drawer-two">
          <Card title={count ? w.atClosing : w.inside}>
            <p className="drawer-sum">
              <Amount value={count ? count.counted : held} />
            </p>
            <DefinitionList
              items={[
                { term: w.expected, value: count && <Amount value={count.expected} /> },
                { term: w.gap, value: count && gap(count.gap) },
                { term: w.why, value: count?.why },
                {
                  term: w.toSafe,
                  value: count && count.toSafe > 0n ? <Amount value={count.toSafe} /> : null,
                },
                { term: w.kept, value: count && <Amount value={count.kept} /> },
                { term: w.atOpening, value: <Amount value={session.counted} /> },
                { term: w.openingGap, value: session.gap !== 0n && gap(session.gap) },
                { key: 'opening-why', term: w.why, value: session.why },
                {
                  term: w.openedBy,
                  value: (
                    <>
                      <DateTimeFr value={session.openedAt} /> {w.by(session.userName)}
                    </>
                  ),
                },
                {
                  term: w.closedBy,
                  value: count && (
                    <>
                      <DateTimeFr value={count.closedAt} /> {w.by(count.userName)}
                    </>
                  ),
                },
              ].map((item) => ({ ...item, value: item.value === false ? null : item.value }))}
            />
          </Card>
          <Card title={w.received}>
            <MeansTable
              caption={w.received}
              rows={loaderData.means.map((one) => ({ ...one, name: means[one.means] }))}
              nothing={w.nothing}
            />
          </Card>
        </div>
        <Card title={w.moves}>
          {moves.length === 0 ? (
            <p className="ui-soft">{w.noMoves}</p>
          ) : (
            <ul className="drawer-gaps">
              {moves.map((move) => (
                <li key={move.id}>
                  <span>
                    <DateTimeFr value={move.at} /> · {t.ledger.moves[move.kind]}
                    {move.why && <> · {move.why}</>} · {move.userName}
                  </span>
                  <Amount value={move.amount} sign />
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  )
}
