import { addDays, addMonths, type Day, day, firstDay, lastDay, type Month } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import {
  addGrant,
  addInstalment,
  type GrantKind,
  linkable,
  linkInstalment,
  moveGrant,
  noteReport,
} from '#modules/funding/index.server.ts'
import { addLegalStep, addStage, markLegalStep } from '#modules/trial/index.server.ts'
import { euros } from './live.ts'
import type { Teller } from './story.ts'

/** A grant as the treasurer follows it; what lies after the day of the demo stays undone. */
type ToldGrant = {
  funder: string
  name: string
  kind: GrantKind
  amount: number
  notedOn: Day
  callOn?: Day
  answerOn?: Day
  /** Months that the agreement covers. */
  covers: readonly [Month, Month]
  reportOn?: Day
  appliedOn?: Day
  grantedOn?: Day
  refusedOn?: Day
  endedOn?: Day
  reportedOn?: Day
  /** Each with the day it is due; those that the books received are tied to the income of the same amount. */
  instalments?: readonly { amount: number; dueOn: Day; condition: string }[]
}

type ToldStep = { name: string; targetOn: Day; doneOn?: Day }

/** A stage written ahead: its means stand beside those of the stage that runs. */
type ToldStage = Omit<Parameters<typeof addStage>[1], 'budget' | 'lossCeiling'> & {
  budget: number
  lossCeiling: number
}

type MoneyOfTrial = {
  coordinator: string
  treasurer: string
  grants: readonly ToldGrant[]
  steps: readonly ToldStep[]
  next: ToldStage
}

/** The funders' calendar, the steps of the hub's status and the stage to come. */
export function tellTrialMoney(teller: Teller, today: Day, told: MoneyOfTrial): void {
  const { diary, actor, opening } = teller
  const coordinator = actor(told.coordinator)
  for (const grant of told.grants) planGrant(teller, told.treasurer, grant)
  diary.plan(diary.at(addDays(opening, 1), 9 * 60 + 15), coordinator, async (ctx) => {
    for (const { name, targetOn, doneOn } of told.steps) {
      const { id } = must(await addLegalStep(ctx, { name, targetOn }))
      if (!doneOn) continue
      if (doneOn <= opening) must(await markLegalStep(ctx, id, doneOn))
      else
        diary.plan(diary.at(doneOn, 17 * 60), coordinator, async (c) => {
          must(await markLegalStep(c, id, doneOn))
        })
    }
  })
  diary.plan(diary.at(addDays(today, -10), 16 * 60 + 40), coordinator, async (ctx) => {
    const { budget, lossCeiling, ...stage } = told.next
    must(await addStage(ctx, { ...stage, budget: euros(budget), lossCeiling: euros(lossCeiling) }))
  })
}

function planGrant({ diary, actor, organisation }: Teller, by: string, told: ToldGrant): void {
  const treasurer = actor(by)
  const at = (on: Day, act: Parameters<typeof diary.plan>[2]) =>
    diary.plan(diary.at(on, 19 * 60 + 20), treasurer, act)
  at(told.notedOn, async (ctx) => {
    const { funder, name, kind, amount, callOn, answerOn, covers, reportOn } = told
    const organisationId = organisation(funder)
    const { id } = must(
      await addGrant(ctx, {
        ...{ organisationId, name, kind, amount: euros(amount), callOn, answerOn, reportOn },
        ...{ startsOn: firstDay(covers[0]), endsOn: lastDay(covers[1]) },
      }),
    )
    for (const part of told.instalments ?? []) {
      const { dueOn, condition } = part
      const made = must(await addInstalment(ctx, id, { amount: euros(part.amount), dueOn, condition }))
      if (told.grantedOn)
        at(addDays(dueOn > told.grantedOn ? dueOn : told.grantedOn, 1), async (c) => {
          const incomes = await linkable(c, organisationId)
          const income = incomes.find((one) => one.amount === euros(part.amount))
          if (!income) throw new Error(`no income of ${part.amount} € from ${funder}`)
          must(await linkInstalment(c, id, made.id, income.id))
        })
    }
    planMoves(told, id, at)
  })
}

