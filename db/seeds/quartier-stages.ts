import { addDays, addMonths, type Day, firstDay, lastDay, type Month } from '#kit/day.ts'
import type { StageChapter } from './trial-chapter.ts'
import { type Committee, quartierTurn, quartierWaiting } from './trial-gates.ts'

/** Three months for companies, that proved too slow. */
export const companiesStage = (
  committee: Committee,
  { start, end, today }: { start: Month; end: Day; today: Day },
): StageChapter => ({
  by: 'claire',
  name: 'Les salariés sur leur lieu de travail',
  purpose: 'Savoir si deux ou trois entreprises font vivre une permanence chaque semaine.',
  startsOn: firstDay(start),
  endsOn: end,
  budget: 34_000,
  lossCeiling: 6_000,
  volunteerHours: 340,
  paidHours: 900,
  vehicle: 'La Kangoo, deux jours par semaine',
  premises: 'Le local, et le hall des Ateliers Rivoire',
  equipment: 'Une table et des dépliants',
  criteria: [
    {
      name: 'Deux cents demandes reçues dans le mois',
      measureId: 'requests.received',
      comparison: 'at-least',
      threshold: '230',
      minSample: 1,
      level: 'should',
    },
  ],
  hypotheses: [
    {
      given: {
        text: 'Trois entreprises signent un contrat annuel en trois mois.',
        kind: 'viable',
        test: 'Dix rendez-vous, une permanence d’essai offerte, un devis.',
        risk: 4,
        evidence: 1,
      },
      learnt: {
        on: addDays(end, -6),
        state: 'refuted',
        learning: 'Deux contrats signés sur dix rendez-vous : la décision prend six à neuf mois.',
      },
    },
    {
      given: {
        text: 'Les salariés reviennent après un premier service.',
        kind: 'desirable',
        test: 'Suivre les salariés servis pendant la permanence du mercredi.',
        risk: 3,
        evidence: 2,
      },
      learnt: {
        on: addDays(end, -6),
        state: 'confirmed',
        learning:
          'Ceux qui essaient reviennent, mais ils sont une vingtaine : pas assez pour une demi-journée.',
      },
    },
    {
      given: {
        text: 'La permanence couvre son déplacement.',
        kind: 'feasible',
        test: 'Compter le temps, les kilomètres et ce que rapporte chaque permanence.',
        risk: 3,
        evidence: 1,
      },
    },
  ],
  decision: {
    on: end,
    outcome: 'redirect',
    reasons:
      'Les entreprises disent oui lentement, alors que les habitants poussent la porte sans qu’on les appelle. Nous gardons la permanence qui vit et mettons nos forces sur le quartier.',
    conditions: [
      { what: 'Garder une seule permanence en entreprise', dueOn: addDays(end, 30) },
      { what: 'Proposer un service régulier au bailleur', dueOn: addDays(end, 40) },
      { what: 'Faire le point avec la mairie avant le vote de son budget', dueOn: addDays(today, 10) },
    ],
  },
  gates: [quartierTurn(committee, end)],
})

/** Then the inhabitants, who come by themselves: under way since the first day of `turn`. */
export const inhabitantsStage = (committee: Committee, turn: Month, today: Day): StageChapter => ({
  by: 'claire',
  name: 'Les habitants des Tilleuls',
  purpose: 'Savoir si les habitants reviennent, à un tarif qui couvre ce que chaque service coûte.',
  startsOn: firstDay(turn),
  endsOn: lastDay(addMonths(turn, 4)),
  budget: 58_000,
  lossCeiling: 9_000,
  gates: [quartierWaiting(committee, today)],
  volunteerHours: 700,
  paidHours: 1_900,
  vehicle: 'La Kangoo, quatre jours par semaine',
  premises: 'Le local de la place du Marché',
  equipment: 'Armoires et casiers',
  criteria: [
    {
      name: 'Deux cents adhérents',
      measureId: 'people.members',
      comparison: 'at-least',
      threshold: '200',
      minSample: 1,
      level: 'should',
    },
  ],
  hypotheses: [
    {
      given: {
        text: 'Quatre habitants servis sur dix redemandent un service.',
        kind: 'desirable',
        test: 'Lire la part d’usagers qui reviennent, chaque vendredi.',
        risk: 4,
        evidence: 2,
      },
    },
    {
      given: {
        text: 'Un service régulier aux copropriétés paie un jour de travail par semaine.',
        kind: 'viable',
        test: 'Trois locaux à poubelles par mois pendant un trimestre, temps noté.',
        risk: 3,
        evidence: 1,
      },
      learnt: {
        on: addDays(today, -9),
        state: 'confirmed',
        learning: 'Deux clients réguliers, et un troisième qui demande un devis.',
      },
    },
    {
      given: {
        text: 'Des adhérents tiennent seuls la permanence du samedi.',
        kind: 'feasible',
        test: 'Quatre samedis à deux bénévoles, avec un carnet de questions.',
        risk: 3,
        evidence: 2,
      },
    },
    {
      given: {
        text: 'Les commerces de la place montent une animation avec nous chaque mois.',
        kind: 'desirable',
        test: 'Un après-midi autour de la beauté, avec la coiffeuse et le salon de thé.',
        risk: 3,
        evidence: 1,
      },
    },
  ],
})
