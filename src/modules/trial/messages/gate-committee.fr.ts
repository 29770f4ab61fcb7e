import type { OpinionKind, OpinionWay, Quorum } from '../rules/gate.ts'

export const voices = (n: number) => `${n} voix`

/** The committee: who sits, what opinions are, and the link that asks for one. */
export const committeeFr = {
  opinionKinds: {
    favourable: 'Favorable',
    reserved: 'Favorable avec réserves',
    unfavourable: 'Défavorable',
    abstain: 'Abstention',
  } satisfies Record<OpinionKind, string>,
  opinionKindHelp: {
    favourable: 'Vous soutenez ce qui est demandé.',
    reserved: 'Vous le soutenez, si certaines choses sont prises en compte.',
    unfavourable: 'Vous ne le soutenez pas : dites pourquoi.',
    abstain: 'Vous avez lu le dossier et ne prenez pas parti. Votre voix compte pour le quorum.',
  } satisfies Record<OpinionKind, string>,
  opinionWays: {
    link: 'par son lien',
    account: 'avec son compte',
    heard: 'de vive voix',
  } satisfies Record<OpinionWay, string>,
  opinionForm: {
    kind: 'Votre avis',
    kindOf: 'Son avis',
    reservations: 'Les réserves',
    reservationsHelp: 'Une par ligne. Seulement pour « favorable avec réserves ».',
    text: 'Ce que vous voulez dire',
    textHelp: 'Ce texte sera joint au procès-verbal.',
    give: 'Donner mon avis',
    note: 'Enregistrer cet avis',
  },
  link: {
    title: 'Votre avis est demandé',
    hello: (name: string, hub: string) => `Bonjour ${name}. ${hub} vous demande votre avis avant de décider.`,
    until: (day: string) =>
      `Vous pouvez répondre, et changer d’avis, jusqu’au ${day} ou jusqu’à la décision.`,
    dossier: 'Le dossier',
    pdf: 'Le lire en PDF',
    expired: 'Ce lien n’est plus valable',
    expiredText: (hub: string) =>
      `Le délai pour répondre est passé. Demandez un nouveau lien à ${hub} si la décision n’est pas prise.`,
    replaced: 'Ce lien a été remplacé',
    replacedText: 'Un lien plus récent vous a été envoyé : ouvrez celui-là.',
    closed: 'Ce jalon est clos',
    closedText: 'La décision est prise, ou le jalon a été retiré : on ne peut plus donner d’avis.',
    closedOutcome: (outcome: string) => `La décision est prise : ${outcome.toLowerCase()}.`,
    thanks: 'Merci, votre avis est enregistré',
    thanksText: (kind: string) => `Vous avez répondu : ${kind}.`,
    so: (given: number, total: number) =>
      `${voices(given)} sur ${total} ${given < 2 ? 's’est exprimée' : 'se sont exprimées'}.`,
    private: 'Ce lien est le vôtre : ne le transmettez pas.',
  },
  committeeForm: {
    title: 'Le comité',
    lede: 'Celles et ceux qui donnent leur avis à chaque jalon : financeurs, élus, habitants, bénévoles.',
    none: 'Le comité est vide',
    noneText: 'Sans comité, une décision se signe sans avis. Trois à sept personnes suffisent.',
    add: 'Ajouter un membre',
    titleNew: 'Ajouter un membre',
    titleEdit: 'Modifier un membre',
    name: 'Nom et prénom',
    role: 'Qualité',
    roleHelp: 'Par exemple : adjointe au maire, habitant, fondation.',
    email: 'Courriel',
    emailHelp: 'Le lien du dossier part à cette adresse. Sans adresse, vous le remettez vous-même.',
    voices: 'Nombre de voix',
    voicesHelp: 'Une en général. 0 pour qui conseille sans voter.',
    account: 'Son compte',
    accountHelp: 'S’il a un compte avec le rôle « comité », il peut aussi répondre en étant connecté.',
    noAccount: 'Aucun',
    hasAccount: 'compte',
    byHand: 'lien à remettre',
    save: 'Enregistrer',
    remove: 'Retirer du comité',
    removed: 'Retiré du comité. Ses avis passés restent.',
    undo: 'Remettre',
    saved: 'Enregistré.',
    frozenNote: 'Un jalon déjà ouvert garde le comité et le quorum du jour où il a été gelé.',
    quorum: 'Le quorum',
    quorumHelp: 'La part des voix qui doivent s’être exprimées avant que la décision puisse être signée.',
    quorumSave: 'Choisir ce quorum',
    quorumSaved: 'Quorum enregistré.',
    totalVoices: (total: number, needed: number) =>
      needed === 0
        ? `${voices(total)} au total. Aucune n’est nécessaire pour décider.`
        : `${voices(total)} au total, ${needed} nécessaires pour décider.`,
  },
  quorums: {
    none: 'Aucun : le comité conseille',
    third: 'Un tiers des voix',
    half: 'La moitié des voix',
    'two-thirds': 'Les deux tiers des voix',
    all: 'Toutes les voix',
  } satisfies Record<Quorum, string>,
} as const
