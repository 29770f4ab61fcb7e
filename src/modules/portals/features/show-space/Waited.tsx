import { spaceEn } from '#modules/portals/messages.space.en.ts'
import { spaceFr } from '#modules/portals/messages.space.fr.ts'
import { OwnStatus } from '#modules/portals/ui/OwnStatus.tsx'
import { usePassageLine } from '#modules/portals/ui/PassageCard.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Status } from '#ui/Status.tsx'
import { List, type Part } from './List.tsx'

/** What they asked for and wished, with what becomes of it. */
export function Waited({ space, base }: Part) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const { waited, wishes } = space
  const passage = usePassageLine()
  return (
    <Card title={w.waited} aside={<a href={`${base}/demandes`}>{w.all}</a>}>
      {waited.length + wishes.length === 0 && (
        <p>
          {w.nothing}. {w.nothingText}
        </p>
      )}
      <List>
        {wishes.map((wish) => (
          <li key={wish.id}>
            <span>
              <span className="portals-said">{wish.details}</span>
              {wish.forWhom && <span className="ui-soft"> {w.forWhom(wish.forWhom)}</span>}
              {wish.answer && <Notice live={false} title={wish.answer} />}
              <span className="ui-soft ui-small">
                {' '}
                <DateTimeFr value={wish.receivedAt} />
              </span>
            </span>
            <Status tone={wish.state === 'answered' ? 'success' : 'neutral'}>
              {w.wishStates[wish.state]}
            </Status>
          </li>
        ))}
        {waited.map((row) => (
          <li key={row.id}>
            <span>
              <a href={`${base}/demandes/${row.number}`}>{row.serviceName}</a>
              {row.forWhom && <span className="ui-soft"> {w.forWhom(row.forWhom)}</span>}
              {row.wantedOn && !row.passage && (
                <span className="ui-soft">
                  , <DayFr value={row.wantedOn} />
                </span>
              )}
              {row.passage && <span className="portals-when">{passage(row.passage)}</span>}
            </span>
            <OwnStatus state={row.state} />
          </li>
        ))}
      </List>
    </Card>
  )
}
