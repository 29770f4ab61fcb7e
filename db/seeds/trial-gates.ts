import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import {
  addCommitteeMember,
  chooseQuorum,
  type FollowInput,
  followCondition,
  type GateWords,
  giveOpinion,
  giveOpinionByLink,
  lastConditions,
  noteOpinion,
  type OpinionInput,
  openGate,
  publishGate,
} from '#modules/trial/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Actor } from '#platform/session/roles.ts'
import type { Teller } from './story.ts'

type Seat = { name: string; role: string; email?: string; account?: string }

/** Who sits in the committee of a demo hub; the hub's own quorum, when it is not half of the voices. */
export function tellCommittee(teller: Teller, on: Day, by: string, seats: readonly Seat[]): Committee {
  const accounts = new Map(seats.flatMap(({ name, account }) => (account ? [[name, account] as const] : [])))
  const committee: Committee = { by, accounts, ids: new Map() }
  const { diary, actor } = teller
  diary.plan(diary.at(on, 9 * 60 + 10), actor(by), async (ctx) => {
    for (const { account, ...facts } of seats) {
      const userId = account ? (actor(account).userId ?? undefined) : undefined
      const { id } = must(await addCommitteeMember(ctx, { ...facts, voices: 1, userId }))
      committee.ids.set(facts.name, id)
    }
  })
  return committee
}
/** `ids` are known once the day is lived; `accounts` by name, of those who answer with one. */
export type Committee = {
  by: string
  accounts: ReadonlyMap<string, string>
  ids: Map<string, Id<'CommitteeMember'>>
}

/** One answer: by the member's link, with their account, or said in the meeting. */
type Answer = Partial<OpinionInput> & Pick<OpinionInput, 'kind'> & { who: string; on: Day; heard?: boolean }

export type GateChapter = {
  committee: Committee
  on: Day
  words: Omit<GateWords, 'idempotencyKey'>
  answers: readonly Answer[]
  /** What the public reads once it is decided, and when. */
  published?: { on: Day; text: string }
}

/** Nobody: who holds a link has no account. */
const STRANGER: Actor = { userId: null, name: '', roles: [] }

/** A gate opened one day, with the answers that came; `stageId` is known when the day is lived. */
export function planGate({ diary, actor }: Teller, stageId: () => Id<'Stage'>, chapter: GateChapter): void {
  const { committee, on, words, answers, published } = chapter
  const coordinator = actor(committee.by)
  let gateId: Id<'Gate'> | undefined
  const secrets = new Map<string, string>()
  diary.plan(diary.at(on, 10 * 60 + 20), coordinator, async (ctx) => {
    const opened = must(await openGate(ctx, stageId(), words))
    gateId = opened.id
    for (const { name, secret } of opened.links) secrets.set(name, secret)
  })
  for (const [i, { who, on: day, heard, ...said }] of answers.entries()) {
    const opinion = { reservations: [], ...said }
    const account = committee.accounts.get(who)
    const by = heard ? coordinator : account ? actor(account) : STRANGER
    diary.plan(diary.at(day, 18 * 60 + 5 + i), by, async (ctx: Ctx) => {
      if (heard) must(await noteOpinion(ctx, gateId!, committee.ids.get(who)!, opinion))
      else if (account) must(await giveOpinion(ctx, gateId!, opinion))
      else must(await giveOpinionByLink(ctx, secrets.get(who), opinion))
    })
  }
  if (published)
    diary.plan(diary.at(published.on, 9 * 60 + 40), coordinator, async (ctx) => {
      must(await publishGate(ctx, gateId!, published.text))
    })
}

/** What became of the conditions of the last decision, by their position from 1. */
export function planFollowing(
  { diary, actor }: Teller,
  by: string,
  told: readonly ({ on: Day; position: number } & FollowInput)[],
): void {
  for (const { on, position, ...input } of told)
    diary.plan(diary.at(on, 17 * 60 + 15), actor(by), async (ctx) => {
      const condition = (await lastConditions(ctx)).find((one) => one.position === position)
      must(await followCondition(ctx, condition!.id, input))
    })
}

/** The quorum that a hub chooses, once its committee has seen what it is asked for. */
export function planQuorum({ diary, actor }: Teller, by: string, on: Day, quorum: 'none' | 'third'): void {
  diary.plan(diary.at(on, 19 * 60 + 30), actor(by), async (ctx) => {
    must(await chooseQuorum(ctx, quorum))
  })
}

/** The committee of the neighbourhood: five voices; Hélène answers with her account. */
export const QUARTIER_SEATS: readonly Seat[] = [
  {
    ...{ name: 'Farida Belkacem', role: 'Adjointe à la vie des quartiers, mairie' },
    email: 'farida.belkacem@mairie.example',
  },
  {
    ...{ name: 'Hélène Roux', role: 'Fondation des Alpes, chargée de mission' },
    ...{ email: 'helene.roux@fondation.example', account: 'helene' },
  },
  {
    ...{ name: 'Marc-Antoine Vasseur', role: 'Bailleur, responsable d’agence' },
    email: 'ma.vasseur@bailleur.example',
  },
  { name: 'Solène Guichard', role: 'Habitante, rue des Tilleuls', email: 'solene.guichard@exemple.example' },
  { name: 'Ange Odier', role: 'Bénévole, pour l’association' },
]

