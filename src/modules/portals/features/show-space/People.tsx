import { spaceEn } from '#modules/portals/messages.space.en.ts'
import { spaceFr } from '#modules/portals/messages.space.fr.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { List, type Part, type SpaceOnly } from './List.tsx'

/** Their household, and those they may ask for. */
export function People({ space, base }: Part) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const { household, actsFor } = space
  return (
    <Card title={w.home}>
      {household && household.others.length > 0 && (
        <p>
          {w.household} : {household.others.join(', ')}
        </p>
      )}
      {actsFor.length === 0 ? (
        <p className="ui-soft">{w.actsNobody}</p>
      ) : (
        <List>
          {actsFor.map((one) => (
            <li key={one.id}>
              <span>
                <strong>{one.name}</strong>{' '}
                <span className="ui-soft">({one.powers.map((power) => w.powers[power]).join(', ')})</span>
              </span>
              {one.powers.includes('ask') && (
                <ButtonLink href={`${base}/demander?pour=${one.id}`}>{w.askFor(one.name)}</ButtonLink>
              )}
            </li>
          ))}
        </List>
      )}
    </Card>
  )
}

/** Until when they are a member, with their card. */
export function Membership({ space }: SpaceOnly) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const { memberUntil, card } = space
  return (
    <Card title={w.membership}>
      <p>
        {memberUntil ? (
          <>
            {w.memberUntil} <DayFr value={memberUntil} />
          </>
        ) : (
          w.notMember
        )}
      </p>
      {card && (
        <details>
          <summary>{w.card}</summary>
          <svg
            className="portals-card"
            viewBox={`-4 -4 ${card.size + 8} ${card.size + 8}`}
            shapeRendering="crispEdges"
            role="img"
            aria-label={w.card}
          >
            <path
              className="portals-white"
              d={`M-4 -4h${card.size + 8}v${card.size + 8}h-${card.size + 8}z`}
            />
            <path className="portals-dark" d={card.path} />
          </svg>
          <p className="ui-soft">{w.cardHelp}</p>
        </details>
      )}
    </Card>
  )
}
