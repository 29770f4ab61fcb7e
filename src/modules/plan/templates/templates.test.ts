import { describe, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { labels } from '../messages.labels.fr.ts'
import { forecast } from '../rules/forecast.ts'
import { type Block, blocks } from '../rules/vocabulary.ts'
import { templateAt } from './templates.ts'

/** The two canvases of the regional day of 13 October 2017, item by item. */
const workshop: Record<'quartier' | 'rural', Record<Block, readonly string[]>> = {
  quartier: {
    partners: [
      'Commerce',
      'Les structures locales qui correspondent aux valeurs',
      'Association des habitants du quartier',
      'Service à domicile',
      'Grand groupe pour des besoins quotidien, Poste, point relais',
      'collectivités territoriales',
    ],
    activities: ['Pôle de services', 'Lien social / animation', 'Boutique'],
    resources: ['Site internet', 'Véhicule', 'Local'],
    value: [
      'Notre conciergerie propose des services en tous genres pour les habitants et les entreprises du quartier. Nous vous aidons au quotidien et mobilisons nos partenaires de confiance pour améliorer votre cadre de vie.',
      'Prestations de services sur lieu de travail',
      'Conciliation vie privée/vie pro (QVT)',
      'Valeurs solidaires',
    ],
    distribution: ['Local', 'Véhicule', 'Point de collecte', 'Armoires / casiers', 'e-boutique'],
    customers: ['Bailleurs', 'Particuliers/habitants', 'Entreprises', 'Salariés', 'Commerces'],
    beneficiaries: [
      'salariés des entreprises',
      'habitants des immeubles',
      'syndic',
      'agence immobilière',
      'commune',
      'Particuliers/habitants ?',
    ],
    costs: ['Salaires', 'Loyer', 'Frais de fonctionnement'],
    revenues: [
      'Abonnement',
      'carte, prestation prépayée',
      'CCAS',
      'Subventions régionale / métropole',
      'Fonds d’amorçage',
    ],
  },
  rural: {
    partners: [
      'Prestataires et producteurs : les fournisseurs de service',
      'La Poste, SNCF, retrait espèces',
      'Maison de services',
      'Maison de santé ?',
      'Covoiturage/mobilité ?',
      'Circuits courts',
      'Service livraison',
    ],
    activities: [
      'Stockage',
      'référencement des producteurs et prestataires',
      'communication (expliciter le concept) aux clients / partenaires / banques ...',
      'faire du lien entre les entreprises locales et la conciergerie',
      'communication auprès des prescripteurs',
    ],
    resources: ['Ressources pour le développement local', 'Salariat en insertion'],
    value: [
      'Une épicerie. Mon second est un café. Mon troisième est un resto. Mon TOUT est mon magasin multiservices.',
      'Animation, retrait espèces, service accès numérique',
      'Prestations de services sur lieu de travail',
      'Conciliation vie privée/vie pro (QVT)',
    ],
    distribution: [
      'Lieu fixe, il doit être dans du passage',
      'Lieu ambulante (en événementiel éventuellement)',
      'Internet',
      'Casiers de retrait',
    ],
    customers: [
      'Associations services personnes âgées (aide à domicile)',
      'Particuliers',
      'Les entreprises',
      'Les collectivités',
    ],
    beneficiaries: [
      'salariés',
      'personnes âgées',
      'scolaires (TAP, repas ..., effet attractivité du territoire)',
      'collectivités',
      'entreprises locales fournisseurs',
      'salariés en insertion',
    ],
    costs: [
      'fonctionnement',
      'loyer',
      'véhicule (essence, assurance, achat)',
      'frais télécommunication',
      'salaires',
      'achat des produits',
      'casiers',
    ],
    revenues: [
      'Vente produits et services',
      'Adhésion / abonnement à la conciergerie',
      'Aide publique',
      'Fondation',
      'Sponsoring',
      'La Poste – prestation « bureau de poste »',
      'Financement participatif',
      'recyclage des déchets',
    ],
  },
}

/** « Optionnel : … », « Charges fixes : … » are the workshop's own subtitles. */
const item = (text: string) =>
  text.replace(/^(Optionnel|Charges fixes|Charges variables|Investissement) : /, '')

describe.each(['quartier', 'rural'] as const)('the canvas of the %s hub', (name) => {
  const { notes, plan } = templateAt(name, month('2026-03'))

  test.each(blocks)('holds every item of the block %s and nothing else', (block) => {
    const held = notes.filter((note) => note.block === block).map((note) => item(note.text))
    expect([...held].sort()).toEqual([...workshop[name][block]].sort())
  })

  test('tells direct beneficiaries from indirect ones, and gives a side to nobody else', () => {
    for (const note of notes) expect(note.side !== undefined).toBe(note.block === 'beneficiaries')
    expect(new Set(notes.map((note) => note.side))).toEqual(new Set(['direct', 'indirect', undefined]))
  })

  test('starts in the month asked for and forecasts 36 months', () => {
    const made = must(forecast(plan))
    expect(made.start).toBe('2026-03')
    expect(made.months).toHaveLength(36)
  })
})

test('the empty template is a plan too', () => {
  const { plan, notes } = templateAt('empty', month('2026-03'))
  expect(notes).toEqual([])
  expect(must(forecast(plan)).indicators.charges).toBe(0)
})

/** Under the title of each block of both canvases of the workshop. */
const questions: Record<Block, string> = {
  partners:
    'Qui sont vos partenaires clés ? Qui sont vos fournisseurs clés ? Quelles sont les ressources clés que vos partenaires proposent ?',
  activities:
    'Quelles sont les activités clés nécessaires pour produire l’offre ? (Logistique, marketing, production, ...)',
  resources:
    'Quelles sont les ressources humaines, financières et matérielles nécessaires au lancement de votre projet ?',
  value:
    'Qu’est-ce que votre offre va apporter à vos clients ? A quel besoin et/ou problème de vos clients / bénéficiaires votre projet va répondre ?',
  distribution:
    'Comment allez-vous atteindre vos clients / bénéficiaires ? Où vos produits/services seront-ils vendus ? Dans des magasins physiques ? Sur internet ? Lors de permanence dans des entreprises ou dans des quartiers ?',
  customers: 'Pour chaque produit et/ou service, quels sont le ou les segments de clientèle visés ?',
  beneficiaries: 'Quels sont les usagers, bénéficiaires directs ou indirects ?',
  costs:
    'Quels sont les différents types de coûts pour votre projet ? Coûts fixes, coûts variables, économie d’échelle, ...',
  revenues:
    'Comment chacun de vos clients paieront-ils ? Ponctuellement à chaque achat / Sur abonnement ? En forfait ? Un prix différent par cible ? Quels sont vos partenaires financiers ?',
}

test('the helper questions of each block are those of the workshop, word for word', () => {
  // The space before a question mark is ours: theirs could break.
  expect(JSON.parse(JSON.stringify(labels.questions).replaceAll('\u00a0', ' '))).toEqual(questions)
})

test('the workshop’s own subtitles stay with their items', () => {
  const texts = (name: 'quartier' | 'rural') =>
    templateAt(name, month('2026-03')).notes.map((note) => note.text)
  expect(texts('quartier').filter((text) => text.startsWith('Optionnel : '))).toHaveLength(3)
  expect(texts('rural').filter((text) => text.startsWith('Optionnel : '))).toHaveLength(2)
  expect(texts('rural').filter((text) => text.startsWith('Charges fixes : '))).toHaveLength(5)
  expect(texts('rural')).toEqual(
    expect.arrayContaining([
      'Ressources pour le développement local',
      'Charges variables : achat des produits',
      'Investissement : casiers',
    ]),
  )
})
