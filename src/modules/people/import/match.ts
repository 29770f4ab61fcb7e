import type { Id } from '#kit/id.ts'
import { fold } from '#kit/text.ts'
import type { PersonRole, PersonSegment } from '../rules/segments.ts'
import { type Draft, type Facts, type Fault, type FaultCode, type Period, refusesRow } from './fields.ts'
import { type Found, find, Index, type Target } from './find.ts'
import { closeNames, nameKey, sameFirstName } from './names.ts'

/** What to do with somebody already known: complete the blanks, take the file's word, leave as is, or make a new record. */
export const KNOWN_CHOICES = ['fill', 'replace', 'leave', 'create'] as const
/** What to do with somebody of the same name about whom nothing else can be compared. */
export const DOUBT_CHOICES = ['aside', 'create'] as const
export type ImportChoices = {
  readonly known: (typeof KNOWN_CHOICES)[number]
  readonly doubts: (typeof DOUBT_CHOICES)[number]
  /** For people whose file does not say. */
  readonly segment: PersonSegment
}

/** Somebody on record who may be in the file. */
export type KnownPerson = {
  readonly id: Id<'Person'>
  readonly facts: Facts
  readonly segment: PersonSegment
  readonly left: boolean
  /** What records say that were merged into this one: an older telephone, another name. */
  readonly aliases: readonly Facts[]
  readonly memberships: readonly Period[]
  readonly roles: readonly PersonRole[]
}
export type Known = {
  readonly people: readonly KnownPerson[]
  /** Rows imported before, by their key. */
  readonly sources: ReadonlyMap<string, { personId: Id<'Person'>; print: string }>
}

