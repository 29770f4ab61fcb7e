import { fold } from '#kit/text.ts'
import { labels as english } from '#modules/plan/messages.labels.en.ts'
import { labels as french } from '#modules/plan/messages.labels.fr.ts'
import {
  costFamilies,
  inKindKinds,
  type Payer,
  type ProductKind,
  payers,
  revenueKinds,
} from '#modules/plan/rules/vocabulary.ts'

/** What a line pasted under a word becomes; the cells say the rest. */
export type Kind =
  | { readonly type: 'revenue'; readonly kind: (typeof revenueKinds)[number] }
  | { readonly type: 'grant' | 'patronage' | 'crowdfunding' | 'seed-fund' }
  | { readonly type: 'fixed-cost'; readonly family: (typeof costFamilies)[number] }
  | { readonly type: 'salary' | 'investment' }
  | { readonly type: 'deposit'; readonly direction: 'given' | 'received' }
  | { readonly type: 'in-kind'; readonly kind: (typeof inKindKinds)[number] }
  /** Says more than a row of cells can: it has its form. */
  | { readonly type: 'form' }

const kinds = new Map<string, Kind>()
const know = (kind: Kind, ...words: readonly string[]): void => {
  for (const word of words) if (!kinds.has(fold(word))) kinds.set(fold(word), kind)
}
const revenue = (kind: (typeof revenueKinds)[number]): Kind => ({ type: 'revenue', kind })
const cost = (family: (typeof costFamilies)[number]): Kind => ({ type: 'fixed-cost', family })

// Words that people use in their own spreadsheets, beside the labels of the product.
know(revenue('one-off'), 'recette', 'recettes', 'vente', 'ventes', 'prestation', 'prestations', 'produit')
know(revenue('one-off'), 'revenue', 'income', 'sale', 'sales', 'service', 'services')
know(revenue('membership'), 'adhésions', 'cotisation', 'membership', 'dues')
know(revenue('subscription'), 'abonnements', 'subscription')
know(revenue('company-contract'), 'contrat', 'contrat entreprise', 'entreprise', 'contract')
know(revenue('shop-sales'), 'boutique', 'épicerie', 'café', 'shop')
know(revenue('parcels'), 'colis', 'point relais', 'parcels')
know(revenue('postal-counter'), 'la poste', 'agence postale')
know({ type: 'grant' }, 'subventions', 'aide publique', 'grant')
know({ type: 'patronage' }, 'mécénat', 'fondation', 'don', 'dons', 'gift', 'foundation')
know({ type: 'crowdfunding' }, 'collecte', 'cagnotte', 'crowdfunding')
know({ type: 'seed-fund' }, 'seed fund')
know(cost('other'), 'charge', 'charges', 'charge fixe', 'coût', 'dépense', 'frais', 'cost', 'expense')
know(cost('telecom'), 'téléphone', 'internet', 'phone')
know(cost('insurance'), 'assurance')
know(cost('fuel'), 'essence', 'carburant', 'fuel')
know(cost('maintenance'), 'entretien', 'réparations')
know(cost('fees'), 'honoraires', 'comptable', 'banque')
know(cost('taxes'), 'impôts', 'taxes')
know({ type: 'salary' }, 'salaires', 'poste', 'salary', 'wage')
know({ type: 'investment' }, 'investissements', 'achat durable', 'equipment', 'équipement')
know({ type: 'deposit', direction: 'given' }, 'caution', 'caution versée', 'dépôt versé', 'deposit')
know({ type: 'deposit', direction: 'received' }, 'caution reçue', 'dépôt reçu', 'deposit received')
know({ type: 'in-kind', kind: 'volunteering' }, 'bénévolat', 'bénévoles', 'heures bénévoles', 'volunteering')
know({ type: 'in-kind', kind: 'premises' }, 'apport en nature', 'local prêté', 'in kind')
know({ type: 'form' }, 'prêt', 'loan', 'achats', 'achat', 'purchases')

for (const words of [french, english]) {
  for (const kind of revenueKinds) know(revenue(kind), words.productKinds[kind as ProductKind], kind)
  for (const family of costFamilies)
    if (family !== 'purchases') know(cost(family), words.families[family], family)
  for (const kind of inKindKinds) know({ type: 'in-kind', kind }, words.inKind[kind], kind)
  for (const type of ['grant', 'patronage', 'crowdfunding', 'seed-fund', 'salary', 'investment'] as const)
    know({ type }, words.types[type], type)
  for (const type of ['loan', 'variable-cost', 'step-cost'] as const)
    know({ type: 'form' }, words.types[type], type)
  know({ type: 'deposit', direction: 'given' }, words.types.deposit)
  know(cost('other'), words.types['fixed-cost'], 'fixed-cost')
}

/** The sort of line that a word names, in French or in English; undefined when it names none. */
export const kindOf = (word: string): Kind | undefined => kinds.get(fold(word))

const known = new Map<string, Payer>()
for (const words of [french, english])
  for (const payer of payers)
    for (const word of [words.payers[payer], `${words.payers[payer]}s`, payer]) known.set(fold(word), payer)
known.set('mairie', 'local-authority')
known.set('commune', 'local-authority')
known.set('region', 'local-authority')
known.set('departement', 'local-authority')

/** Who pays, by the word of a cell. */
export const payerOf = (word: string): Payer | undefined => known.get(fold(word))
