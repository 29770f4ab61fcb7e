import type { Words } from '#kit/words.ts'
import type { fr } from './logistics.fr.ts'

export const en: Words<typeof fr> = {
  title: 'Logistics',
  lede: 'Compare two to four ways of doing it, on real trips.',
  add: 'Compare schemes',
  note: 'Note a trip',
  trips: 'The trips',
  schemes: 'The schemes',
  none: 'No comparison yet',
  noneText:
    'Name two ways of delivering, note a few trips of each, and read which one costs, brings and pleases most.',
  needSchemes: 'Comparing takes two schemes at least.',
  open: 'Under way',
  closed: 'Closed',
  goals: {
    'margin-per-stop': 'Margin per stop',
    'margin-per-km': 'Margin per kilometre',
    'cost-per-stop': 'Cost per stop',
    satisfaction: 'Satisfaction',
  },
  fromTo: (from, to) => `from ${from} to ${to}`,
  perGoal: {
    'margin-per-stop': 'per stop',
    'margin-per-km': 'per kilometre',
    'cost-per-stop': 'per stop',
    satisfaction: '',
  },
  outcome: {
    early: 'Too early',
    missing: (n) =>
      n === 0
        ? 'Figures are missing to compare.'
        : n === 1
          ? '1 more trip before comparing.'
          : `${n} more trips before comparing.`,
    sure: 'A clear difference',
    unsure: 'No clear difference',
    best: (best, difference, second) => `${best}: ${difference} better than ${second}.`,
    interval: (low, high, level) =>
      `In ${level} cases out of 100, the true difference is between ${low} and ${high}.`,
    chance: (low, high, level) =>
      `Chance may be enough to explain it: the true difference is between ${low} and ${high} in ${level} cases out of 100.`,
  },
  columns: {
    scheme: 'Scheme',
    trips: 'Trips',
    cost: 'Cost',
    income: 'Income',
    'margin-per-stop': 'Margin per stop',
    'margin-per-km': 'Margin per km',
    'cost-per-stop': 'Cost per stop',
    satisfaction: 'Satisfaction',
    answers: 'Answers',
    interval: 'Between',
  },
  chart: (goal) => `${goal}, by scheme`,
  chartSummary: (level) =>
    `The line shows where the true figure is in ${level} cases out of 100; the more trips, the shorter it gets.`,
  between: (low, high) => `${low} to ${high}`,
  tripsOf: 'See its trips',
  question: 'The question',
  hypothesis: 'The hypothesis',
  kept: 'Scheme kept',
  keptNone: 'None of them',
  learned: 'What we learnt',
  closedOn: (day) => `Closed on ${day}`,
  close: 'Close the comparison',
  closeHelp: 'Figures stop on this day.',
  closedNow: 'The comparison is closed.',
  saved: 'Comparison saved.',
  form: {
    title: 'Compare schemes',
    name: 'Name',
    nameHelp: 'For example: one hamlet or two in a morning.',
    question: 'What do we want to know?',
    schemes: 'The schemes to compare',
    schemesHelp: 'Two to four.',
    goal: 'What decides between them',
    startsOn: 'First day',
    endsOn: 'Last day',
    minTrips: 'Trips needed of each',
    minTripsHelp: 'Below, the comparison says “too early”.',
    hypothesis: 'Linked hypothesis',
    save: 'Save the comparison',
  },
  due: (name) => `The comparison “${name}” is over: say what you keep.`,
  part: {
    title: 'Logistics: schemes compared',
    none: 'No logistics scheme was compared during this stage.',
  },
  errors: {
    two_schemes: 'Choose two to four schemes.',
    unknown_scheme: 'One of these schemes no longer exists.',
    ends_before_start: 'The last day comes before the first.',
    closed_already: 'This comparison is closed already.',
    not_compared: 'This scheme is not of the comparison.',
    no_open_stage: 'Add a stage first.',
  },
}
