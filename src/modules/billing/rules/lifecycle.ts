/**
 * The life of an electronic invoice between platforms (XP Z12-012, annexe A: codes 200 to 213), and two states of our own
 * before it: it waits to be sent, or sending failed for good.
 */
export const LIFE = {
  'to-send': null,
  failed: null,
  deposited: 200,
  issued: 201,
  received: 202,
  available: 203,
  taken: 204,
  approved: 205,
  'partly-approved': 206,
  disputed: 207,
  suspended: 208,
  completed: 209,
  refused: 210,
  'payment-sent': 211,
  cashed: 212,
  rejected: 213,
} as const
export type LifeState = keyof typeof LIFE
export const LIFE_STATES = Object.keys(LIFE) as LifeState[]
/** What a platform or a person may say of an invoice: the codes of the reform. */
export const TOLD_STATES = LIFE_STATES.filter((state) => LIFE[state] !== null)

/** The state of a code: `202`, `fr:202`; null for a word that the reform does not know. */
export function stateOfCode(code: string | number): LifeState | null {
  const number = Number(String(code).replace(/^fr:/i, ''))
  return LIFE_STATES.find((state) => LIFE[state] === number) ?? null
}

const ENDS: ReadonlySet<LifeState> = new Set(['refused', 'cashed', 'rejected'])
/** Nothing more is awaited of it. */
export const isOver = (state: LifeState): boolean => ENDS.has(state)
/** Somebody here has something to do about it. */
export const needsUs = (state: LifeState): boolean =>
  ['failed', 'disputed', 'suspended', 'refused', 'rejected'].includes(state)

/** The steps that only follow each other: a late word about an earlier one changes nothing. */
const WAY: readonly LifeState[] = [
  'to-send',
  'failed',
  'deposited',
  'issued',
  'received',
  'available',
  'taken',
]

/**
 * Where an invoice stands once this is said of it. Words come late and twice: an earlier step of the way never takes a
 * later one back; what was refused, rejected or cashed stays so.
 */
export function afterWord(now: LifeState, told: LifeState): LifeState {
  if (isOver(now)) return now
  const at = WAY.indexOf(told)
  if (at === -1) return told
  const here = WAY.indexOf(now)
  return here === -1 || here > at ? now : told
}

/** Minutes before another try, by the number of tries that failed: 2 min to 12 h; null gives up after eight. */
export const nextTry = (tries: number): number | null => [2, 5, 15, 60, 180, 360, 720, 720][tries - 1] ?? null
