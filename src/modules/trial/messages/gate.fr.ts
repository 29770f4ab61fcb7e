import type { GateState } from '../rules/gate.ts'
import { committeeFr, voices } from './gate-committee.fr.ts'
import { conditionsFr } from './gate-conditions.fr.ts'
import { papersFr } from './gate-papers.fr.ts'

/** The words of gates: dossier, committee, opinions, decision, conditions. */
export const gateFr = {
  title: 'Jalons',
  lede: 'À chaque jalon, un dossier gelé, l’avis du comité, une décision. Ce que l’on savait à ce moment-là ne change plus.',
  gate: (n: number) => `Jalon ${n}`,
  askedAtOnce: 'Décision prise sans demander d’avis.',
  voices,
  states: {
    draft: 'Brouillon',
    open: 'En attente d’avis',
    decided: 'Décidé',
    withdrawn: 'Retiré',
  } satisfies Record<GateState, string>,
  none: 'Aucun jalon pour l’instant',
  noneText:
    'Un jalon rassemble les preuves d’un palier, les gèle à leur date et demande l’avis du comité avant de décider.',
  prepare: 'Préparer un jalon',
  continueDraft: 'Reprendre le brouillon',
  seeGate: 'Voir le jalon',
  committee: 'Le comité',
  conditions: 'Les conditions',
  history: 'Les jalons',
  knew: {
    title: 'Ce que l’on savait, et quand',
    lede: 'Chaque colonne est un jalon ou une décision : les chiffres tels qu’ils étaient à cet instant.',
    criterion: 'Critère',
    decision: (day: string) => `Décision du ${day}`,
    older: (n: number) => `${n} plus anciens ne sont pas montrés ici : ouvrez-les dans la liste.`,
    absent: 'pas encore un critère',
  },
  columns: {
    gate: 'Jalon',
    stage: 'Palier',
    frozen: 'Gelé le',
    met: 'Critères',
    opinions: 'Avis',
    outcome: 'Décision',
    state: 'État',
    member: 'Membre',
    role: 'Qualité',
    voices: 'Voix',
    reach: 'Comment le joindre',
    opinion: 'Avis',
    when: 'Quand',
    condition: 'Condition',
    due: 'Pour le',
    decided: 'Décidée le',
    why: 'Raison',
    actions: 'Actions',
  },
  metOf: (met: number, total: number) => `${met} sur ${total}`,
  voicesOf: (given: number, total: number) => `${given} sur ${voices(total)}`,
  noOpinions: 'sans avis demandé',

  open: {
    title: (stage: string) => `Jalon : ${stage}`,
    lede: 'Écrivez ce que vous demandez au comité. Les preuves et les chiffres viennent d’eux-mêmes, et seront gelés à l’instant de l’envoi.',
    asked: 'Ce que l’on demande au comité',
    askedHelp: 'Par exemple : passer à trois jours d’ouverture et embaucher une demi-personne.',
    proposal: 'Ce que la coordination propose',
    noProposal: 'Rien : le comité dit son avis d’abord',
    nextMeans: 'Les moyens du palier suivant, et qui les paie',
    nextMeansHelp:
      'Le dossier montre aussi le budget et le financement du palier suivant, s’ils sont écrits.',
    answersBy: 'Avis attendus jusqu’au',
    answersByHelp: 'Les liens du comité ne s’ouvrent plus après ce jour. Sans date : trois semaines.',
    keep: 'Garder le brouillon',
    freeze: 'Geler le dossier et l’envoyer',
    freezeAlone: 'Geler le dossier',
    kept: 'Brouillon gardé. Personne d’autre ne le lit.',
    whoGets: (n: number) =>
      n === 0
        ? 'Le comité est vide : le dossier sera gelé, sans avis attendu.'
        : n === 1
          ? 'Une personne recevra le dossier.'
          : `${n} personnes recevront le dossier.`,
    keepCommittee: 'Voir le comité',
    preview: 'Ce qui sera gelé',
    previewHelp: 'Les chiffres d’aujourd’hui. Ils seront relus une dernière fois à l’instant de l’envoi.',
    alreadyOpen: 'Ce palier a déjà un jalon ouvert.',
    discard: 'Jeter le brouillon',
    discarded: 'Brouillon jeté',
  },

  show: {
    over: (stage: string) => `Jalon du palier « ${stage} »`,
    frozen: (at: string) => `Dossier gelé le ${at}`,
    asked: 'Ce qui est demandé',
    proposal: 'Proposition de la coordination',
    nextMeans: 'Moyens du palier suivant',
    answersBy: 'Avis attendus jusqu’au',
    openedBy: 'Préparé par',
    evidence: 'Les preuves',
    evidenceHelp: 'Telles qu’elles étaient quand le dossier a été gelé.',
    changed: 'Depuis, des verdicts ont changé',
    changedText: (names: string) =>
      `La décision portera aussi les preuves du jour de la signature. Ont changé : ${names}.`,
    quorum: 'Quorum',
    quorumReached: 'Le quorum est atteint',
    quorumReachedText: (given: string, total: string) =>
      `${given} sur ${total} se sont exprimées : la décision peut être signée.`,
    quorumMissing: 'Le quorum n’est pas atteint',
    quorumMissingText: (given: number, needed: number, total: number) =>
      `${voices(given)} exprimées sur ${total}, il en faut ${needed}. Relancez le comité avant de décider.`,
    quorumNone: 'Aucun avis n’est nécessaire pour décider.',
    quorumOf: (given: number, needed: number) => `${given} exprimées, ${needed} nécessaires`,
    decide: 'Prendre la décision',
    pdf: 'Dossier en PDF',
    minutes: 'Procès-verbal',
    opinions: 'Les avis',
    noCommittee: 'Ce jalon a été gelé sans comité.',
    waiting: 'Attendu',
    left: 'A quitté le comité',
    changedMind: 'avis précédent',
    noted: (name: string) => `noté par ${name}`,
    renew: 'Nouveau lien',
    linkTitle: (name: string) => `Le lien de ${name}`,
    linkSent: 'Il vient de partir par courriel. Vous pouvez aussi le remettre vous-même :',
    linkShown: 'Cette personne n’a pas d’adresse : remettez-lui ce lien. Il ne sera plus montré.',
    sentTitle: 'Dossier gelé',
    sent: (n: number) =>
      n === 0
        ? 'Aucun courriel n’est parti : personne n’a d’adresse au comité.'
        : n === 1
          ? 'Un courriel est parti.'
          : `${n} courriels sont partis.`,
    byHand: 'À remettre en main propre',
    note: 'Noter un avis donné de vive voix',
    member: 'Qui s’exprime ?',
    mine: 'Votre avis',
    mineGiven: (kind: string, when: string) => `Vous avez répondu : ${kind}, le ${when}.`,
    replace: 'Changer d’avis',
    given: 'Avis enregistré.',
    withdraw: 'Retirer ce jalon',
    withdrawHelp:
      'S’il a été ouvert trop tôt. Le dossier reste lisible, les liens se ferment, et un autre jalon peut être ouvert.',
    withdrawWhy: 'Pourquoi le retirer',
    withdrawn: 'Ce jalon a été retiré',
    publish: 'Résumé public',
    publishHelp:
      'Une page que tout le monde peut ouvrir : la décision, les critères et leurs chiffres, les conditions. Aucun nom, aucune voix ; les chiffres qui reposent sur moins de cinq observations sont masqués.',
    publicText: 'Ce que vous en dites au public',
    publicTextHelp: 'Sans nommer personne. Quelques phrases simples.',
    publishIt: 'Publier le résumé',
    rewrite: 'Enregistrer le résumé',
    unpublish: 'Ne plus publier',
    published: (day: string) => `Publié depuis le ${day}`,
    seePublic: 'Voir la page publique',
    done: { published: 'Le résumé est public.', hidden: 'Le résumé n’est plus public.' },
    print: 'Pour imprimer : Ctrl P',
  },

  proof: {
    title: 'Vérifier',
    intact: 'Dossier intact',
    intactText: 'L’empreinte recalculée à l’instant est celle du jour où il a été gelé.',
    broken: 'Dossier altéré',
    brokenText: 'L’empreinte recalculée n’est pas celle du jour où il a été gelé : ne vous y fiez pas.',
    fingerprint: 'Empreinte',
    previous: 'Empreinte du dossier précédent',
    replay: 'Rejouer les mesures',
    replayHelp:
      'Recalcule chaque chiffre à partir du travail quotidien, tel qu’il était connu à l’instant du gel.',
    same: 'Rejoué à l’instant : chaque chiffre est le même',
    sameText: (n: number, at: string) =>
      n === 1
        ? `La mesure, recalculée telle que connue le ${at}, redonne le chiffre gelé.`
        : `Les ${n} mesures, recalculées telles que connues le ${at}, redonnent les chiffres gelés.`,
    differs: 'Rejoué à l’instant : des chiffres diffèrent',
    differsText: 'Ces lignes ne redonnent plus le chiffre gelé. Le dossier, lui, n’a pas changé.',
    frozen: 'Gelé',
    replayed: 'Rejoué',
  },

  decide: {
    gate: (n: number) => `Décision sur le jalon ${n}`,
    seeGate: 'Relire le dossier',
    opinionsMissing: 'Le comité n’a pas encore été consulté',
    opinionsMissingText:
      'Votre comité doit donner son avis avant la décision : préparez un jalon, le dossier lui sera envoyé.',
    reservations: 'Les réserves du comité',
    reservationsHelp: 'Pour « lancer sous conditions », elles peuvent devenir des conditions.',
  },

  due: {
    opinions: (n: number, gate: number, day: string | null) =>
      `Jalon ${gate} : ${n < 2 ? `${n} avis attendu` : `${n} avis attendus`}${day ? ` jusqu’au ${day}` : ''}.`,
    decide: (gate: number) => `Jalon ${gate} : le quorum est atteint, la décision peut être signée.`,
    late: (gate: number) => `Jalon ${gate} : le délai des avis est passé sans quorum.`,
    mine: (gate: number, day: string | null) =>
      `Jalon ${gate} : votre avis est attendu${day ? ` jusqu’au ${day}` : ''}.`,
    condition: (what: string) => `Condition à tenir : ${what}`,
    conditionLate: (what: string, n: number) =>
      `Condition en retard de ${n < 2 ? `${n} jour` : `${n} jours`} : ${what}`,
  },

  ...committeeFr,
  ...conditionsFr,
  ...papersFr,

  errors: {
    gate_open: 'Ce palier a déjà un jalon ouvert : décidez, ou retirez-le d’abord.',
    gate_closed: 'Ce jalon est clos : il ne reçoit plus d’avis.',
    gate_not_open: 'Ce jalon n’en est pas là.',
    opinions_missing: 'Le comité n’a pas encore donné son avis : préparez un jalon.',
    quorum_missing: 'Le quorum n’est pas atteint : la décision ne peut pas encore être signée.',
    not_of_committee: 'Cette personne n’était pas au comité quand le dossier a été gelé.',
    link_expired: 'Le délai de ce lien est passé.',
    link_replaced: 'Ce lien a été remplacé par un plus récent.',
    reservations_needed: 'Écrivez au moins une réserve, ou choisissez « favorable ».',
    reasons_needed: 'Dites pourquoi, en quelques mots.',
    account_taken: 'Ce compte est déjà celui d’un autre membre.',
    condition_settled: 'Cette condition vient de changer d’état. Relisez la page.',
    day_needed: 'Dites pour quand.',
    due_too_far: 'Cette date est à plus de cinq ans : vérifiez l’année.',
    day_not_later: 'Choisissez un jour après la date actuelle de la condition, et pas dans le passé.',
  },
} as const
