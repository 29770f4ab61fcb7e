import type { fr } from './messages.apart.fr.ts'

export const en: typeof fr = {
  turns: 'One after the other',
  turn: {
    vehicle: (what) => `${what} makes two rounds:`,
    driver: (who) => `${who} drives two rounds:`,
    both: (what) => `Same vehicle and same driver (${what}):`,
  },
  back: (hour) => `is back before ${hour},`,
  leaves: 'leaves then.',
  turnsKept: 'Keeping this plan changes their hours so. Undoing puts them back.',
  meet: 'Two rounds are in each other’s way',
  meeting: {
    vehicle: (first, second, what) =>
      `“${first}” and “${second}” need the same vehicle (${what}) at the same time. Change the hours of one of them, then search again.`,
    driver: (first, second, who) =>
      `${who} would drive “${first}” and “${second}” at the same time. Change the hours of one of them, then search again.`,
    both: (first, second, what) =>
      `“${first}” and “${second}” need the same vehicle and driver (${what}) at the same time. Change the hours of one of them, then search again.`,
  },
  hoursOf: (name) => `Hours of “${name}”`,
  overlap: {
    vehicle: 'Same vehicle as',
    driver: 'Same driver as',
    both: 'Same vehicle and driver as',
  },
  during: (from, to) => `from ${from} to ${to}`,
  constraints: {
    title: 'What each constraint costs',
    titleOf: (day) => `What each constraint costs, ${day}`,
    ask: 'What each constraint costs',
    askText:
      'Palier looks for what the day would gain by easing one thing at a time. It takes a few seconds.',
    lede: 'What the day would gain by easing one thing at a time. Nothing changes.',
    back: 'The proposed plan',
    first: 'Search for a plan first, then ask what each constraint costs.',
    none: 'Nothing holds this plan back: there is no constraint to ease.',
    table: 'One thing at a time, the dearest first',
    columns: { what: 'If one eased', gain: 'Margin', km: 'Kilometres', served: 'Errands served' },
    eased: {
      windows: 'The hours of doors',
      load: 'What vehicles carry',
      length: 'The length of rounds',
      skills: 'The equipment and the driver asked for',
      locks: 'Stops that stay in their round',
      more: 'One vehicle more',
      fewer: 'One vehicle fewer',
    },
    helps: {
      windows: 'One comes at any hour.',
      load: 'Everything is on board at once.',
      length: 'Back two hours later, however far.',
      skills: 'Each round can do everything.',
      locks: 'Locked, announced or arranged already, they may change round.',
      more: 'The same as the one with most stops, with somebody to drive.',
      fewer: 'The one with fewest stops stays in.',
    },
    names: {
      windows: 'the hours of doors',
      load: 'the load',
      length: 'the length',
      skills: 'equipment and driver',
      locks: 'stops that stay in their round',
      more: 'one vehicle more',
      fewer: 'one vehicle fewer',
    },
    free: (names) => `Would change nothing: ${names.join(', ')}.`,
    note: 'An order of magnitude: what a search of less than a second finds from this plan.',
  },
}
