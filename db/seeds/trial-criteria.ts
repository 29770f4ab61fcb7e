import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { applySet, castVote, changeCriterion, currentVerdicts, keepSet } from '#modules/trial/index.server.ts'
import type { Teller } from './story.ts'

/** An opinion: days after the grids were written, by an account (`as`) or in the name of somebody met. */
type Opinion = {
  after: number
  as?: string
  name?: string
  grid: string
  level: number
  why: string
}

export type CriteriaTold = {
  by: string
  /** When the two grids of opinion join the criteria of the stage. */
  from: Day
  /** Criteria that count more than the others, by their measure, with the threshold as it is typed. */
  weights: readonly {
    measureId: string
    threshold: string
    weight: number
    minSample: number
    name: string
  }[]
  opinions: readonly Opinion[]
  /** Keeps all of it as a set of the hub’s own, under this name. */
  keep?: string
}

/** A stage gets its weights, two grids of opinion, and what people think of them over the weeks. */
export function tellCriteria({ diary, actor }: Teller, told: CriteriaTold): void {
  const lead = actor(told.by)
  const ids = new Map<string, Id<'Criterion'>>()
  diary.plan(diary.at(told.from, 17 * 60), lead, async (ctx) => {
    const { stage, evidence } = (await currentVerdicts(ctx))!
    for (const { measureId, ...wanted } of told.weights) {
      const id = evidence.find((one) => one.measure.id === measureId)!.criterionId as Id<'Criterion'>
      must(
        await changeCriterion(ctx, id, {
          ...{ ...wanted, measureId, comparison: 'at-least', level: 'must', period: 'own' },
        }),
      )
    }
    must(await applySet(ctx, stage.id, { ready: 'opinion' }))
    for (const one of (await currentVerdicts(ctx))!.evidence)
      if (one.kind === 'rubric') ids.set(one.name, one.criterionId as Id<'Criterion'>)
    if (told.keep) must(await keepSet(ctx, { stageId: stage.id, name: told.keep }))
  })
  for (const { after, as, name, grid, level, why } of told.opinions)
    diary.plan(diary.at(addDays(told.from, after), 18 * 60 + 5), actor(as ?? told.by), async (ctx) => {
      must(await castVote(ctx, ids.get(grid)!, { level, why, voterName: name }))
    })
}

const ROOTED = 'Le lieu est ancré dans le territoire'
const LOAD = 'L’équipe tient la charge'

export const quartierCriteria = (from: Day): CriteriaTold => ({
  by: 'claire',
  from,
  weights: [
    {
      ...{ measureId: 'requests.repeat-users', threshold: '40 %', weight: 3, minSample: 30 },
      name: 'Les usagers reviennent',
    },
    {
      ...{ measureId: 'money.months-of-cash', threshold: '3 mois', weight: 2, minSample: 1 },
      name: 'La trésorerie laisse le temps de réagir',
    },
  ],
  keep: 'Nos critères pour un quartier',
  opinions: [
    {
      ...{ after: 3, as: 'helene', grid: ROOTED, level: 2 },
      why: 'On en parle à la mairie, mais personne n’y envoie encore les habitants.',
    },
    {
      ...{ after: 4, as: 'odile', grid: LOAD, level: 2 },
      why: 'Les comptes tiennent, mais Claire fait deux soirées par semaine.',
    },
    {
      ...{ after: 5, as: 'claire', grid: LOAD, level: 2 },
      why: 'Je rentre à 20 h le mardi et le jeudi.',
    },
    {
      ...{ after: 24, as: 'odile', grid: ROOTED, level: 3 },
      why: 'Le boulanger et la pharmacie donnent notre carte.',
    },
    {
      ...{ after: 25, name: 'Nora Belkacem', grid: ROOTED, level: 3 },
      why: 'Les gardiens d’Horizon Habitat orientent vers le lieu sans qu’on le leur demande.',
    },
    {
      ...{ after: 25, name: 'Marc Delorme', grid: ROOTED, level: 4 },
      why: 'Le syndic a proposé de lui-même un troisième local.',
    },
    {
      ...{ after: 31, as: 'helene', grid: ROOTED, level: 3 },
      why: 'Depuis la fête de quartier, l’accueil de la mairie donne l’adresse.',
    },
    {
      ...{ after: 33, as: 'claire', grid: LOAD, level: 3 },
      why: 'Youssef tient le samedi : mes semaines tiennent dans les heures prévues.',
    },
  ],
})

export const ruralCriteria = (from: Day): CriteriaTold => ({
  by: 'jean',
  from,
  weights: [
    {
      ...{ measureId: 'requests.repeat-users', threshold: '40 %', weight: 2, minSample: 30 },
      name: 'Les usagers reviennent',
    },
  ],
  opinions: [
    {
      ...{ after: 6, as: 'paul', grid: ROOTED, level: 3 },
      why: 'Toutes les familles du bourg sont passées au moins une fois.',
    },
    {
      ...{ after: 7, as: 'jean', grid: ROOTED, level: 3 },
      why: 'La mairie nous confie le point poste et en parle au conseil.',
    },
    {
      ...{ after: 9, as: 'helene', grid: ROOTED, level: 2 },
      why: 'Les hameaux du haut ne descendent pas encore.',
    },
    {
      ...{ after: 9, name: 'Josette Allard', grid: ROOTED, level: 4 },
      why: 'Le comité des fêtes a demandé à tenir son stand chez nous.',
    },
    {
      ...{ after: 12, as: 'jean', grid: LOAD, level: 1 },
      why: 'Maryse et Lucas dépassent chaque semaine de juillet.',
    },
    {
      ...{ after: 12, as: 'paul', grid: LOAD, level: 3 },
      why: 'Hors de l’été, les heures payées suffisent.',
    },
    {
      ...{ after: 14, as: 'helene', grid: LOAD, level: 2 },
      why: 'Une absence et la tournée s’arrête.',
    },
    {
      ...{ after: 15, name: 'Josette Allard', grid: LOAD, level: 2 },
      why: 'Les bénévoles du samedi sont toujours les mêmes.',
    },
  ],
})
