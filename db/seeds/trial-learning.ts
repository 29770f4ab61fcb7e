import { addDays, type Day, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import {
  countForTest,
  type LearningForm,
  moveTest,
  placedNow,
  planTest,
  type TestForm,
  writeLearning,
} from '#modules/trial/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { euros } from './live.ts'
import type { Teller } from './story.ts'

/** A test as its coordinator leads it: planned, started, counted, and written down, abandoned, or still under way. */
export type ToldTest = {
  /** How its hypothesis begins, in the stage of that day; a new one when `belief` is said. */
  of: string
  belief?: Pick<TestForm, 'belief' | 'kind'>
  plannedOn: Day
  startedOn?: Day
  test: Pick<TestForm, 'name' | 'how' | 'source' | 'comparison' | 'threshold' | 'minSample' | 'hours'> &
    Partial<Pick<TestForm, 'counted' | 'unit'>> & { deadline: Day; cost: number; owner: string }
  counts?: readonly { on: Day; hits: string; total?: number; note?: string }[]
  abandoned?: { on: Day; why: string }
  learnt?: { on: Day } & Pick<LearningForm, 'observed' | 'learned' | 'decided' | 'next' | 'evidence'>
}

/** Minutes of the day at which things are written down: after the counter closes. */
const EVENING = 17 * 60

/** Plans into the diary what a hub tested, in the order of its days. */
export function tellTests(
  { diary, actor }: Teller,
  by: string,
  today: Day,
  tests: readonly ToldTest[],
): void {
  const who = actor(by)
  for (const told of tests) {
    let id: Id<'Test'> | undefined
    const on = (day: Day, minute: number, work: (ctx: Ctx) => Promise<void>) => {
      if (day <= today) diary.plan(diary.at(day, minute), who, work)
    }
    on(told.plannedOn, 9 * 60 + 40, async (ctx) => {
      const { cost, ...test } = told.test
      const { stage, hypotheses } = await placedNow(ctx)
      const of = hypotheses.find(({ text }) => text.startsWith(told.of))?.id
      const about = told.belief ?? { hypothesisId: of }
      id = must(await planTest(ctx, stage?.id, { ...test, ...about, cost: euros(cost) })).id
    })
    if (told.startedOn)
      on(told.startedOn, 9 * 60 + 50, async (ctx) => {
        must(await moveTest(ctx, id!, { verb: 'start' }))
      })
    for (const count of told.counts ?? [])
      on(count.on, EVENING, async (ctx) => {
        const { on: day, ...rest } = count
        must(await countForTest(ctx, id!, { day, ...rest }))
      })
    const { abandoned, learnt } = told
    if (abandoned)
      on(abandoned.on, EVENING, async (ctx) => {
        must(await moveTest(ctx, id!, { verb: 'abandon', why: abandoned.why }))
      })
    if (learnt)
      on(learnt.on, EVENING + 20, async (ctx) => {
        const { on: _, ...card } = learnt
        must(await writeLearning(ctx, id!, card))
      })
  }
}

/** The n-th Saturday before a day. */
const saturday = (today: Day, n: number): Day => addDays(today, 6 - weekday(today) - 7 * n)

/** Two tests of the companies' stage, one abandoned; then the inhabitants' ones, of which two are under way. */
export const quartierTests = (
  first: { start: Day; end: Day },
  second: Day,
  today: Day,
): readonly ToldTest[] => [
  {
    of: 'Trois entreprises',
    plannedOn: first.start,
    startedOn: addDays(first.start, 7),
    test: {
      name: 'Dix rendez-vous d’entreprises',
      how: 'Rencontrer dix responsables du personnel, offrir une permanence d’essai, laisser un devis.',
      source: 'hand',
      counted: 'Contrats signés, sur les rendez-vous tenus',
      ...{ unit: 'share', comparison: 'at-least', threshold: '30 %', minSample: 10, hours: 60 },
      ...{ deadline: addDays(first.end, -7), cost: 400, owner: 'Claire' },
    },
    counts: [
      { on: addDays(first.start, 16), hits: '0', total: 3, note: 'Trois accueils polis.' },
      { on: addDays(first.start, 37), hits: '1', total: 3, note: 'Rivoire signe.' },
      { on: addDays(first.start, 58), hits: '0', total: 2 },
      { on: addDays(first.end, -12), hits: '1', total: 2, note: 'Une seconde, pour la rentrée.' },
    ],
    learnt: {
      on: addDays(first.end, -6),
      observed: 'Dix rendez-vous, deux contrats. Les autres renvoient au budget de l’an prochain.',
      learned: 'Une entreprise décide en six à neuf mois : trop lent pour faire vivre un premier palier.',
      ...{
        decided: 'refuted',
        evidence: 4,
        next: 'Garder la permanence qui vit, regarder du côté des habitants.',
      },
    },
  },
  {
    of: 'La permanence couvre',
    plannedOn: addDays(first.start, 14),
    startedOn: addDays(first.start, 21),
    test: {
      name: 'Le coût de chaque permanence',
      how: 'Noter le temps, les kilomètres et les recettes de huit permanences du mercredi.',
      source: 'hand',
      counted: 'Permanences qui couvrent leur déplacement, sur les permanences tenues',
      ...{ unit: 'share', comparison: 'at-least', threshold: '60 %', minSample: 8, hours: 10 },
      ...{ deadline: addDays(first.end, -3), cost: 0, owner: 'Sami' },
    },
    counts: [
      { on: addDays(first.start, 29), hits: '1', total: 2 },
      { on: addDays(first.start, 50), hits: '0', total: 1, note: 'Trois clients, une panne.' },
    ],
    abandoned: {
      on: addDays(first.end, -5),
      why: 'Le palier change de public : la question ne se pose plus de la même façon.',
    },
  },
  {
    of: 'Quatre habitants',
    plannedOn: addDays(second, 3),
    startedOn: addDays(second, 10),
    test: {
      name: 'Reviennent-ils d’eux-mêmes ?',
      how: 'Servir les habitants qui poussent la porte, sans relance, et lire chaque vendredi qui revient.',
      source: 'measure:requests.repeat-users',
      ...{ comparison: 'at-least', threshold: '40 %', minSample: 60, hours: 12 },
      ...{ deadline: addDays(today, 23), cost: 0, owner: 'Claire' },
    },
  },
  {
    of: 'Un service régulier',
    plannedOn: addDays(second, 7),
    startedOn: addDays(second, 14),
    test: {
      name: 'Trois locaux à poubelles',
      how: 'Nettoyer trois locaux par mois pendant un trimestre, temps noté, facture envoyée.',
      source: 'hand',
      counted: 'Montants facturés aux copropriétés',
      ...{ unit: 'cents', comparison: 'at-least', threshold: '600 €', minSample: 3, hours: 30 },
      ...{ deadline: addDays(today, -8), cost: 250, owner: 'Sami' },
    },
    counts: [
      { on: addDays(today, -42), hits: '216,00', note: 'Les Tilleuls, deux passages.' },
      { on: addDays(today, -25), hits: '216,00' },
      { on: addDays(today, -12), hits: '288,00', note: 'Un troisième local demandé.' },
    ],
    learnt: {
      on: addDays(today, -9),
      observed: 'Trois factures payées, 720 € en tout, une heure et demie par local.',
      learned: 'Deux clients réguliers, et un troisième qui demande un devis.',
      ...{
        decided: 'confirmed',
        evidence: 3,
        next: 'Envoyer le devis au troisième syndic avant la fin du mois.',
      },
    },
  },
  {
    of: 'Des adhérents',
    plannedOn: saturday(today, 5),
    startedOn: saturday(today, 4),
    test: {
      name: 'Quatre samedis sans salarié',
      how: 'Une première permanence avec Sami, puis quatre tenues par deux adhérents, avec un carnet de questions.',
      source: 'hand',
      counted: 'Permanences tenues sans salarié',
      ...{ unit: 'count', comparison: 'at-least', threshold: '4', minSample: 4, hours: 20 },
      ...{ deadline: addDays(today, 6), cost: 60, owner: 'Youssef' },
    },
    counts: [
      { on: saturday(today, 3), hits: '1', note: 'Deux questions dans le carnet.' },
      { on: saturday(today, 2), hits: '1' },
      { on: saturday(today, 1), hits: '1', note: 'Personne n’a appelé Sami.' },
    ],
  },
  {
    of: '',
    belief: { belief: 'Sept habitants sur dix acceptent 14 € la demi-heure de bricolage.', kind: 'viable' },
    plannedOn: addDays(today, -2),
    test: {
      name: 'Dire le prix avant',
      how: 'Annoncer le prix au comptoir avant de prendre la demande, sans le justifier. Noter qui renonce.',
      source: 'hand',
      counted: 'Personnes qui acceptent, sur celles à qui le prix est annoncé',
      ...{ unit: 'share', comparison: 'at-least', threshold: '70 %', minSample: 20, hours: 6 },
      ...{ deadline: addDays(today, 40), cost: 0, owner: 'Sami' },
    },
  },
]

/** The post office that brings buyers, confirmed by two weeks of counting. */
export const ruralTests = (end: Day): readonly ToldTest[] => [
  {
    of: 'Le bureau de poste',
    plannedOn: addDays(end, -48),
    startedOn: addDays(end, -42),
    test: {
      name: 'Compter au comptoir de poste',
      how: 'Deux semaines : un trait pour chaque personne venue à la poste, un rond si elle achète aussi.',
      source: 'hand',
      counted: 'Personnes qui achètent, sur celles venues à la poste',
      ...{ unit: 'share', comparison: 'at-least', threshold: '30 %', minSample: 100, hours: 4 },
      ...{ deadline: addDays(end, -21), cost: 0, owner: 'Maryse' },
    },
    counts: [
      { on: addDays(end, -38), hits: '14', total: 39 },
      { on: addDays(end, -35), hits: '11', total: 36, note: 'Jour de marché.' },
      { on: addDays(end, -31), hits: '13', total: 41 },
      { on: addDays(end, -28), hits: '15', total: 40 },
    ],
    learnt: {
      on: addDays(end, -20),
      observed: '156 passages comptés, 53 achats : du pain, du café, une carte postale.',
      learned: 'Un passage sur trois à la poste finit par un achat.',
      ...{ decided: 'confirmed', evidence: 3, next: 'Ouvrir la poste le samedi matin, jour de marché.' },
    },
  },
]
