import { addDays, addMonthsToDay, day } from '#kit/day.ts'
import { slug } from '#kit/text.ts'

/** Files shaped as the exports of four programs, and as people keep their own. */
export const SHAPES = ['paheko', 'galette', 'helloasso', 'dolibarr', 'spreadsheet'] as const
export type Shape = (typeof SHAPES)[number]

const FIRST = [
  'Zoé',
  'Hélène',
  'Jean-Pierre',
  'Anaïs',
  'François',
  'Ömer',
  'Marie Claude',
  'Théo',
  'Noëlle',
  'Aïcha',
  'Gérard',
  'Maud',
]
const LAST = [
  'Lefèvre',
  'de La Fontaine',
  "d'Almeida",
  'Le Goff',
  'Durand-Müller',
  'Béranger',
  'Nguyen',
  'Françon',
  'Boisseau',
  'Çelik',
  'Du Puy',
  'Martin',
]
const STREETS = [
  'rue des Lilas',
  'avenue de la République',
  'impasse du Château',
  "place de l'Église",
  'chemin de la Côte',
]
const TOWNS = [
  ['38000', 'Grenoble'],
  ['38400', "Saint-Martin-d'Hères"],
  ['01000', 'Bourg-en-Bresse'],
  ['05100', 'Briançon'],
] as const

/** Mulberry32: the same seed gives the same file. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

type Somebody = {
  n: number
  firstName: string
  lastName: string
  email: string
  phone: string
  street: string
  postcode: string
  city: string
  starts: string
  ends: string
}

/** A syllable or two, so that a thousand people have a thousand names. */
function letters(n: number): string {
  const parts = ['ba', 'cor', 'dil', 'fan', 'gou', 'lam', 'mer', 'nil', 'por', 'rou']
  return [...String(n)].map((digit) => parts[Number(digit)]!).join('')
}

function somebody(n: number, at: (below: number) => number): Somebody {
  const firstName = FIRST[n % FIRST.length]!
  const root = LAST[at(LAST.length)]!
  const tail = letters(n)
  const lastName = `${root} ${tail.charAt(0).toUpperCase()}${tail.slice(1)}`
  const [postcode, city] = TOWNS[at(TOWNS.length)]!
  const starts = addDays(day('2025-01-01'), at(600))
  return {
    ...{ n, firstName, lastName, postcode, city, starts },
    ends: addDays(addMonthsToDay(starts, 12), -1),
    email: n % 6 === 0 ? '' : `${slug(firstName)}.${n}@exemple.fr`,
    phone: `0${n % 3 === 0 ? 4 : 6}${String(10_000_000 + n * 7).padStart(8, '0')}`,
    street: `${1 + at(90)} ${STREETS[at(STREETS.length)]!}`,
  }
}

const spaced = (phone: string, mark: string) => phone.match(/\d\d/g)!.join(mark)
const french = (iso: string) => iso.split('-').reverse().join('/')
/** UTF-8 read as Windows-1252, as a file that went through the wrong program. */
const misread = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))

/** Writes a person as tired hands and other programs do: one kind of mess each, by their number. */
function messed(who: Somebody, at: (below: number) => number, capitals: boolean): Somebody {
  const phones = [
    who.phone,
    spaced(who.phone, ' '),
    spaced(who.phone, '.'),
    `+33${who.phone.slice(1)}`,
    `0033 ${who.phone.slice(1)}`,
    who.phone.slice(1),
    `${spaced(who.phone, ' ')} / 04 76 00 00 ${String(10 + (who.n % 90))}`,
    `+33 (0)${spaced(who.phone, ' ').slice(1)}`,
  ]
  const serial = String(Math.round((Date.parse(who.starts) - Date.UTC(1899, 11, 30)) / 86_400_000))
  const days = [
    french(who.starts),
    who.starts,
    french(who.starts).replaceAll('/', '-'),
    serial,
    `${who.starts} 10:12:00`,
  ]
  const upper = who.n % 4 === 1
  const broken = who.n % 17 === 3
  const letter = (text: string) => (broken ? misread(text) : text)
  return {
    ...who,
    firstName: letter(upper ? who.firstName.toUpperCase() : who.firstName),
    lastName: letter(upper || capitals || who.n % 4 === 2 ? who.lastName.toUpperCase() : who.lastName),
    email: who.n % 5 === 0 ? ` ${who.email.toUpperCase()} ` : who.email,
    phone: phones[at(phones.length)]!,
    street: letter(who.street),
    postcode: who.postcode.startsWith('0') ? who.postcode.slice(1) : who.postcode,
    city: letter(who.n % 3 === 0 ? who.city.toUpperCase() : who.city),
    starts: days[who.n % days.length]!,
    ends: who.n % 2 ? french(who.ends) : who.ends,
  }
}

