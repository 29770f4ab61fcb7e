import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { PURPOSES, type Purpose } from '../rules/consents.ts'
import { type Benefit, type Contact, type Wishes, wayToReach } from '../rules/reach.ts'

type Props = {
  person: Wishes & Contact & { benefit: Benefit | null }
  /** Last words by purpose. */
  said: Partial<Record<Purpose, boolean>>
  /** Absent for whoever may not change it. */
  editHref?: string
}

/** On a person's page: the way to them today, what they refuse, what they agreed to. */
export function ReachCard({ person, said, editHref }: Props) {
  const w = useWords({ fr, en }).reach
  const way = wayToReach(person)
  const asked = PURPOSES.filter((purpose) => said[purpose] !== undefined)
  return (
    <Card title={w.short} aside={editHref && <ButtonLink href={editHref}>{w.open}</ButtonLink>}>
      <DefinitionList
        items={[
          {
            term: w.today,
            value: way ? (
              w.ways[way]
            ) : (
              <Status tone="warn">{person.reachBy === 'none' ? w.noMessage : w.nowhere}</Status>
            ),
          },
          { term: w.neverBy, value: person.neverBy.map((one) => w.ways[one]).join(', ') },
          { term: w.benefit, value: person.benefit && w.benefits[person.benefit] },
          {
            term: w.consents,
            value:
              asked.length === 0 ? (
                <Status>{w.unknown}</Status>
              ) : (
                asked.map((purpose) => (
                  <div key={purpose}>
                    <Status tone={said[purpose] ? 'success' : 'neutral'}>
                      {said[purpose] ? w.given : w.refused}
                    </Status>{' '}
                    {w.purposes[purpose]}
                  </div>
                ))
              ),
          },
        ]}
      />
    </Card>
  )
}
