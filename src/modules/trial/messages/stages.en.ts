import type { Words } from '#kit/words.ts'
import type { stagesFr } from './stages.fr.ts'

export const stagesEn: Words<typeof stagesFr> = {
  form: {
    when: 'When',
    means: 'The means',
    meansHelp: 'Small at first, larger at each stage: little is risked while little is known.',
    before: (what: string) => `Stage before: ${what}.`,
    budgetHelp: 'All that the stage may cost: wages, rent, purchases…',
    paidHours: 'Paid hours planned',
    vehicle: 'Vehicle',
    vehicleHelp: 'For instance: the van, two days a week.',
    premises: 'Place',
    premisesHelp: 'For instance: a room lent on Tuesdays.',
    equipment: 'Equipment',
    equipmentHelp: 'For instance: twelve lockers, a till.',
    risk: 'The limit',
  },
  errors: {
    stage_too_long: 'A stage lasts some months, three years at most: check the dates.',
    budget_needed: 'A stage always costs something: write a budget above zero.',
    budget_absurd: 'This budget is above ten million euros: check the zeros.',
    ceiling_over_budget: 'This loss is above the budget: one cannot lose more than one spends.',
  },
  means: {
    title: 'The means and their ceilings',
    lede: 'What was used since the first day of the stage, and what the next stage asks for.',
    what: 'Means',
    used: 'Used',
    ceiling: 'Planned',
    state: 'Where are we?',
    next: (name: string) => `Next stage: ${name}`,
    noNext: 'Next stage',
    none: 'not planned',
    budget: 'Spending',
    lossCeiling: 'Loss',
    paidHours: 'Paid hours',
    volunteerHours: 'Volunteer hours',
    vehicle: 'Vehicle',
    premises: 'Place',
    equipment: 'Equipment',
    hours: (n: string) => `${n}\u00a0h`,
    of: (used: string, ceiling: string) => `${used} of ${ceiling}`,
    gain: (amount: string) => `no loss: ${amount} ahead`,
    lossHelp: 'Loss: costs less income of the stage, in the books.',
    notCounted: 'not counted here yet',
    watches: { fine: 'Under the ceiling', near: 'Above 80%', reached: 'Ceiling reached' },
    see: 'See the rows counted',
  },
  alerts: {
    lossReached: 'Stop-loss: the largest loss is reached',
    lossReachedText: (loss: string, ceiling: string) =>
      `${loss} lost for ${ceiling} accepted. That is the limit you had set: stop, and decide now what comes next.`,
    lossNear: 'The loss comes near its ceiling',
    lossNearText: (loss: string, ceiling: string) =>
      `${loss} lost for ${ceiling} accepted. See what may be cut before it is reached.`,
    budgetReached: 'The budget of the stage is spent',
    budgetReachedText: (spent: string, budget: string) => `${spent} spent for ${budget} planned.`,
    budgetNear: 'The budget of the stage is soon spent',
    budgetNearText: (spent: string, budget: string) => `${spent} spent for ${budget} planned.`,
    decideNow: 'Decide now',
    falls: (what: string, next: string) =>
      `Means fall at the next stage (“${next}”): ${what}. They usually rise at each stage; if it is meant, say why in its purpose.`,
    fallsWords: { budget: 'budget', paidHours: 'paid hours', volunteerHours: 'volunteer hours' },
    began: (before: string) =>
      `This stage began while “${before}” still waits for its decision. Decide first: that is what limits the risk.`,
  },
}
