import { add } from '#kit/money.ts'
import type { Difference } from '#modules/till/closings/read.server.ts'
import { closingsEn as en } from '#modules/till/messages.closings.en.ts'
import { closingsFr as fr } from '#modules/till/messages.closings.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'

/** What the counts of these days found too little or too much, each with its reason. */
export function Differences({ sessions, base }: { sessions: readonly Difference[]; base: string }) {
  const w = useWords({ fr, en }).z
  const wrong = sessions.filter((one) => one.gap !== 0n || one.openedWith !== 0n)
  return (
    <Card title={w.differences}>
      {wrong.length === 0 ? (
        <p className="ui-soft">{sessions.length > 0 ? w.noDifference : w.noSession}</p>
      ) : (
        <ul className="drawer-gaps">
          {wrong.map((one) => (
            <li key={one.number}>
              <span>
                <a href={`${base}/${one.number}`}>{one.number}</a> · {one.till}
                {one.why && <> · {one.why}</>}
                {one.openedWhy && (
                  <>
                    {' '}
                    · {w.atOpening} {one.openedWhy}
                  </>
                )}
              </span>
              <Status tone="warn">
                <Amount value={add(one.gap, one.openedWith)} sign />
              </Status>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
