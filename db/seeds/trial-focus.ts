import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import type { Segment } from '#modules/people/index.server.ts'
import { type CellState, readjust, setLimit, undoReadjustment } from '#modules/trial/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Teller } from './story.ts'

type Moves = Partial<Record<CellState, readonly (readonly [target: Segment, service: string])[]>>

/** A readjustment as its coordinator writes it; `undoneOn` with why it was taken back. */
export type FocusChapter = {
  on: Day
  /** Minute of the day. */
  at?: number
  reason: string
  name?: string
  argument?: string
  /** The services by their name of that day. */
  to?: Moves
  /** Another limit instead. */
  most?: number
  undone?: { on: Day; reason: string }
}

async function movesOf(ctx: Ctx, to: Moves) {
  const ids = new Map((await listServices(ctx)).map(({ name, id }) => [name, id]))
  return (Object.entries(to) as [CellState, NonNullable<Moves[CellState]>][]).flatMap(([state, cells]) =>
    cells.map(([target, service]) => {
      const serviceId = ids.get(service)
      if (!serviceId) throw new Error(`no service called ${service}`)
      return { target, serviceId, to: state }
    }),
  )
}

/** Tells the matrix of targets and services, readjustment after readjustment, those that are in the past. */
export function tellFocus(
  { diary, actor }: Teller,
  today: Day,
  by: string,
  chapters: readonly FocusChapter[],
): void {
  const coordinator = actor(by)
  for (const { on, at = 9 * 60 + 30, to = {}, most, undone, ...said } of chapters) {
    if (on > today) continue
    let id: Id<'Pivot'> | undefined
    diary.plan(diary.at(on, at), coordinator, async (ctx) => {
      const idempotencyKey = newId<'Form'>()
      const done =
        most === undefined
          ? await readjust(ctx, { ...said, moves: await movesOf(ctx, to), idempotencyKey })
          : await setLimit(ctx, { most, reason: said.reason, idempotencyKey })
      id = must(done).id
    })
    if (undone && undone.on <= today)
      diary.plan(diary.at(undone.on, at + 30), coordinator, async (ctx) => {
        must(await undoReadjustment(ctx, id!, { reason: undone.reason }))
      })
  }
}

/** From companies to inhabitants, as the seed workshop tells it. */
export const quartierFocus = (start: Day, firstEnd: Day, turn: Day): FocusChapter[] => [
  {
    on: start,
    reason:
      'Trois entreprises nous attendent. Nous testons une permanence et ce que les salariés y déposent, et rien d’autre pendant trois mois.',
    to: {
      tested: [
        ['company', 'Permanence en entreprise'],
        ['employee', 'Repassage'],
        ['employee', 'Pressing'],
        ['employee', 'Garde de colis'],
        ['employee', 'Courses livrées'],
        ['senior', 'Courses livrées'],
      ],
      candidate: [
        ['inhabitant', 'Petit bricolage'],
        ['inhabitant', 'Réparation de vélo'],
        ['local-authority', 'Distribution du journal municipal'],
      ],
    },
  },
  {
    on: addDays(start, 44),
    reason: 'Le CCAS paie, les personnes redemandent : les courses restent dans l’offre.',
    to: {
      kept: [['senior', 'Courses livrées']],
      tested: [['building-manager', 'Nettoyage du local à poubelles']],
    },
  },
  {
    on: firstEnd,
    at: 17 * 60,
    name: 'Des entreprises vers les habitants',
    reason:
      'Dix rendez-vous, deux contrats : les entreprises décident en six à neuf mois. Les habitants, eux, poussent la porte sans qu’on les appelle. Nous gardons la permanence qui vit et mettons nos forces sur le quartier.',
    to: {
      kept: [['company', 'Permanence en entreprise']],
      dropped: [
        ['employee', 'Repassage'],
        ['employee', 'Pressing'],
        ['employee', 'Courses livrées'],
      ],
      'not-now': [['employee', 'Garde de colis']],
      tested: [
        ['inhabitant', 'Petit bricolage'],
        ['inhabitant', 'Réparation de vélo'],
        ['inhabitant', 'Repassage'],
        ['senior', 'Aide numérique'],
        ['local-authority', 'Distribution du journal municipal'],
      ],
      candidate: [['inhabitant', 'Ménage']],
    },
  },
  {
    on: addDays(turn, 20),
    reason: 'Essayer aussi le ménage.',
    to: { dropped: [['inhabitant', 'Ménage']] },
    undone: {
      on: addDays(turn, 20),
      reason: 'Mauvais état choisi : le ménage reste candidat, on ne l’a pas encore essayé.',
    },
  },
  {
    on: addDays(turn, 41),
    reason:
      'Deux copropriétés et la mairie renouvellent sans discuter le prix : le service régulier fait partie de l’offre.',
    to: {
      kept: [
        ['building-manager', 'Nettoyage du local à poubelles'],
        ['local-authority', 'Distribution du journal municipal'],
      ],
      tested: [
        ['inhabitant', 'Ménage'],
        ['landlord', 'Nettoyage du local à poubelles'],
      ],
    },
  },
]

/** One village, few services, and a permanence that nobody came to. */
export const ruralFocus = (start: Day, today: Day): FocusChapter[] => [
  {
    on: start,
    reason: 'Le village d’abord : les paniers, les colis et l’argent liquide. La scierie attendra.',
    to: {
      tested: [
        ['inhabitant', 'Panier livré'],
        ['senior', 'Panier livré'],
        ['inhabitant', 'Retrait de colis'],
        ['senior', 'Trajet accompagné'],
        ['local-authority', 'Repas des scolaires'],
      ],
      candidate: [
        ['company', 'Permanence en entreprise'],
        ['senior', 'Accès et aide numérique'],
      ],
    },
  },
  {
    on: addDays(start, 62),
    reason:
      'Les colis amènent du monde au comptoir chaque jour : gardés. La scierie demande un essai un jeudi par mois.',
    to: {
      kept: [['inhabitant', 'Retrait de colis']],
      tested: [
        ['company', 'Permanence en entreprise'],
        ['senior', 'Accès et aide numérique'],
      ],
    },
  },
  {
    on: addDays(today, -46),
    reason: 'Nous sommes deux, et l’hiver arrive : moins d’essais à la fois.',
    most: 5,
  },
  {
    on: addDays(today, -45),
    name: 'Du comptoir vers les hameaux',
    reason:
      'L’été, le village vient à nous. L’hiver, c’est à nous d’aller dans les hameaux : les paniers et les trajets passent devant le reste.',
    argument:
      'Les repas de l’école s’arrêtent aux vacances : nous serons de nouveau cinq dans deux semaines.',
    to: {
      dropped: [['company', 'Permanence en entreprise']],
      tested: [
        ['inhabitant', 'Trajet accompagné'],
        ['senior', 'Linge déposé'],
      ],
    },
  },
  {
    on: addDays(today, -30),
    reason: 'La commune reconduit les repas pour l’année.',
    to: { kept: [['local-authority', 'Repas des scolaires']], candidate: [['senior', 'Linge déposé']] },
  },
]
