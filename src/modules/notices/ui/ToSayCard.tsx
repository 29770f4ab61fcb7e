import { showPhone } from '#modules/people/ui/phone.ts'
import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { ToSay } from '../to-say.server.ts'
import './letter.css'

/** On the home page: whom to tell by voice; nothing when nobody waits. */
export function ToSayCard({ toSay, hub }: { toSay: ToSay; hub: string }) {
  const w = useWords({ fr, en })
  const base = `/${hub}/messages`
  if (toSay.n === 0) return null
  return (
    <Card
      title={w.views.toSay}
      aside={<a href={`${base}?etat=a-dire`}>{w.toSayAll(toSay.n)}</a>}
      className="ui-no-print"
    >
      <ul className="notice-lines">
        {toSay.first.map((one) => (
          <li key={one.id}>
            <a href={`${base}/${one.id}`}>{one.name}</a>
            <span className="ui-soft">
              {' '}
              · {one.subject}
              {one.way === 'phone' && one.address && (
                <>
                  {' '}
                  · <a href={`tel:${one.address}`}>{showPhone(one.address)}</a>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
