import type { Assumption } from '../plan.ts'
import type { Payer } from '../vocabulary.ts'

/** The line of account 74 on the form, said by the funder's name when it tells, else by what sort of payer it is. */
type FunderLine =
  | '74-state'
  | '74-region'
  | '74-department'
  | '74-commune'
  | '74-social'
  | '74-europe'
  | '74-employment'
  | '74-public'
  | '74-private'

/** Names as people write them, without accents and in lower case. First match wins. */
const NAMES: readonly (readonly [RegExp, FunderLine])[] = [
  [/\b(europe|europeen(ne)?s?|feder|fse\+?|leader|feader|erasmus)\b/, '74-europe'],
  [/\b(asp|agence de services et de paiement|cnasea)\b/, '74-employment'],
  [/\b(caf|msa|carsat|cpam|cnav|ccas|cias|urssaf)\b/, '74-social'],
  [/\b(drajes|prefecture|ministere|dreets|deets|anct|fonjep|etat|draaf|drac)\b/, '74-state'],
  [/\b(region|conseil regional)\b/, '74-region'],
  [/\b(departement|conseil departemental|conseil general)\b/, '74-department'],
]
const PAYERS: Record<Payer, FunderLine> = {
  state: '74-state',
  'local-authority': '74-commune',
  ccas: '74-social',
  foundation: '74-private',
  company: '74-private',
  landlord: '74-private',
  'la-poste': '74-private',
  inhabitant: '74-private',
  employee: '74-private',
  other: '74-public',
}
/** A name only tells among public bodies: "Fondation de la région" stays private. */
const isPublic = (payer: Payer): boolean => ['state', 'local-authority', 'ccas', 'other'].includes(payer)

/** `conseil régional` and `Conseil Regional` are one name. */
const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Where a product of account 74 stands; without a line (received before the plan) it is of a body unknown. */
export function lineOfFunder(line: Assumption | undefined): FunderLine {
  if (line?.type === 'salary') return '74-employment'
  if (!line || !('payer' in line) || !line.payer) return '74-public'
  const name = 'funder' in line && line.funder ? plain(line.funder) : ''
  const named = isPublic(line.payer) && NAMES.find(([pattern]) => pattern.test(name))
  return named ? named[1] : PAYERS[line.payer]
}
