import { from, monthly, on } from './calendar.ts'
import type { MonthlyOperation } from './story.ts'

/** Village summers are full and winters thin: factors by month after the opening are near enough for a till. */
const wave = (base: number, growth: number) => (i: number) =>
  Math.round(base + growth * i + 260 * Math.sin((i - 2) / 2))

export const ruralMoney: readonly MonthlyOperation[] = [
  { kind: 'loan', label: 'Prêt bancaire', day: 9, organisation: 'banque', euros: on({ 0: 40_000 }) },
  {
    kind: 'seed-fund',
    label: 'Apport en fonds associatif',
    day: 11,
    organisation: 'solidaire',
    euros: on({ 0: 10_000 }),
  },
  { kind: 'equipment', label: 'Froid, comptoir et rayonnages', day: 16, euros: on({ 0: 22_000 }) },
  { kind: 'equipment', label: 'Logiciel de caisse et matériel', day: 19, euros: on({ 0: 2_400 }) },
  { kind: 'equipment', label: 'Casiers de retrait', day: 20, euros: on({ 4: 18_000 }) },
  {
    kind: 'equipment-grant',
    label: 'Subvention d’équipement : casiers',
    day: 26,
    euros: on({ 8: 5_400 }),
  },
  { kind: 'equipment', label: 'Fourgonnette', day: 22, euros: on({ 1: 11_000 }) },
  {
    kind: 'deposit-paid',
    label: 'Dépôt de garantie du local communal',
    day: 17,
    organisation: 'mairie',
    euros: on({ 0: 480 }),
  },
  // Interest only in the first year, as the bank grants.
  {
    kind: 'loan-repayment',
    label: 'Échéance du prêt',
    day: 12,
    organisation: 'banque',
    euros: from(1, 106.67),
  },
  {
    kind: 'crowdfunding',
    label: 'Collecte « Un comptoir pour le Vallon »',
    day: 26,
    euros: on({ 1: 5_200 }),
  },
  {
    kind: 'grant',
    label: 'Aide de la communauté de communes',
    day: 18,
    organisation: 'comcom',
    euros: on({ 2: 5_100, 8: 3_400 }),
  },
  {
    kind: 'grant',
    label: 'Aide du département',
    day: 21,
    organisation: 'departement',
    euros: on({ 5: 3_000 }),
  },
  {
    kind: 'public-aid',
    label: 'Aide au poste en insertion',
    day: 25,
    organisation: 'etat',
    payer: 'state-region',
    euros: from(1, 650),
  },
  {
    kind: 'foundation',
    label: 'Fondation des Villages',
    day: 14,
    organisation: 'fondation',
    euros: on({ 2: 4_500 }),
  },
  {
    kind: 'sponsoring',
    label: 'Soutien aux animations',
    day: 17,
    organisation: 'scierie',
    euros: (i) => (i % 6 === 4 ? 350 : null),
  },
  {
    kind: 'postal-counter',
    label: 'Bureau de poste : prestation du mois',
    day: 6,
    organisation: 'poste',
    euros: from(3, 1_200),
  },
  {
    kind: 'recycling',
    label: 'Reprise de déchets triés',
    day: 23,
    organisation: 'comcom',
    payer: 'local-authority',
    euros: (i) => (i % 3 === 2 ? 160 : null),
  },
  { kind: 'shop-sales', label: 'Épicerie, ventes du mois', day: 27, means: 'card', euros: wave(3_850, 35) },
  {
    kind: 'shop-sales',
    label: 'Café et petite restauration',
    day: 27,
    means: 'cash',
    euros: wave(1_270, 15),
  },
  { kind: 'commission', label: 'Dépôt-vente des producteurs', day: 27, euros: (i) => 60 + 12 * i },
  { kind: 'purchases', label: 'Achats de l’épicerie', day: 10, euros: (i) => 2_980 + 22 * i },
  { kind: 'purchases', label: 'Achats du café', day: 10, euros: (i) => 430 + 6 * i },
  {
    kind: 'salaries',
    label: 'Salaires nets et prélèvements',
    day: 27,
    euros: (i) => (i === 0 ? 2_450 : 3_825),
  },
  { kind: 'social-charges', label: 'Cotisations', day: 15, euros: from(1, 845) },
  { kind: 'staff-costs', label: 'Mutuelle et médecine du travail', day: 18, euros: from(1, 117) },
  { kind: 'rent', label: 'Loyer du local communal', day: 10, organisation: 'mairie', euros: monthly(480) },
  {
    kind: 'running',
    label: 'Énergie, eau, entretien',
    day: 16,
    // The cold room draws more than the supplier said.
    euros: (i) => (i < 4 ? 730 : 860) + (i % 5 === 1 ? 120 : 0),
  },
  { kind: 'vehicle', label: 'Essence et entretien', day: 21, euros: (i) => 160 + 12 * (i % 4) },
  {
    kind: 'maintenance',
    label: 'Entretien de la fourgonnette',
    day: 24,
    euros: on({ 3: 190, 6: 140, 9: 240 }),
  },
  {
    kind: 'insurance',
    label: 'Assurances du local et du véhicule',
    day: 11,
    euros: on({ 0: 1_404, 12: 1_432 }),
  },
  { kind: 'telecom', label: 'Téléphone et internet', day: 7, euros: monthly(85) },
  { kind: 'fees', label: 'Comptabilité, banque et caisse', day: 28, euros: monthly(232) },
  {
    kind: 'communication',
    label: 'Expliquer le lieu : tracts et panneaux',
    day: 19,
    euros: (i) => (i % 3 === 0 ? 210 : 45),
  },
  {
    kind: 'premises',
    label: 'Réserve et terrasse prêtées par la commune',
    day: 28,
    organisation: 'mairie',
    euros: monthly(260),
  },
]
