import type { Id } from '#kit/id.ts'
import type { PersonRole, PersonSegment } from '../rules/segments.ts'
import type { Facts, Period } from './fields.ts'
import { closeNames, nameKey, sameFirstName } from './names.ts'

/** A record after the import: a new one, or one on record with what the file adds. */
export type Target = {
  readonly id: Id<'Person'>
  readonly isNew: boolean
  /** First row of the file that is about them. */
  row: number
  facts: Facts
  segment: PersonSegment
  readonly left: boolean
  /** What records say that were merged into this one. */
  readonly aliases: readonly Facts[]
  /** Fields whose value changes. */
  readonly changed: Set<keyof Facts | 'segment'>
  readonly memberships: Period[]
  readonly addedMemberships: Period[]
  readonly roles: Set<PersonRole>
  readonly addedRoles: Set<PersonRole>
}
/** Records by what they are known by, before and while a file is read. */
export class Index {
  private readonly places = new Map<string, Target[]>()
  private readonly seen = new Map<Target, Set<string>>()

  private static keys(facts: Facts): string[] {
    const { email, phone } = facts
    return [`n ${nameKey(facts)}`, ...(email ? [`e ${email}`] : []), ...(phone ? [`p ${phone}`] : [])]
  }

  /** Makes a target findable by what it says now; asked again after it learnt something. */
  put(target: Target): void {
    const had = this.seen.get(target) ?? new Set()
    this.seen.set(target, had)
    for (const key of [target.facts, ...target.aliases].flatMap(Index.keys)) {
      if (had.has(key)) continue
      had.add(key)
      const all = this.places.get(key)
      if (all) all.push(target)
      else this.places.set(key, [target])
    }
  }

  at(kind: 'e' | 'p' | 'n', value: string | null): readonly Target[] {
    return value ? (this.places.get(`${kind} ${value}`) ?? []) : []
  }
}

/** Something both say, otherwise: two people of one name. */
const contradicts = (a: Facts, b: Facts): boolean =>
  (['email', 'phone', 'postcode'] as const).some((field) => a[field] && b[field] && a[field] !== b[field])

export type Found = { target: Target; sure: boolean } | undefined

/** The first record that fits by what it says, or by what one says that was merged into it. */
const fitting = (targets: readonly Target[], fits: (other: Facts) => boolean): Target | undefined =>
  targets.find(({ facts, aliases }) => fits(facts) || aliases.some(fits))

/**
 * Who a row is about: the same e-mail with a name that fits, the same telephone with a close name, the same name at
 * the same postcode. The same name with nothing to compare is a doubt. A shared e-mail or telephone under another name
 * is another person: couples share both.
 */
export function find(index: Index, facts: Facts): Found {
  const named = index.at('n', nameKey(facts))
  const sure =
    fitting(index.at('e', facts.email), (other) => closeNames(facts, other) || sameFirstName(facts, other)) ??
    fitting(index.at('p', facts.phone), (other) => closeNames(facts, other)) ??
    fitting(named, (other) => facts.postcode !== null && facts.postcode === other.postcode)
  if (sure) return { target: sure, sure: true }
  const alike = named.find(({ facts: other }) => !contradicts(facts, other))
  return alike && { target: alike, sure: false }
}
