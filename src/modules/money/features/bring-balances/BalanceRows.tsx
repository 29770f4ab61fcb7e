import { en } from '#modules/money/messages.books.en.ts'
import { fr } from '#modules/money/messages.books.fr.ts'
import { Field } from '#ui/Field.tsx'
import { useWords } from '#ui/language.tsx'
import '#modules/money/ui/books.css'

/** One row per account: its number, its name when it is new, and its balance on one side. */
export function BalanceRows({ count }: { count: number }) {
  const t = useWords({ fr, en })
  const w = t.entry
  const cells = [
    ['account', w.account],
    ['name', t.opening.name],
    ['debit', w.debit],
    ['credit', w.credit],
  ] as const
  return (
    <table className="books-lines">
      <caption className="ui-hidden">{w.lines}</caption>
      <thead>
        <tr>
          {cells.map(([name, word]) => (
            <th key={name} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: count }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a form's rows never change places
          <tr key={i}>
            {cells.map(([name, word]) => (
              <td key={name} data-head={word} data-wide={name === 'name' ? true : undefined}>
                <Field
                  type={name === 'debit' || name === 'credit' ? 'money' : 'text'}
                  name={`${name}${i}`}
                  label={`${w.line(i + 1)}, ${word}`}
                  labelHidden
                  optional
                  autoComplete="off"
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