/** One row in fifty holds something that cannot be read. */
function spoiled(who: Somebody): Somebody {
  if (who.n % 50 !== 7) return who
  const kind = Math.floor(who.n / 50) % 4
  if (kind === 0) return { ...who, email: 'pas de mail@' }
  if (kind === 1) return { ...who, phone: '06 12' }
  if (kind === 2) return { ...who, starts: '31/02/2026', ends: '' }
  return { ...who, firstName: '', lastName: '' }
}

const heads = (text: string): string[] => text.split('|').map((head) => head.trim())

type Layout = {
  delimiter: string
  before: readonly (readonly string[])[]
  heads: readonly string[]
  row(who: Somebody): string[]
}

const LAYOUTS: Readonly<Record<Shape, Layout>> = {
  paheko: {
    delimiter: ',',
    before: [],
    heads: heads(`Numéro de membre|Nom & prénom|Adresse E-Mail|Adresse postale|Code postal|Ville|
      Numéro de téléphone|Catégorie|Date d'adhésion|Date d'échéance|Remarques`),
    row: (p) => [
      String(p.n),
      `${p.lastName} ${p.firstName}`.trim(),
      p.email,
      p.street,
      p.postcode,
      p.city,
      p.phone,
      'Membres actifs',
      p.starts,
      p.ends,
      p.n % 9 ? '' : 'Sonner deux fois',
    ],
  },
  galette: {
    delimiter: ';',
    before: [],
    heads: heads(`id_adh|titre_adh|nom_adh|prenom_adh|adresse_adh|adresse2_adh|cp_adh|ville_adh|tel_adh|
      gsm_adh|email_adh|date_echeance|info_adh`),
    row: (p) => [
      String(p.n),
      'Mme',
      p.lastName,
      p.firstName,
      p.street,
      p.n % 4 ? '' : 'Bât. B',
      p.postcode,
      p.city,
      p.phone.startsWith('04') ? p.phone : '',
      p.phone.startsWith('04') ? '' : p.phone,
      p.email,
      p.ends || '0000-00-00',
      '',
    ],
  },
  helloasso: {
    delimiter: ';',
    before: [],
    heads: heads(`Référence commande|Date de la commande|Statut de la commande|Nom adhérent|Prénom adhérent|
      Nom payeur|Prénom payeur|Email payeur|Raison sociale|Moyen de paiement|Tarif|Montant tarif|
      Adresse|Code postal|Ville|Numéro de téléphone`),
    row: (p) => [
      String(90_000 + p.n),
      p.starts,
      'Validé',
      p.lastName,
      p.firstName,
      p.lastName,
      p.firstName,
      p.email,
      '',
      'Carte bancaire',
      'Adhésion individuelle',
      '12,00 €',
      p.street,
      p.postcode,
      p.city,
      p.phone,
    ],
  },
  dolibarr: {
    delimiter: ',',
    before: [],
    heads: heads(`Ref (a.ref)|Titre de civilité (a.civility)|Nom (a.lastname)*|Prénom (a.firstname)|
      Société (a.societe)|Adresse (a.address)|Code postal (a.zip)|Ville (a.town)|
      Téléphone perso (a.phone_perso)|Tél portable (a.phone_mobile)|Email (a.email)|
      Date de fin d'adhésion (a.datefin)|Note (a.note_public)`),
    row: (p) => [
      `MEM${p.n}`,
      'MR',
      p.lastName,
      p.firstName,
      '',
      p.street,
      p.postcode,
      p.city,
      '',
      p.phone,
      p.email,
      p.ends,
      '',
    ],
  },
  spreadsheet: {
    delimiter: ';',
    before: [['Liste des adhérents au 1er mars 2026'], []],
    heads: heads(`Nom|Prénom|Adresse|CP|Ville|Tél. portable|Courriel|Date adhésion|Montant|Remarque`),
    row: (p) => [
      p.lastName,
      p.firstName,
      p.street,
      p.postcode,
      p.city,
      p.phone,
      p.email,
      p.starts,
      '12,00 €',
      '',
    ],
  },
}

const quoted = (cell: string, delimiter: string) =>
  cell.includes(delimiter) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/** Rows of a file before they are written as text or as a workbook. */
export function messyTable(shape: Shape, count: number, seed = 1): string[][] {
  const at = numbers(seed)
  const layout = LAYOUTS[shape]
  const rows = Array.from({ length: count }, (_, i) =>
    layout.row(spoiled(messed(somebody(i + 1, at), at, shape === 'paheko'))),
  )
  const total = layout.heads.map((_, i) => (i === 0 ? 'Total' : i === 1 ? String(count) : ''))
  return [
    ...layout.before.map((cells) => [...cells]),
    [...layout.heads],
    ...rows.flatMap((row, i) => (i % 200 === 199 ? [row, []] : [row])),
    total,
  ]
}

/** The same rows as CSV text, with the separator of that program. */
export function messyFile(shape: Shape, count: number, seed = 1): string {
  const { delimiter } = LAYOUTS[shape]
  return messyTable(shape, count, seed)
    .map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter))
    .join('\r\n')
}
