import './actuals.css'
import { cents, minus } from '#kit/money.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import type { Drift } from '../actuals/alerts.server.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** How many are shown: the others are one link away. */
const SHOWN = 3

/** Lines that drift from the plan, as something to do: each leads to where one can look at it or put it aside. */
export function DriftList({ drifts, hub }: { drifts: readonly Drift[]; hub: string }) {
  const w = useWords({ fr, en }).actuals
  const locale = useLocale()
  const page = `/${hub}/modele/realise#derives`
  return (
    <section>
      <h2>{w.today.title}</h2>
      <ul className="plan-drifts">
        {drifts.slice(0, SHOWN).map(({ key, side, name, planned, actual, streak }) => (
          <li key={`${key} ${side}`}>
            <Status tone="warn">
              <a href={page}>
                {w.drift(
                  name,
                  formatEuros(cents(minus(actual, planned)), locale, { round: true, sign: true }),
                  streak,
                )}
              </a>
            </Status>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${hub}/modele/realise`}>
          {drifts.length > SHOWN ? w.today.more(drifts.length - SHOWN) : w.today.see}
        </a>
      </p>
    </section>
  )
}
