import { createHash } from 'node:crypto'
import { fold } from '#kit/text.ts'
import type { ImportField, Mapping } from './fields.ts'
import { tidyCell } from './letters.ts'

/**
 * Headings as they are folded, the surest first. Sources: exports of Paheko (members), Galette (names of fields and
 * of columns), HelloAsso (memberships), Dolibarr (members and contacts), and plain spreadsheets in French and English.
 */
const WORDS: Readonly<Record<ImportField, readonly string[]>> = {
  lastName: [
    ...[
      'nom adherent',
      'nom de l adherent',
      'nom adh',
      'nom de famille',
      'nom usuel',
      'nom d usage',
      'lastname',
      'last name',
    ],
    ...[
      'surname',
      'family name',
      'nom',
      'nom participant',
      'nom du contact',
      'nom acheteur',
      'nom payeur',
      'nom de naissance',
    ],
  ],
  firstName: [
    ...[
      'prenom adherent',
      'prenom de l adherent',
      'prenom adh',
      'prenom',
      'prenoms',
      'prenom s',
      'first name',
      'firstname',
    ],
    ...[
      'given name',
      'forename',
      'prenom participant',
      'prenom du contact',
      'prenom acheteur',
      'prenom payeur',
    ],
  ],
  lastFirst: [
    'nom prenom',
    'nom et prenom',
    'nom prenoms',
    'noms et prenoms',
    'nom complet',
    'identite',
    'adherent',
    'membre',
    'personne',
    'name',
  ],
  firstLast: ['prenom nom', 'prenom et nom', 'full name', 'fullname', 'display name'],
  email: [
    ...[
      'email adherent',
      'email',
      'e mail',
      'mail',
      'courriel',
      'adresse e mail',
      'adresse email',
      'adresse mail',
      'adresse de courriel',
    ],
    ...[
      'adresse electronique',
      'mel',
      'email adh',
      'courrier electronique',
      'email address',
      'e mail address',
      'email acheteur',
      'email payeur',
    ],
  ],
  mobile: [
    ...[
      'portable',
      'mobile',
      'telephone portable',
      'telephone mobile',
      'tel portable',
      'tel mobile',
      'tel port',
      'gsm',
      'gsm adh',
    ],
    ...['num portable', 'numero de portable', 'phone mobile', 'cell phone', 'mobile phone', 'n portable'],
  ],
  phone: [
    ...[
      'telephone',
      'tel',
      'numero de telephone',
      'n de telephone',
      'no de telephone',
      'num telephone',
      'phone',
      'phone number',
      'fixe',
    ],
    ...[
      'telephone fixe',
      'tel fixe',
      'tel perso',
      'telephone personnel',
      'tel adh',
      'telephone 1',
      'tel 1',
      'telephone 2',
      'tel 2',
    ],
    ...[
      'telephone domicile',
      'tel domicile',
      'phone perso',
      'tel pro',
      'telephone professionnel',
      'numero telephone',
    ],
  ],
  street: [
    ...[
      'adresse',
      'adresse postale',
      'adresse 1',
      'adresse1',
      'adresse adh',
      'adresse ligne 1',
      'rue',
      'voie',
      'numero et rue',
      'n et rue',
    ],
    ...[
      'address',
      'street',
      'street address',
      'adresse 2',
      'adresse2',
      'adresse2 adh',
      'adresse ligne 2',
      'complement d adresse',
    ],
    ...[
      'complement adresse',
      'complement',
      'suite adresse',
      'adresse suite',
      'adresse 3',
      'adresse3',
      'adresse ligne 3',
      'lieu dit',
      'address 2',
    ],
  ],
  postcode: [
    'code postal',
    'cp',
    'cp adh',
    'codepostal',
    'postcode',
    'zip',
    'zip code',
    'postal code',
    'c p',
    'code post',
  ],
  city: [
    'ville',
    'commune',
    'ville adh',
    'localite',
    'city',
    'town',
    'cp ville',
    'code postal ville',
    'cp et ville',
    'code postal et ville',
  ],
  category: [
    ...[
      'categorie',
      'public',
      'segment',
      'statut',
      'type d adherent',
      'type adherent',
      'type de membre',
      'categorie de membre',
      'profil',
    ],
    ...[
      'category',
      'id statut',
      'libelle statut',
      'type',
      'qualite',
      'formule',
      'tarif',
      'lien avec le lieu',
    ],
  ],
  startsOn: [
    ...[
      'date d adhesion',
      'date adhesion',
      'debut adhesion',
      'debut d adhesion',
      'date debut adhesion',
      'date de debut',
      'date de debut d adhesion',
    ],
    ...[
      'date de cotisation',
      'date cotisation',
      'adhesion le',
      'date debut',
      'date de la commande',
      'date de paiement',
      'membership start',
      'start date',
    ],
  ],
  endsOn: [
    ...[
      'echeance',
      'date d echeance',
      'date echeance',
      'date ech',
      'fin d adhesion',
      'fin adhesion',
      'date de fin d adhesion',
      'date fin adhesion',
    ],
    ...[
      'date de fin',
      'fin de validite',
      'date de fin de validite',
      'expiration',
      'date d expiration',
      'adhesion jusqu au',
      'valable jusqu au',
      'a jour jusqu au',
    ],
    ...['membership end', 'end date', 'datefin', 'date fin'],
  ],
  fee: [
    ...[
      'cotisation',
      'montant',
      'montant cotisation',
      'montant de la cotisation',
      'montant adhesion',
      'montant tarif',
      'montant de l adhesion',
    ],
    ...[
      'montant de la cotisation payee',
      'tarif paye',
      'montant paye',
      'montant total',
      'fee',
      'amount',
      'montant cotis',
    ],
  ],
  needs: [
    ...[
      'notes',
      'note',
      'remarque',
      'remarques',
      'commentaire',
      'commentaires',
      'observation',
      'observations',
      'besoins',
      'besoin',
    ],
    ...[
      'besoins particuliers',
      'a savoir',
      'a savoir avant de servir',
      'info adh',
      'info public adh',
      'infos',
      'comments',
      'needs',
    ],
  ],
  externalId: [
    ...[
      'numero de membre',
      'numero d adherent',
      'numero adherent',
      'n adherent',
      'no adherent',
      'num adherent',
      'num adh',
      'id adh',
      'identifiant',
    ],
    ...[
      'id',
      'ref',
      'reference',
      'numero',
      'code adherent',
      'matricule',
      'member id',
      'n membre',
      'n',
      'numero membre',
      'ref adherent',
      'rowid',
    ],
    ...['identifiant membre', 'id membre', 'carte d adherent', 'numero de carte'],
  ],
  mark: ['repere', 'mark'],
  organisation: [
    'raison sociale',
    'societe',
    'entreprise',
    'organisme',
    'nom de l organisme',
    'company',
    'societe adh',
    'structure',
  ],
}

