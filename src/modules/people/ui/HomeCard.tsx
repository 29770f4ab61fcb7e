import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { useWords } from '#ui/language.tsx'
import type { Household, ProxyAround } from '../household-store.server.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { holdsOn } from '../rules/households.ts'
import { fullName, showPhone } from '../rules/names.ts'

type Props = {
  personId: Id<'Person'>
  household: Household | null
  proxies: readonly ProxyAround[]
  today: Day
  /** `/quartier` */
  hub: string
  /** Leads to the counter to ask for those this person may ask for. */
  mayServe: boolean
  /** Absent for whoever may not change it. */
  editHref?: string
}

/** On a person's page: with whom they live, who acts for them today, and for whom they act. */
export function HomeCard({ personId, household, proxies, today, hub, mayServe, editHref }: Props) {
  const w = useWords({ fr, en }).home
  const held = proxies.filter(({ proxy }) => holdsOn(proxy, today))
  const acting = held.filter(({ proxy }) => proxy.personId === personId)
  const acted = held.filter(({ proxy }) => proxy.proxyId === personId)
  const link = (person: { id: string; firstName: string; lastName: string }) => (
    <a href={`${hub}/personnes/${person.id}`}>{fullName(person)}</a>
  )
  const mayDo = ({ proxy }: ProxyAround) =>
    `${w.kinds[proxy.kind]} : ${proxy.powers.map((power) => w.power[power].toLowerCase()).join(', ')}`
  const others = household?.members.filter((member) => member.id !== personId) ?? []
  return (
    <Card title={w.short} aside={editHref && <ButtonLink href={editHref}>{w.open}</ButtonLink>}>
      <DefinitionList
        items={[
          {
            term: w.household,
            value:
              others.length === 0
                ? w.alone
                : others.map((member) => (
                    <div key={member.id}>
                      {link(member)} ({w.roles[member.role].toLowerCase()})
                    </div>
                  )),
          },
          {
            term: w.proxies,
            value:
              acting.length > 0 &&
              acting.map((line) => (
                <div key={line.proxy.id}>
                  {link(line.actor)} ({mayDo(line)})
                  {line.actor.phone && (
                    <>
                      , <a href={`tel:${line.actor.phone}`}>{showPhone(line.actor.phone)}</a>
                    </>
                  )}
                </div>
              )),
          },
          {
            term: w.for,
            value:
              acted.length > 0 &&
              acted.map((line) => (
                <div key={line.proxy.id}>
                  {link(line.person)} ({mayDo(line)}){' '}
                  {mayServe && line.proxy.powers.includes('ask') && line.person.leftAt === null && (
                    <a
                      className="ui-no-print"
                      href={`${hub}/guichet?personne=${line.person.id}&demandeur=${personId}`}
                    >
                      {w.askFor}
                    </a>
                  )}
                </div>
              )),
          },
        ].map((item) => ({ ...item, value: item.value || null }))}
      />
    </Card>
  )
}
