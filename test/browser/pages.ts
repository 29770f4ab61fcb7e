import type { Page } from 'playwright-core'

/** A page of the demo: its word (of the screenshots' files), where it is, and who looks. */
type DemoPage = {
  word: string
  path: string
  who: 'claire' | 'sami' | 'jean' | 'odile' | 'karim' | 'ines-abello' | 'pauline' | null
  /** A link of `path`, or several in a row, that leads to the page meant: its address differs from one demo to the next. */
  follow?: string | readonly string[]
  /** Shown dark in the screenshots too. */
  dark?: true
}

/** Every page of the main journey and its neighbours: what axe reads and what screenshots show. */
export const PAGES: readonly DemoPage[] = [
  { word: 'connexion', path: '/connexion', who: null },
  { word: 'aujourdhui', path: '/quartier', who: 'claire', dark: true },
  { word: 'recherche', path: '/quartier/recherche?q=rossi', who: 'sami' },
  { word: 'guichet', path: '/quartier/guichet', who: 'sami' },
  { word: 'demander', path: '/ouvert/quartier/demander', who: null },
  { word: 'demandes-du-site', path: '/quartier/demandes/du-site', who: 'sami' },
  { word: 'mon-espace', path: '/quartier/mon-espace', who: 'ines-abello' },
  { word: 'mon-entreprise', path: '/quartier/mon-entreprise', who: 'pauline' },
  { word: 'demandes', path: '/quartier/demandes', who: 'claire' },
  { word: 'demande', path: '/quartier/demandes', who: 'claire', follow: '.ui-row-link' },
  { word: 'demandes-tri', path: '/quartier/demandes/tri', who: 'claire' },
  { word: 'demandes-tableau', path: '/quartier/demandes/tableau', who: 'claire' },
  { word: 'demandes-carte', path: '/quartier/demandes/carte', who: 'claire' },
  {
    word: 'demande-devis',
    path: '/quartier/demandes?etat=quoted',
    who: 'claire',
    follow: ['.ui-row-link', 'main a[href$="/devis"]'],
  },
  {
    word: 'proposer',
    path: '/quartier/demandes?vue=a-traiter',
    who: 'claire',
    follow: ['.ui-row-link', 'a[href*="/proposer?"]'],
  },
  { word: 'missions', path: '/quartier/mes-missions', who: 'karim' },
  { word: 'terrain', path: '/quartier/terrain', who: 'karim' },
  { word: 'releve', path: '/quartier/mes-missions/releve', who: 'karim' },
  { word: 'calendrier', path: '/quartier/calendrier', who: 'claire', dark: true },
  { word: 'calendrier-jour', path: '/quartier/calendrier?vue=jour', who: 'sami' },
  { word: 'personnes', path: '/quartier/personnes', who: 'claire' },
  { word: 'personne', path: '/quartier/personnes', who: 'claire', follow: '.ui-row-link' },
  {
    word: 'personne-accords',
    path: '/quartier/personnes',
    who: 'claire',
    follow: ['.ui-row-link', 'a[href$="/accords"]'],
  },
  {
    word: 'personne-foyer',
    path: '/quartier/personnes',
    who: 'claire',
    follow: ['.ui-row-link', 'a[href$="/foyer"]'],
  },
  {
    word: 'personne-historique',
    path: '/quartier/personnes',
    who: 'claire',
    follow: ['.ui-row-link', 'a[href$="/historique"]'],
  },
  { word: 'personnes-importer', path: '/quartier/personnes/importer', who: 'claire' },
  { word: 'adhesions', path: '/quartier/personnes/adhesions', who: 'claire' },
  { word: 'messages', path: '/quartier/messages', who: 'sami' },
  { word: 'message', path: '/quartier/messages?etat=a-dire', who: 'sami', follow: '.ui-row-link' },
  { word: 'modele-message', path: '/quartier/reglages/messages/quote-sent', who: 'claire', dark: true },
  {
    word: 'carte',
    path: '/quartier/personnes',
    who: 'claire',
    follow: ['.ui-row-link', 'a[href*="/cartes?"]'],
  },
  { word: 'doublons', path: '/quartier/personnes/doublons', who: 'claire' },
  {
    word: 'doublon',
    path: '/quartier/personnes/doublons',
    who: 'claire',
    follow: '.ui-row-link',
  },
  { word: 'personne-nouvelle', path: '/quartier/personnes/nouvelle', who: 'claire' },
  { word: 'partenaires', path: '/quartier/partenaires', who: 'claire' },
  {
    word: 'partenaire',
    path: '/quartier/partenaires?q=horizon',
    who: 'claire',
    follow: '.ui-row-link',
  },
  { word: 'contrats', path: '/quartier/contrats', who: 'claire' },
  {
    word: 'contrat',
    path: '/quartier/contrats?vue=en-cours&tri=numero',
    who: 'claire',
    follow: '.ui-row-link',
  },
  { word: 'recurrents', path: '/quartier/recurrents', who: 'claire', dark: true },
  { word: 'recurrent', path: '/quartier/recurrents', who: 'claire', follow: '.ui-row-link' },
  { word: 'catalogue', path: '/quartier/catalogue', who: 'claire' },
  { word: 'argent', path: '/quartier/argent', who: 'odile' },
  { word: 'banque', path: '/quartier/argent/banque', who: 'odile' },
  {
    word: 'pointer',
    path: '/quartier/argent/banque',
    who: 'odile',
    follow: 'main .ui-button-primary[href*="/banque/"]',
    dark: true,
  },
  { word: 'remettre', path: '/quartier/argent/remises/nouvelle?nature=cheques', who: 'odile' },
  { word: 'tiroirs', path: '/quartier/caisse/tiroirs', who: 'sami', dark: true },
  {
    word: 'compter',
    path: '/quartier/caisse/tiroirs',
    who: 'sami',
    follow: 'a[href$="/ouvrir"], a[href$="/compter"]',
  },
  { word: 'cloture', path: '/quartier/caisse/clotures', who: 'odile', follow: '.ui-row-link' },
  { word: 'verification', path: '/quartier/caisse/verification', who: 'odile' },
  { word: 'paiements', path: '/quartier/argent/paiements', who: 'odile' },
  { word: 'a-recevoir', path: '/quartier/argent/a-recevoir', who: 'odile' },
  { word: 'payeur', path: '/quartier/argent/a-recevoir', who: 'odile', follow: '.ui-row-link' },
  { word: 'prises-en-charge', path: '/quartier/prises-en-charge', who: 'claire', dark: true },
  { word: 'prise-en-charge', path: '/quartier/prises-en-charge', who: 'claire', follow: '.ui-row-link' },
  { word: 'caisse', path: '/quartier/caisse', who: 'sami' },
  {
    word: 'caisse-panier',
    path: '/quartier/caisse',
    who: 'sami',
    follow: 'main a[href*="/caisse/panier/"]',
  },
  {
    word: 'caisse-payer',
    path: '/quartier/caisse',
    who: 'sami',
    follow: ['main a[href*="/caisse/panier/"]', 'main a[href$="/payer"]'],
    dark: true,
  },
  { word: 'ticket', path: '/quartier/caisse/tickets', who: 'sami', follow: '.ui-row-link' },
  { word: 'recu', path: '/quartier/argent/paiements', who: 'odile', follow: '.ui-row-link' },
  { word: 'factures-recues', path: '/quartier/argent/factures-recues', who: 'odile' },
  {
    word: 'facture-recue',
    path: '/quartier/argent/factures-recues?etat=a-traiter',
    who: 'odile',
    follow: '.ui-row-link',
  },
  { word: 'deposer-une-facture', path: '/quartier/argent/factures-recues/deposer', who: 'odile' },
  { word: 'factures-electroniques', path: '/quartier/argent/facturation-electronique', who: 'odile' },
  { word: 'porte-monnaie', path: '/quartier/argent/porte-monnaie', who: 'odile' },
  {
    word: 'porte-monnaie-un',
    path: '/quartier/argent/porte-monnaie?etat=a-terme',
    who: 'claire',
    follow: ['.ui-row-link', '.ui-page-actions a[href*="/personne/"]'],
    dark: true,
  },
  { word: 'bons-cadeaux', path: '/quartier/argent/bons-cadeaux', who: 'sami' },
  { word: 'abonnement', path: '/quartier/abonnements', who: 'sami', follow: '.ui-row-link' },
  { word: 'operations', path: '/quartier/argent/operations', who: 'odile' },
  { word: 'comptabilite', path: '/quartier/argent/comptabilite', who: 'odile', dark: true },
  { word: 'exercice', path: '/quartier/argent/exercices', who: 'odile', follow: '.ui-row-link' },
  { word: 'ecriture-saisie', path: '/quartier/argent/ecritures/nouvelle?modele=expense-due', who: 'odile' },
  { word: 'lettrage', path: '/quartier/argent/lettrage/5112', who: 'odile' },
  { word: 'mandat', path: '/quartier/argent/mandats', who: 'odile', follow: '.ui-row-link' },
  { word: 'prelevements', path: '/quartier/argent/prelevements', who: 'odile', follow: '.ui-row-link' },
  { word: 'reversements', path: '/quartier/argent/reversements', who: 'odile' },
  { word: 'pour-compte', path: '/quartier/argent/pour-compte', who: 'odile', follow: '.ui-row-link' },
  { word: 'identite', path: '/quartier/argent/identite', who: 'odile' },
  { word: 'seuils', path: '/quartier/argent/seuils', who: 'odile' },
  { word: 'tva', path: '/quartier/argent/tva', who: 'odile' },
  { word: 'recus-fiscaux', path: '/quartier/argent/recus-fiscaux', who: 'odile' },
  { word: 'services-a-la-personne', path: '/quartier/argent/services-a-la-personne', who: 'odile' },
  { word: 'modele', path: '/quartier/modele', who: 'claire', dark: true },
  { word: 'hypotheses', path: '/quartier/modele/hypotheses', who: 'claire' },
  { word: 'coller', path: '/quartier/modele/hypotheses/coller', who: 'claire' },
  { word: 'modele-reglages', path: '/quartier/modele/reglages', who: 'claire' },
  { word: 'previsions', path: '/quartier/modele/previsions', who: 'claire', dark: true },
  { word: 'resultat', path: '/quartier/modele/previsions?vue=resultat&ligne=706', who: 'claire' },
  { word: 'bilan', path: '/quartier/modele/previsions?vue=bilan', who: 'claire' },
  { word: 'tresorerie', path: '/quartier/modele/previsions?vue=tresorerie&pas=mois', who: 'claire' },
  { word: 'financement', path: '/quartier/modele/previsions?vue=financement', who: 'claire' },
  { word: 'soldes', path: '/quartier/modele/previsions?vue=soldes', who: 'claire' },
  { word: 'bfr', path: '/quartier/modele/previsions?vue=bfr', who: 'claire' },
  { word: 'activite', path: '/quartier/modele/previsions?vue=activite', who: 'claire' },
  { word: 'budget', path: '/quartier/modele/previsions/budget', who: 'claire' },
  { word: 'et-si', path: '/quartier/modele/et-si', who: 'claire', dark: true },
  { word: 'simulation', path: '/quartier/modele/et-si/simulation', who: 'claire', dark: true },
  {
    word: 'objectif',
    path: '/quartier/modele/et-si/objectif?chiffre=adhesions:unitPrice&but=never-below&montant=10000',
    who: 'claire',
  },
  { word: 'essayer', path: '/quartier/modele/et-si/essayer', who: 'claire', dark: true },
  { word: 'scenarios', path: '/quartier/modele/et-si/scenarios', who: 'claire' },
  { word: 'scenario', path: '/quartier/modele/scenarios/nouveau', who: 'claire' },
  { word: 'rural-simulation', path: '/rural/modele/et-si/simulation', who: 'jean' },
  { word: 'tarifs', path: '/quartier/modele/tarifs', who: 'claire', dark: true },
  { word: 'tarifs-revenus', path: '/quartier/modele/tarifs/revenus', who: 'claire' },
  { word: 'tarifs-foyers', path: '/quartier/modele/tarifs/foyers', who: 'claire' },
  { word: 'tarifs-panier', path: '/quartier/modele/tarifs/paniers/nouveau', who: 'claire' },
  { word: 'realise', path: '/quartier/modele/realise', who: 'claire', dark: true },
  { word: 'realise-projection', path: '/quartier/modele/realise/projection', who: 'claire', dark: true },
  { word: 'realise-historique', path: '/quartier/modele/realise/historique', who: 'claire' },
  { word: 'realise-ligne', path: '/quartier/modele/realise', who: 'claire', follow: '.ui-row-link' },
  { word: 'qui-paie', path: '/quartier/modele/qui-paie', who: 'claire', dark: true },
  { word: 'commentaires', path: '/quartier/modele/commentaires', who: 'claire' },
  { word: 'cote-a-cote', path: '/quartier/modele/cote-a-cote', who: 'claire' },
  { word: 'points-de-depart', path: '/quartier/modele/points-de-depart', who: 'claire' },
  { word: 'importer', path: '/quartier/modele/importer', who: 'claire' },
  { word: 'rural-qui-paie', path: '/rural/modele/qui-paie', who: 'jean' },
  { word: 'versions', path: '/quartier/modele/versions', who: 'claire' },
  { word: 'mesures', path: '/quartier/mesures', who: 'claire' },
  { word: 'mesure', path: '/quartier/mesures/requests.done', who: 'claire' },
  { word: 'phase-de-test', path: '/quartier/phase-de-test', who: 'claire', dark: true },
  { word: 'signaux', path: '/quartier/phase-de-test/signaux', who: 'claire' },
  { word: 'mes-heures', path: '/quartier/mes-heures', who: 'sami' },
  {
    word: 'palier',
    path: '/quartier/phase-de-test',
    who: 'claire',
    follow: 'table a[href*="/phase-de-test/"]:not([href*="/decision"])',
  },
  { word: 'revue', path: '/quartier/phase-de-test/revue', who: 'claire', dark: true },
  { word: 'cibles', path: '/quartier/phase-de-test/cibles', who: 'claire', dark: true },
  { word: 'actions', path: '/quartier/phase-de-test/actions', who: 'claire' },
  { word: 'risques', path: '/quartier/phase-de-test/actions/risques', who: 'claire', dark: true },
  { word: 'apprendre', path: '/quartier/phase-de-test/apprendre', who: 'claire', dark: true },
  {
    word: 'test',
    path: '/quartier/phase-de-test/apprendre/tests?vue=liste&q=samedis',
    who: 'claire',
    follow: '.ui-row-link',
  },
  {
    word: 'comparaison',
    path: '/rural/phase-de-test/logistique',
    who: 'jean',
    follow: '.trial-tile h2 a',
  },
  {
    word: 'critere',
    path: '/quartier/phase-de-test',
    who: 'claire',
    follow: '.ui-stair a',
    dark: true,
  },
  { word: 'jeux-de-criteres', path: '/quartier/phase-de-test/jeux-de-criteres', who: 'claire' },
  { word: 'decision', path: '/rural/phase-de-test', who: 'jean', follow: 'a[href*="/decisions/"]' },
  { word: 'jalons', path: '/quartier/phase-de-test/jalons', who: 'claire' },
  {
    word: 'jalon',
    path: '/quartier/phase-de-test/jalons',
    who: 'claire',
    follow: '.ui-row-link',
    dark: true,
  },
  {
    word: 'condition-a-tenir',
    path: '/quartier/phase-de-test/conditions?etat=a-tenir',
    who: 'claire',
    follow: '.ui-row-link',
  },
  { word: 'prestataires', path: '/quartier/prestataires', who: 'claire', dark: true },
  {
    word: 'prestataire',
    path: '/quartier/prestataires?papiers=echus',
    who: 'claire',
    follow: '.ui-row-link',
  },
  {
    word: 'candidature',
    path: '/quartier/prestataires',
    who: 'claire',
    follow: 'a[href*="/candidatures/"]',
  },
  { word: 'devenir-partenaire', path: '/ouvert/quartier/devenir-partenaire', who: null },
  { word: 'forfait', path: '/quartier/catalogue?nature=forfaits', who: 'claire', follow: '.ui-row-link' },
  { word: 'reglages', path: '/quartier/reglages', who: 'claire' },
  { word: 'rural-modele', path: '/rural/modele', who: 'jean' },
  { word: 'rural-phase-de-test', path: '/rural/phase-de-test', who: 'jean' },
]

/** Opens a page of the list, through its link when it has one; answers the status. */
export async function openPage(page: Page, baseUrl: string, { path, follow }: DemoPage): Promise<number> {
  let answer = await page.goto(`${baseUrl}${path}`)
  for (const link of [follow ?? []].flat()) {
    const href = await page.locator(link).first().getAttribute('href', { timeout: 5000 })
    answer = await page.goto(new URL(href ?? '', page.url()).href)
  }
  return answer?.status() ?? 0
}

/** The one-click links that the sign-in page of a demo shows, by the word of the person. */
export async function demoLinks(page: Page, baseUrl: string): Promise<Map<string, string>> {
  await page.goto(`${baseUrl}/connexion`)
  const hrefs = await page
    .locator('a[href^="/connexion/demo?"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return new Map(
    hrefs.map((href) => [new URLSearchParams(href.split('?')[1]).get('qui') ?? '', `${baseUrl}${href}`]),
  )
}