/** What becomes of a row. `repeated`: the same person stands higher in the file; `left`: known, not touched as asked. */
export const OUTCOMES = ['created', 'completed', 'unchanged', 'repeated', 'left', 'refused'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type ImportPlan = {
  /** New and changed records, in the order of the file. */
  readonly targets: readonly Target[]
  readonly sources: readonly { key: string; print: string; personId: Id<'Person'> }[]
  readonly outcomes: ReadonlyMap<number, Outcome>
  readonly counts: Readonly<Record<Outcome, number>> & { readonly memberships: number }
  readonly faults: readonly Fault[]
  /** The key of each row, to know it again once it is corrected. */
  readonly marks: ReadonlyMap<number, string>
}

const FILLED = ['email', 'phone', 'street', 'postcode', 'city', 'needs'] as const

const fullName = ({ firstName, lastName }: Facts) => `${lastName} ${firstName}`.trim()
const sameText = (a: string, b: string) => a === b || fold(a) === fold(b)

const blankTarget = (draft: Draft, id: Id<'Person'>, segment: PersonSegment): Target => ({
  ...{
    id,
    isNew: true,
    row: draft.row,
    facts: draft.facts,
    segment: draft.segment ?? segment,
    left: false,
    aliases: [],
  },
  ...{ changed: new Set(), memberships: [], addedMemberships: [], roles: new Set(), addedRoles: new Set() },
})
const knownTarget = (person: KnownPerson): Target => ({
  ...{
    id: person.id,
    isNew: false,
    row: 0,
    facts: { ...person.facts },
    segment: person.segment,
    left: person.left,
    aliases: person.aliases,
  },
  ...{ changed: new Set(), memberships: [...person.memberships], addedMemberships: [] },
  ...{ roles: new Set(person.roles), addedRoles: new Set() },
})

type Tell = (code: FaultCode, column: string, got: string, known?: string) => void

/** Writes on a record what a row says: blanks are filled; the rest is told, or replaced when so asked. */
function learn(target: Target, draft: Draft, replace: boolean, tell: Tell): void {
  const set = (field: keyof Facts, value: string) => {
    target.facts = { ...target.facts, [field]: value }
    target.changed.add(field)
  }
  for (const field of FILLED) {
    const said = draft.facts[field]
    const kept = target.facts[field]
    if (said === null) continue
    if (kept === null || kept === '') set(field, said)
    else if (!sameText(said, kept)) {
      if (replace) set(field, said)
      else tell('differs', field, said, kept)
    }
  }
  if (draft.facts.firstName && !target.facts.firstName) set('firstName', draft.facts.firstName)
  else if (draft.facts.firstName && nameKey(draft.facts) !== nameKey(target.facts)) {
    if (replace) for (const field of ['firstName', 'lastName'] as const) set(field, draft.facts[field])
    else tell('differs', 'lastName', fullName(draft.facts), fullName(target.facts))
  }
  if (draft.segment && draft.segment !== target.segment) {
    if (!replace) tell('differs', 'segment', draft.segment, target.segment)
    else {
      target.segment = draft.segment
      target.changed.add('segment')
    }
  }
  gainRoles(target, draft.roles)
}

function gainRoles(target: Target, roles: readonly PersonRole[]): void {
  for (const role of roles)
    if (!target.roles.has(role)) {
      target.roles.add(role)
      target.addedRoles.add(role)
    }
}

/** Adds the row's membership unless one covers part of its period: the same is no news, another is told. */
function join(target: Target, { membership }: Draft, tell: Tell): void {
  if (!membership) return
  const { startsOn, endsOn } = membership
  const met = target.memberships.find((one) => one.endsOn >= startsOn && one.startsOn <= endsOn)
  if (met) {
    if (met.startsOn !== startsOn || met.endsOn !== endsOn)
      tell('already_member', 'startsOn', `${startsOn} → ${endsOn}`, `${met.startsOn} → ${met.endsOn}`)
    return
  }
  target.memberships.push(membership)
  target.addedMemberships.push(membership)
  gainRoles(target, ['member'])
}

const sizeOf = (target: Target) =>
  target.changed.size + target.addedMemberships.length + target.addedRoles.size

/**
 * Decides row by row, in the order of the file. Pure: the same drafts against the same records give the same plan, and
 * against the records that the plan makes they give a plan that changes nothing.
 */
export function planImport(
  drafts: readonly Draft[],
  known: Known,
  choices: ImportChoices,
  newId: () => Id<'Person'>,
): ImportPlan {
  const index = new Index()
  const byId = new Map<Id<'Person'>, Target>()
  for (const person of known.people) {
    const target = knownTarget(person)
    byId.set(person.id, target)
    if (choices.known !== 'create') index.put(target)
  }
  const sources = new Map<string, { key: string; print: string; personId: Id<'Person'> }>()
  const outcomes = new Map<number, Outcome>()
  const faults: Fault[] = []
  const touched = new Set<Target>()

  const place = (draft: Draft): Outcome => {
    const tell: Tell = (code, column, got, other) =>
      faults.push({ row: draft.row, column, code, got, ...(other === undefined ? {} : { known: other }) })
    faults.push(...draft.faults)
    if (draft.faults.some(({ code }) => refusesRow(code))) return 'refused'

    const seen = (key: string | null) => (key ? (sources.get(key) ?? known.sources.get(key)) : undefined)
    const before = seen(draft.key) ?? seen(draft.mark)
    const same = before && byId.get(before.personId)
    if (before && same && before.print === draft.print) {
      const again = touched.has(same) || same.row > 0
      if (same.row === 0) same.row = draft.row
      return again ? 'repeated' : 'unchanged'
    }
    const fits = (other: Facts) => closeNames(draft.facts, other) || sameFirstName(draft.facts, other)
    if (same && ![same.facts, ...same.aliases].some(fits)) {
      tell('other_person', '', fullName(draft.facts), fullName(same.facts))
      return 'refused'
    }
    const found: Found = same ? { target: same, sure: true } : find(index, draft.facts)
    const remember = (personId: Id<'Person'>) =>
      sources.set(draft.key, { key: draft.key, print: draft.print, personId })
    if (found && !found.sure && choices.doubts === 'aside') {
      const { row, isNew, facts } = found.target
      tell('looks_like', '', fullName(draft.facts), isNew ? String(row) : fullName(facts))
      return 'refused'
    }
    if (!found?.sure) {
      const target = blankTarget(draft, newId(), choices.segment)
      gainRoles(target, draft.roles)
      join(target, draft, tell)
      byId.set(target.id, target)
      index.put(target)
      touched.add(target)
      remember(target.id)
      return 'created'
    }
    const { target } = found
    if (!target.isNew && choices.known === 'leave') return 'left'
    const size = sizeOf(target)
    const first = target.row === 0
    if (first) target.row = draft.row
    learn(target, draft, choices.known === 'replace' && !target.isNew, tell)
    if (target.left) tell('has_left', '', fullName(target.facts))
    else join(target, draft, tell)
    index.put(target)
    remember(target.id)
    if (target.isNew) return 'repeated'
    if (sizeOf(target) > size) {
      touched.add(target)
      return 'completed'
    }
    return first ? 'unchanged' : 'repeated'
  }

  const counts = { created: 0, completed: 0, unchanged: 0, repeated: 0, left: 0, refused: 0 }
  for (const draft of drafts) {
    const outcome = place(draft)
    outcomes.set(draft.row, outcome)
    counts[outcome]++
  }
  const targets = [...touched]
  const marks = new Map(drafts.map(({ row, key, mark }) => [row, mark ?? key]))
  const memberships = targets.reduce((sum, { addedMemberships }) => sum + addedMemberships.length, 0)
  return {
    targets,
    sources: [...sources.values()],
    outcomes,
    counts: { ...counts, memberships },
    faults,
    marks,
  }
}
