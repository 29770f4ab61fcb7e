import type { Words } from '#kit/words.ts'
import { en as ui } from '#ui/messages.en.ts'
import type { measureWords as fr } from './measures.fr.ts'

/** Who paid, as a sum over many: `messages` says it of one. */
export const payerKeys = {
  inhabitant: 'Inhabitants',
  employee: 'Employees',
  company: 'Companies',
  landlord: 'Landlords',
  'local-authority': 'Local authorities',
  ccas: 'Social action centre',
  'state-region': 'State and region',
  foundation: 'Foundations',
  'la-poste': 'La Poste',
  other: 'Others',
}

export const measureWords: Words<typeof fr> = {
  revenue: {
    name: 'Revenue by pillar',
    definition:
      'All that the place earned or received over twelve months (class 7), net of reversals. Gifts in kind and volunteer hours are not in it.',
    keys: ui.pillars,
  },
  pillars: {
    name: 'Pillars that carry',
    definition:
      'How many of the four pillars (activities, public support, citizen involvement, private support) brought the place an income in twelve months. Gifts in kind and volunteer hours are not in it.',
    keys: ui.pillars,
    lacking: ['pillar to find', 'pillars to find'],
    sampled: ['entry', 'entries'],
  },
  'revenue-by-payer': {
    name: 'Revenue by payer',
    definition: 'The same revenue over twelve months, by who paid: often not the person served.',
    keys: payerKeys,
  },
  'earned-share': {
    name: 'Earned share',
    definition:
      'Share of twelve months’ revenue that the place earns itself: sales and services (70), dues (756) and other own income. Grants, gifts and patronage are not in it.',
    keys: payerKeys,
  },
  'grant-share': {
    name: 'Grant share',
    definition: 'Share of operating grants (account 74) in the revenue of twelve months.',
    keys: payerKeys,
  },
  'first-funder-share': {
    name: 'First funder’s share',
    definition:
      'What the largest organisation paid, over all revenue of twelve months. Above half, its leaving would endanger the place.',
  },
  concentration: {
    name: 'Concentration of funders',
    definition:
      'Herfindahl index of the organisations that fund, over twelve months: 100% with a single funder, 25% with four equal ones.',
  },
  cash: {
    name: 'Cash',
    definition: 'What is in the bank, in the till and on its way (class 5) at the end of the day.',
    keys: { '512': 'Bank', '530': 'Till', '5112': 'Cheques to cash', '5115': 'Card payments on their way' },
  },
  'months-of-cash': {
    name: 'Months of cash',
    definition:
      'How many months the place would last without receiving anything: cash over the mean monthly spending of the last 90 days.',
  },
  costs: {
    name: 'Costs',
    definition: 'All that the place spent on running over twelve months (class 6).',
  },
}