type At = (on: Day, act: Parameters<Teller['diary']['plan']>[2]) => void

function planMoves(told: ToldGrant, id: Id<'Grant'>, at: At): void {
  const moves = [
    ['apply', told.appliedOn],
    ['grant', told.grantedOn],
    ['refuse', told.refusedOn],
    ['end', told.endedOn],
  ] as const
  for (const [verb, on] of moves)
    if (on)
      at(on, async (ctx) => {
        must(await moveGrant(ctx, id, verb))
      })
  const { reportedOn } = told
  if (reportedOn)
    at(reportedOn, async (ctx) => {
      must(await noteReport(ctx, id, reportedOn))
    })
}

const on = (month: Month, n: number): Day => day(`${month}-${String(n).padStart(2, '0')}`)

/** Eight funders of the neighbourhood; the money of the first year stops before the stage that runs does. */
export const quartierTrialMoney = (
  months: readonly Month[],
  opening: Day,
  today: Day,
): Pick<MoneyOfTrial, 'grants' | 'steps' | 'next'> => {
  const m = (i: number) => months[i] ?? addMonths(months[0]!, i)
  return {
    grants: [
      {
        ...{ funder: 'amorcage', name: 'Amorçage', kind: 'seed-fund', amount: 8_000, notedOn: opening },
        ...{ covers: [m(0), m(11)], reportOn: on(m(12), 1), grantedOn: opening, endedOn: on(m(12), 1) },
        reportedOn: on(m(12), 2),
        instalments: [{ amount: 8_000, dueOn: on(m(0), 15), condition: 'À la création' }],
      },
      {
        ...{ funder: 'metropole', name: 'Aide au fonctionnement', kind: 'grant', amount: 19_000 },
        ...{ notedOn: opening, callOn: on(m(0), 28), answerOn: on(m(2), 10), covers: [m(1), m(12)] },
        ...{ reportOn: lastDay(m(18)), appliedOn: on(m(0), 26), grantedOn: on(m(2), 8) },
        instalments: [
          { amount: 13_300, dueOn: on(m(2), 20), condition: 'À la signature' },
          { amount: 5_700, dueOn: on(m(12), 20), condition: 'Après le bilan de mi-parcours' },
        ],
      },
      {
        ...{ funder: 'region', name: 'Innovation sociale', kind: 'public-aid', amount: 18_000 },
        ...{ notedOn: on(m(1), 5), callOn: on(m(1), 25), answerOn: on(m(3), 15), covers: [m(3), m(13)] },
        ...{ reportOn: lastDay(m(16)), appliedOn: on(m(1), 22), grantedOn: on(m(3), 12) },
        instalments: [
          { amount: 11_000, dueOn: on(m(3), 24), condition: 'À la signature' },
          { amount: 7_000, dueOn: on(m(13), 15), condition: 'Sur présentation des dépenses' },
        ],
      },
      {
        ...{ funder: 'ccas', name: 'Tarifs solidaires', kind: 'grant', amount: 2_500 },
        ...{ notedOn: on(m(4), 3), covers: [m(5), m(11)], reportOn: addDays(today, 12) },
        ...{ appliedOn: on(m(4), 10), grantedOn: on(m(5), 4), endedOn: on(m(12), 1) },
        instalments: [{ amount: 2_500, dueOn: on(m(5), 10), condition: '' }],
      },
      {
        ...{ funder: 'etat', name: 'Politique de la ville', kind: 'public-aid', amount: 8_000 },
        ...{ notedOn: on(m(3), 9), callOn: on(m(4), 12), answerOn: on(m(6), 15), covers: [m(6), m(12)] },
        ...{ reportOn: lastDay(m(18)), appliedOn: on(m(4), 11), grantedOn: on(m(6), 17) },
        instalments: [{ amount: 8_000, dueOn: on(m(6), 26), condition: 'Une seule fois, à la notification' }],
      },
      {
        ...{ funder: 'fondation', name: 'Prix du lien social', kind: 'foundation', amount: 6_000 },
        ...{ notedOn: on(m(3), 20), callOn: on(m(4), 30), answerOn: on(m(6), 5), covers: [m(6), m(11)] },
        ...{ reportOn: on(m(12), 1), appliedOn: on(m(4), 28), grantedOn: on(m(6), 6) },
        ...{ endedOn: on(m(12), 1), reportedOn: on(m(12), 1) },
        instalments: [{ amount: 6_000, dueOn: on(m(6), 14), condition: '' }],
      },
      {
        ...{ funder: 'rivoire', name: 'Mécénat des Ateliers', kind: 'patronage', amount: 2_500 },
        ...{ notedOn: on(m(7), 12), covers: [m(8), m(12)], appliedOn: on(m(7), 12), grantedOn: on(m(8), 2) },
        instalments: [{ amount: 2_500, dueOn: on(m(8), 9), condition: '' }],
      },
      {
        ...{ funder: 'clinique', name: 'Mécénat de la clinique', kind: 'patronage', amount: 5_000 },
        ...{ notedOn: on(m(8), 6), covers: [m(9), m(14)], appliedOn: on(m(8), 6), refusedOn: on(m(9), 19) },
      },
      {
        ...{ funder: 'horizon', name: 'Lien social dans les résidences', kind: 'patronage', amount: 12_000 },
        ...{ notedOn: on(m(10), 7), appliedOn: on(m(10), 21), answerOn: addDays(today, 16) },
        covers: [m(13), m(20)],
        instalments: [{ amount: 12_000, dueOn: on(m(14), 10), condition: 'À la signature' }],
      },
      {
        ...{ funder: 'fondation', name: 'Appel « Vivre ensemble »', kind: 'foundation', amount: 15_000 },
        ...{ notedOn: addDays(today, -15), callOn: addDays(today, 17), answerOn: addDays(today, 75) },
        covers: [m(15), m(20)],
      },
      {
        ...{ funder: 'metropole', name: 'Fonctionnement, deuxième année', kind: 'grant', amount: 20_000 },
        ...{ notedOn: addDays(today, -12), callOn: addDays(today, 40), answerOn: addDays(today, 110) },
        covers: [m(14), m(25)],
      },
    ],
    steps: [
      { name: 'Association déclarée', targetOn: addDays(opening, -90), doneOn: addDays(opening, -84) },
      { name: 'SIRET', targetOn: addDays(opening, -50), doneOn: addDays(opening, -41) },
      { name: 'Déclaration de services à la personne', targetOn: on(m(2), 15), doneOn: on(m(3), 12) },
      { name: 'Agrément ESUS', targetOn: addDays(today, 75) },
      { name: 'Passage en SCIC', targetOn: on(m(20), 15) },
    ],
    next: {
      name: 'Tout le quartier, avec moins d’aides',
      purpose:
        'Savoir si le lieu tient avec moins de subventions : sept services gardés, une deuxième permanence tenue par des adhérents.',
      ...{ startsOn: firstDay(m(15)), endsOn: lastDay(m(20)), budget: 78_000, lossCeiling: 10_000 },
      ...{ paidHours: 2_300, volunteerHours: 760 },
      vehicle: 'La Kangoo tous les jours, et le vélo-cargo',
      premises: 'Le local, et la salle de la mairie le samedi',
      equipment: 'Quarante casiers de plus',
    },
  }
}

