/** Who is served. The first four are people, the others organisations. Source: clients and bénéficiaires of the seeds. */
export const PERSON_SEGMENTS = ['inhabitant', 'employee', 'senior', 'pupil'] as const
export const ORGANISATION_KINDS = [
  'company',
  'landlord',
  'building-manager',
  'estate-agency',
  'local-authority',
  'ccas',
  'shop',
  'association',
  'producer',
  'provider',
  'foundation',
  'bank',
  'la-poste',
] as const
export type PersonSegment = (typeof PERSON_SEGMENTS)[number]
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** Segments that may have a price of their own. */
export const SEGMENTS = [
  ...PERSON_SEGMENTS,
  'company',
  'landlord',
  'building-manager',
  'estate-agency',
  'local-authority',
  'shop',
  'association',
] as const
export type Segment = (typeof SEGMENTS)[number]

/** What a person is to the hub; one person may be several things. */
export const PERSON_ROLES = [
  'member',
  'beneficiary',
  'volunteer',
  'staff',
  'provider-contact',
  'company-contact',
  'prescriber',
  'ambassador',
] as const
export type PersonRole = (typeof PERSON_ROLES)[number]

/** Kinds without a price of their own. */
const SAME_PRICE_AS: Readonly<Record<Exclude<OrganisationKind, Segment>, Segment>> = {
  ccas: 'local-authority',
  foundation: 'association',
  producer: 'company',
  provider: 'company',
  bank: 'company',
  'la-poste': 'company',
}

/** The segment whose price an organisation pays. */
export const segmentOfKind = (kind: OrganisationKind): Segment =>
  (SAME_PRICE_AS as Partial<Record<OrganisationKind, Segment>>)[kind] ?? (kind as Segment)
