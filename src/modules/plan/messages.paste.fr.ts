/** Words of pasting lines from a spreadsheet. */
export const paste = {
  title: 'Coller depuis un tableur',
  lede: 'Copiez les lignes de votre tableur, collez-les ici, relisez, ajoutez. Rien n’est gardé avant votre accord.',
  text: 'Lignes du tableur',
  textHelp:
    'Colonnes séparées par des tabulations (ce que donne un copier-coller) ou par des points-virgules.',
  preview: 'Relire',
  add: (lines: number) => (lines === 1 ? 'Ajouter cette hypothèse' : `Ajouter ces ${lines} hypothèses`),
  nothing: 'Ne rien ajouter',
  found: (lines: number) => (lines === 1 ? 'Une hypothèse à ajouter' : `${lines} hypothèses à ajouter`),
  refused: (errors: number) =>
    errors === 1
      ? 'Une case à corriger, rien n’a été gardé :'
      : `${errors} cases à corriger, rien n’a été gardé :`,
  place: (row: number, column: string | null) =>
    column ? `Ligne\u00a0${row}, colonne «\u00a0${column}\u00a0»\u00a0:` : `Ligne\u00a0${row}\u00a0:`,
  per: { month: 'par mois', total: 'en tout' },
  columns: {
    kind: 'Sorte',
    name: 'Nom',
    amount: 'Montant',
    unitPrice: 'Prix unitaire',
    volume: 'Volume',
    from: 'De',
    to: 'À',
    payer: 'Qui paie',
  },
  how: 'Ce qui est compris',
  order:
    'La première ligne peut porter des titres, dans n’importe quel ordre. Sans titres, les colonnes sont : sorte, nom, montant, prix unitaire, volume, de, à, qui paie.',
  example: 'Abonnement ; Panier du mois ;  ; 12,50 ; 40 ; 2026-03 ;  ; Habitant',
  rules: [
    'Sortes : abonnement, adhésion, boutique, subvention, mécénat, loyer, assurance, carburant, salaire, investissement, caution, heures bénévoles…',
    'Une recette : prix unitaire et volume par mois. Une charge : montant par mois. Une aide, un achat durable : montant en tout, au mois « de ».',
    'Un salaire : brut mensuel dans « montant », temps plein dans « volume », cotisations de 44 % et réduction générale.',
    'Des heures bénévoles : heures par mois dans « volume », valeur d’une heure dans « prix unitaire ».',
    'Mois : 2026-09, 09/2026, 01/09/2026 ou sept. 2026. Quatre cents lignes au plus ; ni formules ni calculs : collez les valeurs.',
  ],
  errors: {
    nothing_pasted: 'Collez au moins une ligne.',
    too_much_pasted: 'C’est trop long pour un modèle : collez moins de 400 000 caractères.',
    too_many_rows: 'Quatre cents lignes au plus : collez-en moins.',
    too_many_lines: 'Un modèle compte au plus quatre cents hypothèses : retirez-en d’abord.',
    bad_rows: 'Des cases sont à corriger : rien n’a été gardé.',
    formula: 'une formule : collez la valeur (collage spécial, valeurs).',
    too_many_cells: 'une case de trop : il y a huit colonnes.',
    unknown_kind: 'cette sorte n’est pas connue.',
    has_its_form: 'cette sorte a son propre formulaire : ajoutez-la à la main.',
  },
} as const
