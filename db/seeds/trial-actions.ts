import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import {
  type ActionFacts,
  addAction,
  addRisk,
  moveActions,
  type RiskFacts,
  type RiskReview,
  reviewRisk,
} from '#modules/trial/index.server.ts'
import type { Teller } from './story.ts'

type RiskChapter = {
  /** Days before today on which it was written. */
  ago: number
  risk: Omit<RiskFacts, 'reviewOn'> & { reviewIn: number }
  /** Looked at again so many days before today. */
  review?: { ago: number; reviewIn?: number } & Omit<RiskReview, 'reviewOn'>
  /** What is done about it. */
  actions?: readonly ActionChapter[]
}
type ActionChapter = Omit<ActionFacts, 'dueOn' | 'riskId'> & {
  ago: number
  /** Days from today. */
  dueIn: number
  /** Days before today on which it was begun or done. */
  begun?: number
  done?: number
}

/** Tells the register of risks and the priority actions, each on its day. */
export function tellActions(
  { diary, actor }: Teller,
  today: Day,
  by: string,
  { risks, actions }: { risks: readonly RiskChapter[]; actions: readonly ActionChapter[] },
): void {
  const coordinator = actor(by)
  const ago = (days: number) => addDays(today, -days)
  const plan = ({ ago: written, dueIn, begun, done, ...facts }: ActionChapter, risk?: () => Id<'Risk'>) => {
    let id: Id<'TrialAction'>
    diary.plan(diary.at(ago(written), 11 * 60), coordinator, async (ctx) => {
      id = must(await addAction(ctx, { ...facts, dueOn: addDays(today, dueIn), riskId: risk?.() })).id
    })
    for (const [days, state] of [
      [begun, 'doing'],
      [done, 'done'],
    ] as const)
      if (days !== undefined)
        diary.plan(diary.at(ago(days), 11 * 60 + 20), coordinator, async (ctx) => {
          must(await moveActions(ctx, [id], state))
        })
  }
  for (const chapter of risks) {
    const { risk, review } = chapter
    let id: Id<'Risk'>
    diary.plan(diary.at(ago(chapter.ago), 10 * 60 + 40), coordinator, async (ctx) => {
      const { reviewIn, ...facts } = risk
      id = must(await addRisk(ctx, { ...facts, reviewOn: addDays(ctx.today(), reviewIn) })).id
    })
    if (review)
      diary.plan(diary.at(ago(review.ago), 10 * 60 + 50), coordinator, async (ctx) => {
        const { ago: _, reviewIn, ...said } = review
        must(
          await reviewRisk(ctx, id, {
            ...said,
            reviewOn: reviewIn === undefined ? undefined : addDays(today, reviewIn),
          }),
        )
      })
    for (const action of chapter.actions ?? []) plan(action, () => id)
  }
  for (const action of actions) plan(action)
}

