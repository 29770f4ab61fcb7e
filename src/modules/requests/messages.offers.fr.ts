import type { Why } from '#modules/providers/index.server.ts'
import type { OfferState } from './rules/offers.ts'
import type { AnswerCode } from './use-cases/answer-offer.server.ts'
import type { OfferCode } from './use-cases/offer-requests.server.ts'

/** Jobs put to providers: the desk's page, the provider's home, the link on a phone. */
export const offersFr = {
  title: 'Proposer à des prestataires',
  short: 'Prestataires',
  lede: 'Le premier qui accepte a la mission. Les autres en sont prévenus.',
  bulk: 'Proposer',
  jobs: (n: number) => (n === 1 ? 'La mission' : `Les ${n} missions`),
  to: 'À qui la proposer ?',
  seen: 'Ils voient le service, la commune, le jour, le prix et les précisions. Le nom, l’adresse et le téléphone seulement après avoir accepté.',
  rating: (average: string, count: number) => `Note ${average} sur 4, ${count} avis`,
  noRating: 'Pas encore noté',
  hours: 'Réponse attendue sous',
  hour: (n: number) => (n < 48 ? `${n} heures` : `${n / 24} jours`),
  message: 'Un mot pour eux',
  messageHelp: 'Ce qu’il faut savoir avant d’accepter : matériel, accès, animal…',
  send: 'Envoyer la proposition',
  sent: (sent: number, left: number) =>
    `${sent === 0 ? 'Aucune nouvelle proposition : elles attendaient déjà une réponse' : sent === 1 ? '1 proposition envoyée' : `${sent} propositions envoyées`}${
      left > 0
        ? ` ; ${left} demande${left > 1 ? 's' : ''} laissée${left > 1 ? 's' : ''}, leur état ne le permet pas`
        : ''
    }.`,
  cannot: 'Ne peuvent pas la faire',
  nobody: 'Aucun prestataire à qui proposer',
  nobodyText:
    'Ajoutez d’abord un prestataire, ou relisez pourquoi les vôtres ne peuvent pas faire cette mission.',
  providers: 'Voir les partenaires',
  back: 'Revenir à la demande',
  backToList: 'Revenir aux demandes',
  none: 'Proposez-la à plusieurs prestataires à la fois : le premier qui accepte l’a.',
  nobodyTook: 'Personne ne l’a prise pour l’instant. Vous pouvez la proposer à d’autres, ou de nouveau.',
  again: 'Proposer de nouveau',
  until: 'Réponse attendue avant',
  acceptFor: 'Il accepte (par téléphone)',
  declineFor: 'Il refuse',
  withdraw: 'Retirer',
  link: 'Lien pour son téléphone',
  linkFor: (name: string) => `Lien pour ${name}`,
  linkHelp:
    'Envoyez-le par message ou lisez-le : il ouvre la proposition sans compte. Il n’est montré qu’une fois.',
  saved: 'C’est noté.',
  how: { account: 'depuis son espace', link: 'par le lien', desk: 'par téléphone, au guichet' },
  whyTo: {
    no_file: 'pas encore de dossier',
    not_approved: 'dossier pas encore accepté',
    insurance_lapsed: 'assurance échue',
    registration_lapsed: 'immatriculation échue',
    outside_zone: 'hors de sa zone',
    not_skilled: 'pas son métier',
    full: 'complet ce jour-là',
    away: 'absent ce jour-là',
  } satisfies Record<Why, string>,
  states: {
    sent: 'Attend la réponse',
    accepted: 'Acceptée',
    declined: 'Refusée',
    expired: 'Sans réponse',
    withdrawn: 'Retirée',
    lost: 'Prise par un autre',
  } satisfies Record<OfferState, string>,
  /** What a provider reads of an offer that no longer waits for them. */
  told: {
    accepted: 'Vous avez accepté cette mission. Elle est pour vous.',
    declined: 'Vous avez refusé cette mission. C’est noté, merci d’avoir répondu.',
    expired: 'Le délai de réponse est passé. Appelez-nous si vous êtes toujours disponible.',
    withdrawn:
      'Nous avons retiré cette proposition : elle n’est plus à faire, ou nous nous sommes arrangés autrement.',
    lost: 'Un autre prestataire a répondu juste avant vous. Merci d’avoir regardé : il y en aura d’autres.',
  } satisfies Record<Exclude<OfferState, 'sent'>, string>,
  one: {
    title: 'Une mission pour vous',
    from: (hub: string) => `Proposée par ${hub}`,
    when: 'Quand',
    where: 'Où',
    details: 'Précisions',
    word: 'Le mot du lieu',
    price: 'Prix payé par le client',
    gain: 'Pour vous',
    answerBy: 'Répondre avant',
    accept: 'J’accepte la mission',
    decline: 'Je ne peux pas',
    why: 'Pourquoi ?',
    whyHelp: 'Facultatif. Cela nous aide à mieux choisir la prochaine fois.',
    sendDecline: 'Refuser la mission',
    yours: 'C’est pour vous, merci !',
    who: 'Chez qui',
    phone: 'Téléphone',
    noted: 'C’est noté, merci d’avoir répondu.',
    onPhone: 'Ouvrir ma journée',
    number: (number: string) => `Mission ${number}`,
  },
  errors: {
    not_permitted: 'Votre rôle ne permet pas cette action. Demandez à la coordination.',
    not_found: 'Cette proposition n’existe pas ici.',
    not_from_this_state: 'Cette mission n’est plus à prendre : elle est faite, annulée ou déjà confiée.',
    provider_needed: 'Cochez au moins un prestataire.',
    provider_unknown: 'Choisissez des prestataires de la liste.',
    hours_wrong: 'Choisissez un délai de la liste.',
    nothing_to_offer: 'Aucune de ces demandes ne peut être confiée : relisez leur état.',
    offer_accepted: 'Vous avez déjà accepté cette mission.',
    offer_declined: 'Vous avez déjà refusé cette mission. Appelez-nous si vous avez changé d’avis.',
    offer_expired: 'Le délai de réponse est passé. Appelez-nous si vous êtes toujours disponible.',
    offer_withdrawn: 'Nous avons retiré cette proposition entre-temps.',
    offer_lost:
      'Merci de votre réponse : un autre prestataire a accepté juste avant vous. Il y en aura d’autres.',
    provider_not_approved: 'Votre dossier n’est pas encore accepté : appelez-nous.',
    insurance_lapsed: 'L’attestation d’assurance est échue : envoyez la nouvelle au lieu, puis acceptez.',
    registration_lapsed:
      'L’immatriculation est échue : envoyez le nouveau justificatif au lieu, puis acceptez.',
    offer_closed: 'Cette proposition a déjà sa réponse.',
  } satisfies Record<OfferCode | AnswerCode | 'offer_closed', string>,
} as const
