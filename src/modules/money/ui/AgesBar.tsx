import type { Cents } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages.charges.en.ts'
import { fr } from '../messages.charges.fr.ts'
import { AGES, type Age } from '../rules/charges.ts'
import './charges.css'

/** What is owed by age, as one bar cut in four and its lines: the darker, the older. */
export function AgesBar({ ages, total }: { ages: Readonly<Record<Age, Cents>>; total: Cents }) {
  const t = useWords({ fr, en })
  const width = (age: Age) => `${total > 0n ? Number((ages[age] * 10_000n) / total) / 100 : 0}%`
  return (
    <section className="money-ages" aria-label={t.byAge}>
      <p className="money-ages-total">
        <Amount value={total} /> <small>{t.toReceive}</small>
      </p>
      <div className="money-ages-bar" aria-hidden="true">
        {AGES.map((age) => (
          <span key={age} data-age={age} style={{ width: width(age) }} />
        ))}
      </div>
      <ul>
        {AGES.map((age) => (
          <li key={age} data-age={age}>
            <span>{t.ages[age]}</span>
            <strong>
              <Amount value={ages[age]} />
            </strong>
          </li>
        ))}
      </ul>
    </section>
  )
}