/** The village's funders; the intermunicipal aid is asked for again, for the winter that the trial is prolonged by. */
export const ruralTrialMoney = (
  months: readonly Month[],
  opening: Day,
  today: Day,
): Pick<MoneyOfTrial, 'grants' | 'steps' | 'next'> => {
  const m = (i: number) => months[i] ?? addMonths(months[0]!, i)
  return {
    grants: [
      {
        ...{ funder: 'solidaire', name: 'Apport solidaire', kind: 'seed-fund', amount: 10_000 },
        ...{ notedOn: opening, covers: [m(0), m(11)], grantedOn: opening, endedOn: on(m(12), 1) },
        instalments: [{ amount: 10_000, dueOn: on(m(0), 11), condition: '' }],
      },
      {
        ...{ funder: 'comcom', name: 'Aide à l’installation', kind: 'grant', amount: 8_500 },
        ...{ notedOn: opening, callOn: on(m(0), 25), answerOn: on(m(2), 5), covers: [m(2), m(13)] },
        ...{ reportOn: lastDay(m(15)), appliedOn: on(m(0), 22), grantedOn: on(m(2), 6) },
        instalments: [
          { amount: 5_100, dueOn: on(m(2), 18), condition: 'À l’ouverture' },
          { amount: 3_400, dueOn: on(m(8), 18), condition: 'Après six mois d’ouverture' },
        ],
      },
      {
        ...{ funder: 'fondation', name: 'Villages vivants', kind: 'foundation', amount: 4_500 },
        ...{ notedOn: opening, covers: [m(2), m(11)], reportOn: on(m(12), 1), appliedOn: on(m(0), 20) },
        ...{ grantedOn: on(m(2), 3), endedOn: on(m(12), 1), reportedOn: on(m(12), 1) },
        instalments: [{ amount: 4_500, dueOn: on(m(2), 14), condition: '' }],
      },
      {
        ...{ funder: 'departement', name: 'Commerce de proximité', kind: 'grant', amount: 3_000 },
        ...{ notedOn: on(m(3), 4), callOn: on(m(3), 28), covers: [m(5), m(12)], reportOn: lastDay(m(16)) },
        ...{ appliedOn: on(m(3), 26), grantedOn: on(m(5), 9) },
        instalments: [{ amount: 3_000, dueOn: on(m(5), 21), condition: '' }],
      },
      {
        ...{ funder: 'departement', name: 'Commerce de proximité, deuxième année', kind: 'grant' },
        ...{ amount: 6_000, notedOn: on(m(10), 12), appliedOn: on(m(11), 8), answerOn: addDays(today, 26) },
        covers: [m(13), m(24)],
        instalments: [{ amount: 6_000, dueOn: on(m(15), 20), condition: 'À la notification' }],
      },
      {
        ...{ funder: 'comcom', name: 'Soutien d’hiver', kind: 'grant', amount: 5_000 },
        ...{ notedOn: addDays(today, -20), callOn: addDays(today, 9), covers: [m(14), m(18)] },
      },
    ],
    steps: [
      { name: 'Association déclarée', targetOn: addDays(opening, -120), doneOn: addDays(opening, -118) },
      { name: 'SIRET', targetOn: addDays(opening, -80), doneOn: addDays(opening, -77) },
      {
        name: 'Permis d’exploitation du café',
        targetOn: addDays(opening, -20),
        doneOn: addDays(opening, -16),
      },
      { name: 'Agrément espace de vie sociale', targetOn: addDays(today, 45) },
      { name: 'Passage en SCIC', targetOn: on(m(22), 15) },
    ],
    next: {
      name: 'Un comptoir pour trois villages',
      purpose:
        'Savoir si deux villages voisins se servent d’un comptoir qui vient à eux une fois par semaine.',
      ...{ startsOn: firstDay(m(16)), endsOn: lastDay(m(21)), budget: 112_000, lossCeiling: 8_000 },
      ...{ paidHours: 1_900, volunteerHours: 560 },
      vehicle: 'La fourgonnette, quatre matins par semaine',
      premises: 'Le local communal, et deux salles prêtées',
      equipment: 'Les casiers, et une vitrine froide pour la fourgonnette',
    },
  }
}
