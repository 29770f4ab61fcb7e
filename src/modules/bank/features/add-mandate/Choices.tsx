import { mandatesEn as en } from '#modules/bank/messages.mandates.en.ts'
import { mandatesFr as fr } from '#modules/bank/messages.mandates.fr.ts'
import { Building2, User } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'

type Found = readonly { id: string; label: string; detail: string }[]

/** Those who match, one press each. */
export function Choices({
  base,
  q,
  people,
  organisations,
}: {
  base: string
  q: string
  people: Found
  organisations: Found
}) {
  const w = useWords({ fr, en }).form
  if (people.length + organisations.length === 0) return <p>{w.nobody(q)}</p>
  const list = (word: 'personne' | 'organisme', found: Found) => (
    <ul className="sepa-choices">
      {found.map(({ id, label, detail }) => (
        <li key={id}>
          <a href={`${base}?${word}=${id}`}>
            {word === 'personne' ? <User className="ui-icon" /> : <Building2 className="ui-icon" />}
            <span>
              {label}
              {detail && <small>{detail}</small>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {people.length > 0 && list('personne', people)}
      {organisations.length > 0 && list('organisme', organisations)}
    </>
  )
}
