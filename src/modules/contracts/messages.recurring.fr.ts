import type { Holidays, Rhythm, Weekday } from './rules/recurrence.ts'

const NBSP = '\u00a0'
const and = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} et ${words.at(-1)}`

/** Rules of what comes back, in words. */
export const recurringFr = {
  rule: {
    unknown: 'règle particulière',
    days: {
      MO: 'lundi',
      TU: 'mardi',
      WE: 'mercredi',
      TH: 'jeudi',
      FR: 'vendredi',
      SA: 'samedi',
      SU: 'dimanche',
    } satisfies Record<Weekday, string>,
    week: (every: number, days: readonly string[]) =>
      every === 1 ? `chaque ${and(days)}` : `toutes les ${every} semaines, le ${and(days)}`,
    monthWeekday: (every: number, nth: number, day: string) =>
      `${every === 1 ? 'tous les mois' : `tous les ${every} mois`}, le ${nth === -1 ? `dernier ${day}` : nth === 1 ? `1er ${day}` : `${nth}e ${day}`}`,
    monthDay: (every: number, monthDay: number) =>
      `${every === 1 ? 'tous les mois' : `tous les ${every} mois`}, ${monthDay === -1 ? 'le dernier jour' : `le ${monthDay === 1 ? '1er' : monthDay}`}`,
    year: (every: number) => (every === 1 ? 'tous les ans, à la même date' : `tous les ${every} ans`),
    at: (minute: number) => {
      const rest = minute % 60
      return `à ${Math.floor(minute / 60)}${NBSP}h${rest === 0 ? '' : `${NBSP}${String(rest).padStart(2, '0')}`}`
    },
    lasting: (minutes: number) => {
      const hours = Math.floor(minutes / 60)
      const rest = minutes % 60
      if (hours === 0) return `${rest}${NBSP}min`
      return `${hours}${NBSP}h${rest === 0 ? '' : `${NBSP}${String(rest).padStart(2, '0')}`}`
    },
  },
  rhythms: {
    week: 'Chaque semaine, ou toutes les deux semaines…',
    'month-weekday': 'Chaque mois, le 1er mardi, le dernier vendredi…',
    'month-day': 'Chaque mois, à une date',
    year: 'Chaque année, à la date du premier passage',
  } satisfies Record<Rhythm, string>,
  nths: { '1': 'premier', '2': 'deuxième', '3': 'troisième', '4': 'quatrième', '-1': 'dernier' },
  holidays: {
    keep: 'On vient quand même',
    skip: 'On ne vient pas cette fois',
    next: 'On vient le jour ouvré suivant',
  } satisfies Record<Holidays, string>,
  form: {
    rhythm: 'Quand cela revient',
    every: 'Toutes les combien de fois',
    everyHelp: '1 : à chaque fois. 2 : une fois sur deux.',
    days: 'Quels jours de la semaine',
    nth: 'Lequel du mois',
    weekday: 'Jour',
    monthDay: 'Date du mois',
    monthDayHelp: '1 à 31. Écrivez 0 pour le dernier jour du mois.',
    startsOn: 'À partir du',
    endsOn: 'Jusqu’au',
    endsHelp: 'Laissez vide si cela continue.',
    time: 'Heure',
    timeHelp: 'Laissez vide si l’heure est libre dans la journée.',
    minutes: 'Durée d’un passage',
    min: 'min',
    holidays: 'Si cela tombe un jour férié',
    weekOnly: 'pour un rythme par semaine',
    monthOnly: 'pour un rythme par mois',
  },
} as const