export const QUARTIER_ACTIONS: Parameters<typeof tellActions>[3] = {
  risks: [
    {
      ago: 60,
      risk: {
        what: 'La subvention de la Métropole arrive après la fin du palier',
        ...{ probability: 4, severity: 5, ownerName: 'Odile Perrin', reviewIn: 30 },
        mitigation: 'Demander un acompte de moitié, et garder trois mois de trésorerie.',
        trigger: 'Pas de convention signée deux mois avant la fin du palier.',
      },
      review: {
        ago: 21,
        ...{ probability: 3, severity: 5, state: 'reduced', reviewIn: 9 },
        note: 'Acompte accordé par courrier. Reste à le voir sur le compte.',
      },
      actions: [
        {
          what: 'Écrire à la Métropole pour l’acompte',
          ...{ impact: 5, effort: 1, riskCut: 5, ownerName: 'Odile Perrin', ago: 55, dueIn: -40, done: 42 },
        },
        {
          what: 'Préparer une demande à la Fondation du Lien',
          ...{ impact: 4, effort: 3, riskCut: 4, ownerName: 'Claire Morel', ago: 30, dueIn: 12, begun: 15 },
        },
      ],
    },
    {
      ago: 50,
      risk: {
        what: 'Sami s’arrête : le guichet ferme',
        ...{ probability: 2, severity: 5, ownerName: 'Claire Morel', reviewIn: 45 },
        mitigation: 'Deux bénévoles formés au guichet, un carnet de gestes simples.',
        trigger: 'Deux jours d’absence sans remplaçant.',
      },
      actions: [
        {
          what: 'Former Youssef et une autre bénévole au guichet',
          details: 'Trois demi-journées à côté de Sami, puis un samedi seuls.',
          ...{ impact: 4, effort: 2, riskCut: 4, ownerName: 'Sami Haddad', ago: 48, dueIn: -3, begun: 20 },
        },
      ],
    },
    {
      ago: 44,
      risk: {
        what: 'Le ménage se fait à perte quand l’appartement est grand',
        ...{ probability: 4, severity: 3, ownerName: 'Claire Morel', reviewIn: 20 },
        mitigation: 'Visiter avant le premier passage, un prix par taille.',
        trigger: 'Marge directe du ménage sous zéro deux semaines de suite.',
      },
      actions: [
        {
          what: 'Noter le temps réel de dix ménages',
          ...{ impact: 4, effort: 1, riskCut: 3, ownerName: 'Sami Haddad', ago: 20, dueIn: 6, begun: 12 },
        },
      ],
    },
    {
      ago: 80,
      risk: {
        what: 'Le bail du kiosque n’est pas reconduit',
        ...{ probability: 2, severity: 4, ownerName: 'Claire Morel', reviewIn: 40 },
        mitigation: 'Un rendez-vous avec la mairie avant l’été.',
        trigger: 'Lettre de la mairie.',
      },
      review: {
        ago: 35,
        ...{ probability: 1, severity: 4, state: 'closed' },
        note: 'Bail reconduit pour trois ans.',
      },
    },
    {
      ago: 28,
      risk: {
        what: 'Un prestataire garde les clients pour lui',
        ...{ probability: 2, severity: 3, ownerName: 'Sami Haddad', reviewIn: 60 },
        mitigation: 'En parler à chaque signature, et garder le contact après chaque visite.',
        trigger: 'Un habitué disparaît du jour au lendemain.',
      },
    },
    {
      ago: 14,
      risk: {
        what: 'Les bénévoles du samedi s’épuisent avant l’été',
        ...{ probability: 3, severity: 3, ownerName: 'Youssef Benali', reviewIn: 11 },
        mitigation: 'Jamais deux samedis de suite, un repas partagé chaque mois.',
        trigger: 'Deux samedis tenus par une seule personne.',
      },
    },
  ],
  actions: [
    {
      what: 'Poser le tarif et les horaires sur la porte, en gros',
      ...{ impact: 3, effort: 1, riskCut: 0, ownerName: 'Sami Haddad', ago: 52, dueIn: -30, done: 33 },
    },
    {
      what: 'Proposer un troisième local à poubelles au syndic Les Alpages',
      ...{ impact: 4, effort: 2, riskCut: 1, ownerName: 'Claire Morel', ago: 18, dueIn: 9 },
    },
    {
      what: 'Une matinée beauté avec le Salon Mireille et le fleuriste',
      details: 'Ne rien faire seuls : chacun amène ses clients.',
      ...{ impact: 3, effort: 3, riskCut: 0, ownerName: 'Youssef Benali', ago: 16, dueIn: 26 },
    },
    {
      what: 'Appeler les vingt habitués pour savoir ce qui leur manque',
      ...{ impact: 4, effort: 2, riskCut: 2, ownerName: 'Claire Morel', ago: 10, dueIn: -1 },
    },
    {
      what: 'Tenir un stand au marché de Noël d’Eybens',
      ...{ impact: 2, effort: 4, riskCut: 0, ago: 8, dueIn: 40 },
    },
  ],
}

export const RURAL_ACTIONS: Parameters<typeof tellActions>[3] = {
  risks: [
    {
      ago: 90,
      risk: {
        what: 'L’hiver vide la caisse',
        ...{ probability: 4, severity: 4, ownerName: 'Jean Vidal', reviewIn: 60 },
        mitigation: 'Paniers livrés dans les hameaux, abonnement payé d’avance.',
        trigger: 'Moins de deux mois de trésorerie.',
      },
      review: {
        ago: 25,
        ...{ probability: 4, severity: 4, state: 'watched', reviewIn: 5 },
        note: 'Novembre est conforme, décembre dira.',
      },
      actions: [
        {
          what: 'Proposer le panier payé au mois aux habitués',
          ...{ impact: 5, effort: 2, riskCut: 4, ownerName: 'Maryse Faure', ago: 40, dueIn: -5, begun: 20 },
        },
      ],
    },
    {
      ago: 70,
      risk: {
        what: 'Le camion tombe en panne en pleine tournée',
        ...{ probability: 3, severity: 4, ownerName: 'Jean Vidal', reviewIn: 80 },
        mitigation: 'Le Berlingo reste libre le jeudi, le garage du Collet passe en urgence.',
        trigger: 'Voyant, ou contrôle technique dans le mois.',
      },
    },
    {
      ago: 33,
      risk: {
        what: 'La Poste ferme son point au printemps',
        ...{ probability: 2, severity: 4, ownerName: 'Jean Vidal', reviewIn: 45 },
        mitigation: 'Convention d’agence à relire avec la mairie.',
        trigger: 'Courrier de La Poste.',
      },
    },
  ],
  actions: [
    {
      what: 'Demander à la mairie un arrêt couvert au Collet',
      ...{ impact: 3, effort: 2, riskCut: 1, ownerName: 'Jean Vidal', ago: 22, dueIn: 18 },
    },
    {
      what: 'Compter ce que rapporte chaque hameau, quatre jeudis',
      ...{ impact: 4, effort: 1, riskCut: 2, ownerName: 'Maryse Faure', ago: 35, dueIn: -2, done: 6 },
    },
  ],
}
