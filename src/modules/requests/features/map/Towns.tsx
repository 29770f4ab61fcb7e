import { en as allEn } from '#modules/requests/messages.en.ts'
import { fr as allFr } from '#modules/requests/messages.fr.ts'
import { viewsEn as en } from '#modules/requests/messages.views.en.ts'
import { viewsFr as fr } from '#modules/requests/messages.views.fr.ts'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { anchor } from './anchor.ts'
import { Plan } from './Plan.tsx'
import type { MapRead } from './query.server.ts'

type Props = { towns: MapRead['towns']; total: number; base: string }

/** The plan on one side, the towns with their streets on the other. */
export function Towns({ towns, total, base }: Props) {
  const t = useWords({ fr, en }).map
  const own = useWords({ fr: allFr, en: allEn })
  return (
    <div className="requests-map">
      <Plan towns={towns} total={total} />
      <div className="ui-stack">
        {towns.map((town, i) => (
          <Card
            key={town.town}
            title={town.town || t.nowhere}
            aside={
              <span className="ui-row">
                {t.count(town.items)}
                {town.late > 0 && <Status tone="danger">{t.late(town.late)}</Status>}
              </span>
            }
          >
            {town.streets.map((street, j) => (
              <details
                key={street.street}
                id={anchor(i, j)}
                className="requests-fold"
                open={town.streets.length < 4}
              >
                <summary>
                  {street.street || t.noStreet}, {t.count(street.items.length)}
                </summary>
                <ul className="requests-map-list">
                  {street.items.map((one) => (
                    <li key={one.id}>
                      <a href={`${base}/${one.number}`}>
                        {one.serviceName}, {one.who}
                      </a>{' '}
                      <span className="ui-soft">
                        {one.street} · <DayFr value={one.dueOn} />
                      </span>{' '}
                      {one.late && <Status tone="danger">{own.late}</Status>}
                    </li>
                  ))}
                </ul>
              </details>
            ))}
          </Card>
        ))}
      </div>
    </div>
  )
}