/** The committee of the village: four voices, one of them without an e-mail address. */
export const RURAL_SEATS: readonly Seat[] = [
  {
    ...{ name: 'Bernadette Odier', role: 'Maire de Saint-Maurin-en-Vallon' },
    email: 'mairie@saint-maurin.example',
  },
  {
    ...{ name: 'Hélène Roux', role: 'Fondation des Alpes, chargée de mission' },
    ...{ email: 'helene.roux@fondation.example', account: 'helene' },
  },
  {
    name: 'Noémie Guichard',
    role: 'Présidente du comité des fêtes',
    email: 'noemie.guichard@exemple.example',
  },
  { name: 'Marius Vasseur', role: 'Éleveur au Collet' },
]

/** The gate that turned the neighbourhood from companies to inhabitants. */
export const quartierTurn = (committee: Committee, end: Day): GateChapter => ({
  committee,
  on: addDays(end, -9),
  words: {
    asked:
      'Quitter la prospection des entreprises et mettre nos forces sur les habitants des Tilleuls pendant cinq mois.\nNous gardons la permanence en entreprise qui vit.',
    proposal: 'redirect',
    nextMeans:
      'Cinq mois, 58 000 €, un jour de plus au comptoir et 520 heures bénévoles. La mairie et la fondation confirment leur part.',
    answersBy: addDays(end, -1),
  },
  answers: [
    {
      who: 'Farida Belkacem',
      on: addDays(end, -7),
      kind: 'favourable',
      text: 'Les habitants nous en parlent déjà.',
    },
    {
      ...{ who: 'Hélène Roux', on: addDays(end, -5), kind: 'reserved' },
      reservations: ['Garder une trace de ce que les entreprises ont appris', 'Un point à mi-palier'],
      text: 'Réajuster n’est pas échouer : c’est pour cela que nous finançons une phase de test.',
    },
    {
      ...{ who: 'Marc-Antoine Vasseur', on: addDays(end, -3), kind: 'abstain' },
      text: 'Nous attendons de voir ce que cela change dans nos halls.',
    },
    { who: 'Solène Guichard', on: addDays(end, -2), kind: 'favourable' },
    { who: 'Ange Odier', on: addDays(end, -1), kind: 'favourable', heard: true },
  ],
  published: {
    on: addDays(end, 3),
    text: 'Pendant trois mois, nous avons proposé nos services aux entreprises du quartier. Elles disent oui, mais lentement. Les habitants, eux, poussent la porte sans qu’on les appelle : c’est pour eux que nous ouvrons cinq mois de plus.',
  },
})

/** The gate that waits today: three voices of five, enough to decide. */
export const quartierWaiting = (committee: Committee, today: Day): GateChapter => ({
  committee,
  on: addDays(today, -9),
  words: {
    asked:
      'Ouvrir le samedi matin et embaucher une demi-personne avant la fin du palier, parce que la mairie vote son budget le mois prochain.',
    proposal: 'launch-with-conditions',
    nextMeans:
      'Six mois, 78 000 €, une demi-personne de plus. La mairie est sollicitée pour 12 000 €, la fondation pour 8 000 €.',
    answersBy: addDays(today, 12),
  },
  answers: [
    {
      who: 'Farida Belkacem',
      on: addDays(today, -7),
      kind: 'favourable',
      text: 'La délibération est prête.',
    },
    { who: 'Solène Guichard', on: addDays(today, -5), kind: 'favourable' },
    {
      ...{ who: 'Marc-Antoine Vasseur', on: addDays(today, -3), kind: 'reserved' },
      reservations: ['Que le samedi soit tenu par des bénévoles et non par des salariés seuls'],
    },
  ],
})

/** The gate that prolonged the village's stage until spring. */
export const ruralWinter = (committee: Committee, end: Day): GateChapter => ({
  committee,
  on: addDays(end, -10),
  words: {
    asked: 'Prolonger le palier jusqu’au printemps, pour vivre un hiver entier avant de décider.',
    proposal: 'extend',
    nextMeans: 'Les mêmes moyens. La commune garde le loyer à un euro jusqu’en avril.',
    answersBy: addDays(end, -1),
  },
  answers: [
    {
      ...{ who: 'Bernadette Odier', on: addDays(end, -8), kind: 'favourable' },
      text: 'Un commerce ne se juge pas sur un été.',
    },
    {
      ...{ who: 'Hélène Roux', on: addDays(end, -6), kind: 'reserved' },
      reservations: ['Ne pas attendre avril si la trésorerie passe sous deux mois'],
    },
    { who: 'Marius Vasseur', on: addDays(end, -2), kind: 'favourable', heard: true },
  ],
})
