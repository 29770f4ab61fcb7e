import type { ImportField } from './fields.ts'

/**
 * Headings as they are folded, the surest first, separated by bars. Sources: exports of Paheko (members), Galette (names
 * of fields and of columns), HelloAsso (memberships), Dolibarr (members and contacts), and plain spreadsheets in French
 * and English.
 */
const WORDS: Readonly<Record<ImportField, string>> = {
  lastName: [
    'nom adherent|nom de l adherent|nom adh|nom de famille|nom usuel|nom d usage|lastname|',
    'last name|surname|family name|nom|nom participant|nom du contact|nom acheteur|nom payeur|',
    'nom de naissance',
  ].join(''),
  firstName: [
    'prenom adherent|prenom de l adherent|prenom adh|prenom|prenoms|prenom s|first name|',
    'firstname|given name|forename|prenom participant|prenom du contact|prenom acheteur|',
    'prenom payeur',
  ].join(''),
  lastFirst: [
    'nom prenom|nom et prenom|nom prenoms|noms et prenoms|nom complet|identite|adherent|',
    'membre|personne|name',
  ].join(''),
  firstLast: 'prenom nom|prenom et nom|full name|fullname|display name',
  email: [
    'email adherent|email|e mail|mail|courriel|adresse e mail|adresse email|adresse mail|',
    'adresse de courriel|adresse electronique|mel|email adh|courrier electronique|',
    'email address|e mail address|email acheteur|email payeur',
  ].join(''),
  mobile: [
    'portable|mobile|telephone portable|telephone mobile|tel portable|tel mobile|tel port|gsm|',
    'gsm adh|num portable|numero de portable|phone mobile|cell phone|mobile phone|n portable',
  ].join(''),
  phone: [
    'telephone|tel|numero de telephone|n de telephone|no de telephone|num telephone|phone|',
    'phone number|fixe|telephone fixe|tel fixe|tel perso|telephone personnel|tel adh|',
    'telephone 1|tel 1|telephone 2|tel 2|telephone domicile|tel domicile|phone perso|tel pro|',
    'telephone professionnel|numero telephone',
  ].join(''),
  street: [
    'adresse|adresse postale|adresse 1|adresse1|adresse adh|adresse ligne 1|rue|voie|',
    'numero et rue|n et rue|address|street|street address|adresse 2|adresse2|adresse2 adh|',
    'adresse ligne 2|complement d adresse|complement adresse|complement|suite adresse|',
    'adresse suite|adresse 3|adresse3|adresse ligne 3|lieu dit|address 2',
  ].join(''),
  postcode: 'code postal|cp|cp adh|codepostal|postcode|zip|zip code|postal code|c p|code post',
  city: [
    'ville|commune|ville adh|localite|city|town|cp ville|code postal ville|cp et ville|',
    'code postal et ville',
  ].join(''),
  category: [
    'categorie|public|segment|statut|type d adherent|type adherent|type de membre|',
    'categorie de membre|profil|category|id statut|libelle statut|type|qualite|formule|tarif|',
    'lien avec le lieu',
  ].join(''),
  startsOn: [
    'date d adhesion|date adhesion|debut adhesion|debut d adhesion|date debut adhesion|',
    'date de debut|date de debut d adhesion|date de cotisation|date cotisation|adhesion le|',
    'date debut|date de la commande|date de paiement|membership start|start date',
  ].join(''),
  endsOn: [
    'echeance|date d echeance|date echeance|date ech|fin d adhesion|fin adhesion|',
    'date de fin d adhesion|date fin adhesion|date de fin|fin de validite|',
    'date de fin de validite|expiration|date d expiration|adhesion jusqu au|valable jusqu au|',
    'a jour jusqu au|membership end|end date|datefin|date fin',
  ].join(''),
  fee: [
    'cotisation|montant|montant cotisation|montant de la cotisation|montant adhesion|',
    'montant tarif|montant de l adhesion|montant de la cotisation payee|tarif paye|',
    'montant paye|montant total|fee|amount|montant cotis',
  ].join(''),
  needs: [
    'notes|note|remarque|remarques|commentaire|commentaires|observation|observations|besoins|',
    'besoin|besoins particuliers|a savoir|a savoir avant de servir|info adh|info public adh|',
    'infos|comments|needs',
  ].join(''),
  externalId: [
    'numero de membre|numero d adherent|numero adherent|n adherent|no adherent|num adherent|',
    'num adh|id adh|identifiant|id|ref|reference|numero|code adherent|matricule|member id|',
    'n membre|n|numero membre|ref adherent|rowid|identifiant membre|id membre|',
    'carte d adherent|numero de carte',
  ].join(''),
  mark: 'repere|mark',
  organisation: [
    'raison sociale|societe|entreprise|organisme|nom de l organisme|company|societe adh|',
    'structure',
  ].join(''),
}

/** What each heading may hold, and how sure it is of it: 0 is the surest. */
export const HEADINGS = new Map<string, { field: ImportField; rank: number }>()
for (const [field, words] of Object.entries(WORDS) as [ImportField, string][])
  for (const [rank, word] of words.split('|').entries())
    if (!HEADINGS.has(word)) HEADINGS.set(word, { field, rank })
