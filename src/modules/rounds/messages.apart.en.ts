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
}