/** Fields that several columns may fill together; of the others the surest column alone is read. */
const SEVERAL = new Set<ImportField>(['email', 'mobile', 'phone', 'street', 'needs'])

const RANK = new Map<string, { field: ImportField; rank: number }>()
for (const [field, words] of Object.entries(WORDS) as [ImportField, readonly string[]][])
  words.forEach((word, rank) => {
    if (!RANK.has(word)) RANK.set(word, { field, rank })
  })

/** Headings that our own file of rows to correct adds; in both languages. */
const OURS = new Set(['repere', 'mark', 'a corriger', 'to correct'])
const isOurs = (head: string): boolean => OURS.has(fold(tidyCell(head)))

/** `Prénom (a.firstname)*` → `prenom`; `nom_adh` → `nom adh`. */
const foldedHeads = (head: string): string[] => [
  fold(head.replace(/\([^)]*\)/g, ' ').replace(/n°/gi, 'n ')),
  fold(head.replace(/n°/gi, 'n ')),
]

const known = (head: string) => {
  for (const folded of foldedHeads(tidyCell(head))) {
    const found = RANK.get(folded)
    if (found) return found
  }
  return undefined
}

/** What each heading most likely holds. */
export function guessMapping(heads: readonly string[]): Mapping {
  const found = heads.map(known)
  const mapping = found.map((one, at) => {
    if (!one) return null
    const surer = found.some(
      (other, place) =>
        other?.field === one.field &&
        place !== at &&
        (other.rank < one.rank || (other.rank === one.rank && place < at)),
    )
    return surer && !SEVERAL.has(one.field) ? null : one.field
  })
  const has = (field: ImportField) => mapping.includes(field)
  // Two columns tell more than one that holds both.
  const split = has('lastName') && has('firstName')
  return mapping.map((field) => {
    if (split && (field === 'lastFirst' || field === 'firstLast')) return null
    // « Nom » without a column for the first name holds both, most often.
    return field === 'lastName' && !has('firstName') && !has('lastFirst') && !has('firstLast')
      ? 'lastFirst'
      : field
  })
}

/** True when a mapping reads a name: nothing can be imported without one. */
export const readsNames = (mapping: Mapping): boolean =>
  mapping.some((field) => field === 'lastName' || field === 'lastFirst' || field === 'firstLast')

/** How many different fields a row of headings names. */
export const headScore = (cells: readonly string[]): number =>
  new Set(cells.flatMap((cell) => (cell.trim() ? (known(cell)?.field ?? []) : []))).size

/** One word for the headings of a file, so that a mapping is found again for the next one. */
export const headsKey = (heads: readonly string[]): string =>
  createHash('sha256')
    .update(
      heads
        .map((head) => fold(tidyCell(head)))
        .filter((head) => !OURS.has(head))
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 32)

/** The program that made a file, by its headings. */
export function guessSource(
  heads: readonly string[],
): 'paheko' | 'galette' | 'helloasso' | 'dolibarr' | 'other' {
  const folded = new Set(heads.flatMap(foldedHeads))
  const has = (...words: string[]) => words.every((word) => folded.has(word))
  if (heads.some((head) => /\([a-z]{1,3}\.\w+\)/.test(head)) || has('ref adherent')) return 'dolibarr'
  if ([...folded].some((head) => head.endsWith(' adh'))) return 'galette'
  if (has('nom adherent', 'prenom adherent') || has('email payeur')) return 'helloasso'
  if (has('numero de membre')) return 'paheko'
  return has('identifiant', 'gsm') ? 'galette' : 'other'
}

/** A mapping without the columns that our file of rows to correct adds. */
export const ownColumns = (heads: readonly string[], mapping: Mapping): Mapping =>
  mapping.filter((_, at) => !isOurs(heads[at] ?? ''))

/** A kept mapping laid over the headings of a file; the guess when it does not fit. */
export function fitMapping(heads: readonly string[], kept: Mapping | null): Mapping {
  const guess = guessMapping(heads)
  if (kept === null || kept.length !== ownColumns(heads, guess).length) return guess
  const left = [...kept]
  return heads.map((head, at) => (isOurs(head) ? (guess[at] ?? null) : (left.shift() ?? null)))
}
