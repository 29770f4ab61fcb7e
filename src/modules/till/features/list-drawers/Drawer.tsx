import { sessionsEn as en } from '#modules/till/messages.sessions.en.ts'
import { sessionsFr as fr } from '#modules/till/messages.sessions.fr.ts'
import type { DrawerNow } from '#modules/till/sessions/read.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { Form } from '#ui/Form.tsx'
import { ArrowRight, Coins, FileText, Wallet } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'

/** One drawer: open or not, what it should hold, and the next thing to do with it. */
export function Drawer({ drawer, base }: { drawer: DrawerNow; base: string }) {
  const w = useWords({ fr, en }).drawers
  const { till, last, held, mine } = drawer
  const session = last && !last.count ? last.session : null
  const page = session && `${base}/sessions/${session.number}`
  return (
    <Card
      title={till.name}
      aside={session ? <Status tone="success">{w.open}</Status> : <Status tone="neutral">{w.closed}</Status>}
      className={session ? 'drawer drawer-open' : 'drawer'}
    >
      <p className="drawer-sum">
        <Amount value={held} />
        <small>{session ? w.inside : last ? w.left : w.never}</small>
      </p>
      {session && (
        <p className="drawer-who">
          <DateTimeFr value={session.openedAt} /> {w.since(session.userName)}
          {mine && <> · {w.mine}</>}
        </p>
      )}
      {page ? (
        <div className="ui-row">
          <ButtonLink tone="primary" href={`${page}/compter`} icon={Coins}>
            {w.count}
          </ButtonLink>
          <ButtonLink href={`${page}/especes`} icon={ArrowRight}>
            {w.move}
          </ButtonLink>
          <ButtonLink href={page} icon={FileText}>
            {w.report}
          </ButtonLink>
          {!mine && session && (
            <Form id={`join-${till.id}`} intent="join" hidden={{ session: session.id }}>
              <Button icon={Wallet}>{w.join}</Button>
            </Form>
          )}
        </div>
      ) : (
        <div className="ui-row">
          <ButtonLink tone="primary" href={`${base}/tiroirs/${till.id}/ouvrir`} icon={Coins}>
            {w.openIt}
          </ButtonLink>
        </div>
      )}
    </Card>
  )
}
