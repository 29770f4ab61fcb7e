import type { BreakReason } from '#modules/money/index.server.ts'
import type { Period } from './rules/closings.ts'
import type { ClosingCode } from './rules/session-refusals.ts'

const many = (n: number) => (n > 1 ? 's' : '')

/** Days closed for good, the chain that holds them, and what is handed over to who checks. */
export const closingsFr = {
  list: {
    title: 'Clôtures',
    lede: 'Chaque journée est close pour toujours, puis chaque mois et chaque année.',
    periods: { day: 'Journées', month: 'Mois', year: 'Années' } satisfies Record<Period, string>,
    periodsLabel: 'Par période',
    since: 'Depuis la dernière clôture',
    sinceNothing: 'Rien n’a été reçu depuis la dernière clôture.',
    payments: (n: number, back: number) =>
      `${n} paiement${many(n)}${back > 0 ? `, ${back} rendu${many(back)}` : ''}`,
    closeDay: 'Clore la journée',
    reportX: 'Rapport X',
    none: 'Aucune clôture pour l’instant',
    noneText: 'Le soir, quand les tiroirs sont comptés, closez la journée : ce qui est clos ne change plus.',
    columns: {
      label: 'Période',
      seq: 'Nº',
      receipts: 'Reçus',
      amount: 'Total',
      perpetual: 'Total perpétuel',
      gross: 'Total perpétuel brut',
      who: 'Par',
      closedAt: 'Close',
      hash: 'Empreinte',
      signature: 'Signature',
    },
    byItself: 'Automatique, au matin',
    export: 'Exporter',
  },
  x: {
    title: (day: string) => `Rapport X, ${day}`,
    lede: 'Ce qui a été reçu depuis la dernière clôture. Le lire ne clôt rien.',
    many: 'Il y a trop de paiements depuis la dernière clôture pour les additionner ici. La clôture le fera.',
    closedToday:
      'La journée est déjà close. Ce qui est reçu maintenant sera dans la clôture du prochain jour.',
    drawersOpen: (n: number) =>
      n > 1 ? `${n} tiroirs sont encore ouverts.` : 'Un tiroir est encore ouvert.',
    countFirst: 'Compter le tiroir',
    pastDays: (n: number) =>
      n > 1
        ? `${n} journées sont restées ouvertes : chacune aura sa clôture.`
        : 'Une journée est restée ouverte : elle aura sa clôture.',
    before: (day: string) =>
      `La journée du ${day} sera close pour toujours : rien ne pourra plus y être ajouté.`,
    back: 'Les clôtures',
    print: 'Imprimer',
  },
  z: {
    titles: {
      day: (when: string) => `Clôture de la journée, ${when}`,
      month: (when: string) => `Clôture du mois, ${when}`,
      year: (when: string) => `Clôture de l’année, ${when}`,
    },
    number: (seq: number) => `rapport Z nº ${seq}`,
    done: 'La journée est close.',
    total: 'Reçu',
    means: 'Par moyen de paiement',
    columns: { means: 'Moyen', received: 'Paiements', returned: 'Rendus', amount: 'Montant' },
    nothing: 'Rien n’a été reçu.',
    vat: 'Par taux de TVA',
    vatColumns: { rate: 'Taux', amount: 'TTC', tax: 'dont TVA' },
    noVat: 'Sans TVA',
    rate: (permille: number) => `${String(permille / 10).replace('.', ',')} %`,
    receipts: 'Reçus',
    from: (first: string, last: string) => (first === last ? first : `${first} à ${last}`),
    differences: 'Écarts de caisse',
    noDifference: 'Aucun écart : les tiroirs étaient justes.',
    noSession: 'Aucun tiroir n’a été compté.',
    atOpening: 'à l’ouverture',
    perpetual: 'Total perpétuel',
    perpetualHelp: 'Depuis le premier jour de la chaîne, remboursements déduits.',
    gross: 'Total perpétuel brut',
    grossHelp: 'Le même sans rien déduire : il ne baisse jamais.',
    closedBy: 'Close',
    by: (who: string) => `par ${who}`,
    byItself: 'toute seule, au matin',
    proof: 'Ce qui la protège',
    links: 'Maillons',
    noLink: 'aucun',
    range: (from: number, to: number) => `${from} à ${to}`,
    hash: 'Empreinte de la chaîne',
    signature: 'Signature',
    unsigned: 'Sans signature',
    key: 'Clé',
    archive: 'Télécharger l’archive signée',
    archives: 'Archives remises',
    archived: (who: string, lines: number) => `${who}, ${lines} lignes`,
    keep: 'Gardez ce papier, ou envoyez-le hors d’ici : une empreinte imprimée ne se corrige plus.',
  },
  proof: {
    title: 'Vérification de la caisse',
    lede: 'Chaque paiement, ticket et clôture est lié au précédent. Vérifier relit tout, du premier au dernier.',
    verify: 'Vérifier maintenant',
    whole: 'Tout est tel qu’écrit',
    wholeText: (links: string) => `${links} maillons relus, aucun n’a changé, ne manque ni n’a bougé.`,
    broken: 'La chaîne est rompue',
    brokenText:
      'Ne clôturez rien de plus. Prévenez la trésorerie et l’hébergeur, et gardez une sauvegarde d’hier.',
    never: 'Jamais vérifiée',
    neverText: 'La première vérification se fait au matin, ou tout de suite.',
    tooLong: (links: string) =>
      `La chaîne compte ${links} maillons : elle est relue chaque matin, ou par la commande ci-dessous.`,
    last: 'Dernières vérifications',
    by: (who: string) => who || 'Automatique, au matin',
    links: (n: string) => `${n} maillons`,
    place: 'Où',
    reason: 'Ce qui ne va pas',
    reasons: {
      changed: 'La ligne ne dit plus ce qui avait été scellé',
      removed: 'La ligne a disparu',
      unsealed: 'Une ligne sans maillon a été ajoutée',
      unchained: 'Le maillon ne suit pas le précédent',
      gap: 'Une place de la chaîne est vide',
      'not-ours': 'Ni écrit ni signé avec la clé de la maison',
      'number-gap': 'Un numéro manque juste avant',
      cut: 'La chaîne s’arrête trop tôt',
      'before-changed': 'Ce qui existait avant la chaîne a changé',
      closing: 'La clôture ne dit pas ce que dit la chaîne',
    } satisfies Record<BreakReason, string>,
    key: 'L’empreinte de la clé',
    keyHelp: 'Elle est imprimée sur chaque clôture. Si elle change un jour, demandez pourquoi.',
    noKey: 'Aucune clé : rien n’est signé.',
    proves: 'Ce que cela prouve',
    provesList: [
      'Qu’aucun paiement, ticket, comptage ou clôture n’a été modifié, retiré, ajouté ou déplacé depuis son écriture, même par quelqu’un qui a accès à la base de données mais pas à la clé.',
      'Que les numéros se suivent sans trou et que les totaux des clôtures sont ceux des paiements.',
      'Qu’une archive remise est celle que la maison a signée, et entière.',
    ],
    provesNot: 'Ce que cela ne prouve pas',
    provesNotList: [
      'Que tout ce qui a été encaissé a été saisi : un billet jamais noté ne laisse pas de trace.',
      'Rien contre qui tient à la fois la base de données et la clé : il peut tout récrire. Les clôtures imprimées ou envoyées ailleurs le confondent.',
      'Le nom de qui a payé ni le libellé : ils ne sont pas dans la chaîne, pour pouvoir être oubliés (RGPD).',
      'Entre deux clôtures, que la fin de la chaîne n’a pas été coupée avec ses compteurs : closez chaque soir.',
    ],
    command: 'En ligne de commande',
    attestation: 'L’attestation',
    attestationText: 'Le modèle à remplir, à signer et à garder pour un contrôle.',
    attestationLink: 'Ouvrir l’attestation',
  },
  attestation: {
    title: 'Attestation individuelle',
    lede: 'Logiciel de caisse : inaltérabilité, sécurisation, conservation et archivage (art. 286, I, 3° bis du CGI).',
    print: 'Imprimer',
    back: 'Vérification',
    who: 'Qui doit l’avoir',
    whoText:
      'Les assujettis à la TVA qui notent dans un logiciel les règlements de clients particuliers. Une association en franchise (art. 293 B) ou dont toutes les opérations sont exonérées n’y est pas tenue ; elle peut la garder quand même. La loi de finances pour 2026 (art. 125) permet à nouveau l’attestation de l’éditeur, à côté du certificat : vérifiez le texte en vigueur et le modèle de l’administration (BOI-LETTRE-000242) avant de signer.',
    first: 'Volet 1 : à remplir par l’éditeur du logiciel',
    firstHelp:
      'Palier est un logiciel libre. L’éditeur est celui qui en fournit ou en maintient la version employée : qui en modifie le code de caisse le devient.',
    iThe: (name: string) =>
      `Je soussigné(e) ${name}, représentant légal de ${name}, éditeur du logiciel ci-dessous,`,
    states:
      'atteste que ce logiciel, dans la version indiquée, satisfait aux conditions d’inaltérabilité, de sécurisation, de conservation et d’archivage des données prévues au 3° bis du I de l’article 286 du code général des impôts.',
    software: 'Logiciel',
    version: 'Version',
    licence: 'Licence',
    firstUse: 'Première clôture',
    key: 'Empreinte de la clé',
    how: 'Comment ces conditions sont remplies',
    conditions: [
      [
        'Inaltérabilité',
        'Les lignes de paiement et de ticket ne sont jamais modifiées ni supprimées ; une correction est une ligne de plus. Chaque ligne est liée à la précédente par SHA-256.',
      ],
      [
        'Sécurisation',
        'Chaque ligne est authentifiée par une clé gardée hors de la base ; chaque clôture est signée (Ed25519).',
      ],
      [
        'Conservation',
        'Clôtures de la journée, du mois et de l’année, avec total de la période et totaux perpétuels. Toutes les lignes restent en ligne.',
      ],
      [
        'Archivage',
        'Archive signée de chaque clôture, lisible sans le logiciel (une ligne JSON par maillon), dont la remise est elle-même tracée.',
      ],
    ] as const,
    second: 'Volet 2 : à remplir par l’organisme qui s’en sert',
    secondStates:
      'certifie avoir acquis et utiliser la version indiquée pour noter les règlements de ses clients depuis le :',
    organisation: 'Organisme',
    siren: 'SIREN',
    address: 'Adresse',
    missing: 'à compléter dans « Identité »',
    blank: '……………………………………',
    place: 'Fait à',
    on: 'Le',
    sign: 'Signature',
    warning:
      'Une fausse attestation est un faux (code pénal, art. 441-1). Le défaut d’attestation ou de certificat expose à une amende de 7 500 € par logiciel (CGI, art. 1770 duodecies).',
  },
  errors: {
    not_permitted: 'Votre rôle ne permet pas cette action.',
    sessions_open: 'Un tiroir est encore ouvert : comptez-le d’abord.',
    day_closed:
      'Cette journée est déjà close et ne se rouvre pas. Ce qui a été reçu depuis sera dans la clôture du prochain jour.',
    clock_went_back:
      'L’horloge de l’ordinateur est en retard sur le dernier encaissement. Remettez-la à l’heure, puis recommencez : rien n’a été clos.',
  } satisfies Record<ClosingCode, string>,
}
