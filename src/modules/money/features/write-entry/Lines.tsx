import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { en } from '#modules/money/messages.books.en.ts'
import { fr } from '#modules/money/messages.books.fr.ts'
import { en as moneyEn } from '#modules/money/messages.en.ts'
import { fr as moneyFr } from '#modules/money/messages.fr.ts'
import { PILLARS } from '#modules/money/rules/axes.ts'
import { Field } from '#ui/Field.tsx'
import type { Option } from '#ui/field-props.ts'
import { useWords } from '#ui/language.tsx'
import '#modules/money/ui/books.css'

type Props = {
  count: number
  chart: readonly { code: string; name: string }[]
  organisations: readonly Option[]
  activities: readonly (keyof ReturnType<typeof useServiceWords>['activities'])[]
}

/** The lines of an entry: an account, a side, and what tells costs and revenue apart. */
export function Lines({ count, chart, organisations, activities }: Props) {
  const w = useWords({ fr, en }).entry
  const money = useWords({ fr: moneyFr, en: moneyEn })
  const words = useServiceWords().activities
  const kinds = activities.map((value) => ({ value, label: words[value] }))
  const pillars = PILLARS.map((value) => ({ value, label: money.pillars[value] }))
  const accounts = chart.map(({ code, name }) => `${code} ${name}`)
  const head = [w.account, w.debit, w.credit, w.party, w.activity, w.pillar]
  return (
    <fieldset className="ui-fieldset">
      <legend>{w.lines}</legend>
      <div className="books-scroll">
        <table className="books-lines">
          <caption className="ui-hidden">{w.lines}</caption>
          <thead>
            <tr>
              {head.map((word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: count }, (_, i) => {
              const named = (word: string) => `${w.line(i + 1)}, ${word}`
              return (
                // Lines have no other name than their place.
                // biome-ignore lint/suspicious/noArrayIndexKey: a form's lines never change places
                <tr key={i}>
                  <td data-wide data-head={w.account}>
                    <Field
                      name={`account${i}`}
                      label={named(w.account)}
                      labelHidden
                      list={accounts}
                      optional
                      autoComplete="off"
                    />
                  </td>
                  <td data-head={w.debit}>
                    <Field type="money" name={`debit${i}`} label={named(w.debit)} labelHidden optional />
                  </td>
                  <td data-head={w.credit}>
                    <Field type="money" name={`credit${i}`} label={named(w.credit)} labelHidden optional />
                  </td>
                  <td data-head={w.party}>
                    <Field
                      type="select"
                      name={`who${i}`}
                      label={named(w.party)}
                      labelHidden
                      optional
                      options={organisations}
                    />
                  </td>
                  <td data-head={w.activity}>
                    <Field
                      type="select"
                      name={`activity${i}`}
                      label={named(w.activity)}
                      labelHidden
                      optional
                      options={kinds}
                    />
                  </td>
                  <td data-head={w.pillar}>
                    <Field
                      type="select"
                      name={`pillar${i}`}
                      label={named(w.pillar)}
                      labelHidden
                      optional
                      options={pillars}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </fieldset>
  )
}
