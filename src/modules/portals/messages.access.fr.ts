import type { Portal } from './features/give-access/form.ts'
import type { AccessCode } from './features/give-access/use-case.server.ts'

/** What opens somebody's own space, from their record. */
export const accessFr = {
  title: (name: string) => `Accès de ${name}`,
  short: 'Son accès',
  lede: 'Un espace pour voir ses affaires et demander, sans rien enlever au guichet : tout s’y fait aussi pour elle.',
  back: 'Sa fiche',
  now: 'Aujourd’hui',
  account: 'Adresse qui entre',
  none: 'Aucun accès pour l’instant',
  noneText: 'La personne passe par le guichet, et c’est très bien ainsi.',
  portals: {
    member: 'Adhérent ou usager',
    'company-contact': 'Contact d’entreprise',
    provider: 'Prestataire',
  } satisfies Record<Portal, string>,
  helps: {
    member: 'Ses demandes, ce qui reste à payer, ses papiers, et les proches pour qui elle agit.',
    'company-contact': 'L’usage de son entreprise, en chiffres seulement : jamais un nom.',
    provider: 'Les missions proposées à son organisme, et ses relevés.',
  } satisfies Record<Portal, string>,
  give: 'Ouvrir un accès',
  portal: 'Quel espace ?',
  email: 'Courriel de la personne',
  emailHelp: 'Un lien d’entrée lui est envoyé. La même adresse sert dans plusieurs lieux.',
  send: 'Ouvrir et inviter',
  again: 'Renvoyer un lien',
  close: (what: string) => `Fermer : ${what}`,
  closeHelp: 'L’espace se ferme tout de suite. La fiche et l’historique restent.',
  team: 'Cette personne a aussi un rôle dans l’équipe : il se gère dans les réglages.',
  done: {
    given: 'L’accès est ouvert, et l’invitation part.',
    again: 'Un nouveau lien part.',
    closed: 'L’accès est fermé.',
  },
  errors: {
    not_permitted: 'Votre rôle ne permet pas cette action. Demandez à la coordination.',
    not_found: 'Cette personne n’existe pas ici.',
    has_left: 'Cette personne est partie. Remettez-la d’abord dans les listes.',
    account_taken:
      'Cette adresse est déjà celle d’une autre personne de ce lieu. Deux fiches pour une seule personne ? Réunissez-les depuis « Doublons ». Sinon, il faut à chacun son adresse.',
    has_account:
      'Cette personne entre déjà avec une autre adresse. Fermez d’abord cet accès, puis ouvrez-le avec la nouvelle.',
    organisation_needed: 'Dites d’abord sur sa fiche pour quel organisme elle parle.',
    provider_needed:
      'Son organisme n’est pas un prestataire. Corrigez sa fiche, ou choisissez un autre espace.',
    no_access: 'Cet accès n’est pas ouvert.',
  } satisfies Record<AccessCode, string>,
} as const
