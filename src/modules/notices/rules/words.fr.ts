import type { Purpose, TemplateId, TemplateWords } from './templates.ts'

/** What we say by default. A hub rewrites it in its settings. */
export const wordsFr: Readonly<Record<TemplateId, TemplateWords>> = {
  'membership-renewal': {
    subject: 'Votre adhésion finit le {échéance}',
    body: 'Bonjour {nom},\n\nVotre adhésion finit le {échéance}. Pour continuer avec nous, passez au comptoir ou répondez à ce message : deux minutes suffisent.\n\nMerci de faire vivre le lieu.\n\n{lieu}',
    short: '{lieu} : votre adhésion finit le {échéance}. Passez au comptoir pour la renouveler. Merci !',
  },
  'request-received': {
    subject: 'Nous avons bien reçu votre demande {numéro}',
    body: 'Bonjour {nom},\n\nVotre demande est bien arrivée : {prestation}. Son numéro est le {numéro}.\n\nNous revenons vers vous sous deux jours ouvrés.\n\n{lieu}',
    short: '{lieu} : demande {numéro} bien reçue ({prestation}). Réponse sous deux jours ouvrés.',
  },
  'quote-sent': {
    subject: 'Votre devis {numéro} : {montant}',
    body: 'Bonjour {nom},\n\nVoici le devis pour {prestation} : {montant}. Il vaut jusqu’au {échéance}.\n\nPour le lire, l’accepter ou le refuser :\n{lien}\n\nVous pouvez aussi répondre au comptoir ou par téléphone.\n\n{lieu}',
    short: '{lieu} : devis {numéro} de {montant}, valable jusqu’au {échéance}. Répondre : {lien}',
  },
  'quote-answered': {
    subject: 'Devis {numéro} : {réponse}',
    body: 'Bonjour {nom},\n\n{qui} a répondu au devis {numéro} ({prestation}) : {réponse}.\n\n{lien}',
    short: '{lieu} : devis {numéro}, {qui} a répondu : {réponse}.',
  },
  'visit-planned': {
    subject: 'Rendez-vous le {jour} à {heure} : {prestation}',
    body: 'Bonjour {nom},\n\nNotre passage est prévu le {jour} à {heure} pour {prestation} (demande {numéro}). Vous verrez : {qui}.\n\nUn empêchement ? Dites-le nous dès que possible.\n\n{lieu}',
    short:
      '{lieu} : passage le {jour} à {heure} pour {prestation}, avec {qui}. Un empêchement ? Appelez-nous.',
  },
  'visit-moved': {
    subject: 'Rendez-vous déplacé au {jour} à {heure}',
    body: 'Bonjour {nom},\n\nLe rendez-vous pour {prestation} (demande {numéro}) est déplacé : ce sera le {jour} à {heure}. Vous verrez : {qui}.\n\nSi ce moment ne vous va pas, dites-le nous.\n\n{lieu}',
    short: '{lieu} : rendez-vous déplacé au {jour} à {heure} ({prestation}). Cela ne va pas ? Appelez-nous.',
  },
  'visit-cancelled': {
    subject: 'Rendez-vous du {jour} annulé',
    body: 'Bonjour {nom},\n\nLe rendez-vous du {jour} à {heure} pour {prestation} (demande {numéro}) n’aura pas lieu. Nous vous proposerons un autre moment.\n\nL’équipe de {lieu}',
    short:
      '{lieu} : le rendez-vous du {jour} à {heure} ({prestation}) n’aura pas lieu. Nous vous en proposerons un autre.',
  },
  'passage-planned': {
    subject: 'Nous passons le {jour} {créneau}',
    body: 'Bonjour {nom},\n\nNotre tournée passe chez vous le {jour} {créneau}, pour {prestation} ({numéro}). Vous verrez : {qui}.\n\nUn empêchement ? Dites-le-nous dès que possible : nous trouverons un autre moment.\n\n{lieu}',
    short:
      '{lieu} : nous passons le {jour} {créneau} ({prestation}), avec {qui}. Un empêchement ? Appelez-nous.',
  },
  'passage-moved': {
    subject: 'Changement : nous passons le {jour} {créneau}',
    body: 'Bonjour {nom},\n\nL’heure de notre passage a changé : ce sera le {jour} {créneau}, pour {prestation} ({numéro}). Vous verrez : {qui}.\n\nSi ce moment ne vous va pas, dites-le-nous.\n\n{lieu}',
    short:
      '{lieu} : changement, nous passons le {jour} {créneau} ({prestation}). Cela ne va pas ? Appelez-nous.',
  },
  'passage-soon': {
    subject: '{qui} arrive vers {heure}',
    body: 'Bonjour {nom},\n\n{qui} est en route et arrive chez vous vers {heure}, pour {prestation} ({numéro}).\n\nÀ tout de suite,\n{lieu}',
    short: '{lieu} : {qui} est en route et arrive vers {heure} ({prestation}).',
  },
  'passage-late': {
    subject: 'Un peu de retard : plutôt vers {heure}',
    body: 'Bonjour {nom},\n\nLa tournée a pris du retard : {qui} arrivera plutôt vers {heure}, pour {prestation} ({numéro}).\n\nExcusez-nous pour l’attente. Si cela ne vous va plus, appelez-nous.\n\n{lieu}',
    short:
      '{lieu} : la tournée a du retard, {qui} arrivera plutôt vers {heure} ({prestation}). Excusez-nous.',
  },
  'passage-missed': {
    subject: '{prestation} : ce n’était pas possible le {jour}',
    body: 'Bonjour {nom},\n\nNous devions passer le {jour} pour {prestation} ({numéro}), et cela n’a pas été possible. {réponse}\n\nNous vous proposerons un autre moment ; vous pouvez aussi nous appeler.\n\n{lieu}',
    short:
      '{lieu} : {prestation} n’a pas été possible le {jour}. {réponse} Nous vous proposerons un autre moment.',
  },
  'passage-off': {
    subject: 'Nous ne passerons pas le {jour}',
    body: 'Bonjour {nom},\n\nNous ne pourrons pas passer le {jour} pour {prestation} ({numéro}) comme prévu. Excusez-nous : nous vous proposerons un autre moment.\n\n{lieu}',
    short:
      '{lieu} : nous ne pourrons pas passer le {jour} pour {prestation}. Nous vous proposerons un autre moment.',
  },
  'job-done': {
    subject: 'C’est fait : {prestation}',
    body: 'Bonjour {nom},\n\n{prestation} : c’est fait, le {jour} (demande {numéro}).\n\nQuelque chose ne va pas ? Dites-le nous, nous reviendrons.\n\n{lieu}',
    short: '{lieu} : c’est fait ({prestation}, demande {numéro}). Quelque chose ne va pas ? Appelez-nous.',
  },
  satisfaction: {
    subject: 'Êtes-vous content de {prestation} ?',
    body: 'Bonjour {nom},\n\nUne seule question au sujet de {prestation} (demande {numéro}) : en êtes-vous content ?\n\n{lien}\n\nCette question ne vous sera pas posée deux fois.\n\n{lieu}',
    short: '{lieu} : êtes-vous content de {prestation} ? Une seule question : {lien}',
  },
  'complaint-answered': {
    subject: 'Réponse à votre réclamation sur la demande {numéro}',
    body: 'Bonjour {nom},\n\nVous nous avez dit que quelque chose n’allait pas avec {prestation} (demande {numéro}). Voici notre réponse :\n\n{réponse}\n\n{lieu}',
    short: '{lieu}, demande {numéro} : {réponse}',
  },
  'offer-sent': {
    subject: 'Une mission pour vous : {prestation}, le {jour}',
    body: 'Bonjour {nom},\n\nNous vous proposons une mission : {prestation}, le {jour}, à {où} ({numéro}). La première réponse l’emporte.\n\nPour accepter ou refuser :\n{lien}\n\n{lieu}',
    short: '{lieu} : mission {prestation} le {jour} à {où}. Accepter ou refuser : {lien}',
  },
  'provider-document': {
    subject: 'Document à renouveler : {document}',
    body: 'Bonjour {nom},\n\nVotre document « {document} » n’est plus valable après le {échéance}. Envoyez-nous le nouveau avant cette date : sans lui, nous ne pourrons plus vous confier de missions.\n\n{lieu}',
    short: '{lieu} : votre document « {document} » expire le {échéance}. Envoyez-nous le nouveau.',
  },
  'web-answered': {
    subject: '{lieu} vous répond',
    body: 'Bonjour {nom},\n\nVous nous avez écrit. Voici notre réponse :\n\n{réponse}\n\nL’équipe de {lieu}',
    short: '{lieu} : {réponse}',
  },
  'partner-answered': {
    subject: 'Réponse à votre candidature',
    body: 'Bonjour {nom},\n\nVous avez proposé de travailler avec nous. Voici notre réponse :\n\n{réponse}\n\n{lieu}',
    short: '{lieu} : {réponse}',
  },
  'ticket-sent': {
    subject: 'Votre ticket {numéro}',
    body: 'Bonjour {nom},\n\nVoici votre ticket {numéro}, {montant}.\n\n{détail}\n\nMerci de votre visite.\n{lieu}',
    short: '{lieu} : votre ticket {numéro}, {montant}. Merci !',
  },
  statement: {
    subject: 'Votre relevé de {période} : {montant}',
    body: 'Bonjour {nom},\n\nVotre relevé de {période} est prêt : {montant}.\n\n{lien}\n\n{lieu}',
    short: '{lieu} : votre relevé de {période} est prêt ({montant}).',
  },
  'invoice-sent': {
    subject: 'Facture {numéro} : {montant}',
    body: 'Bonjour {nom},\n\nVotre facture {numéro} est prête : {montant}, à payer pour le {échéance}.\n\nElle se lit et se télécharge ici :\n\n{lien}\n\nUne question ? Répondez à ce message ou passez nous voir.\n\n{lieu}',
    short: '{lieu} : votre facture {numéro} est prête, {montant} à payer pour le {échéance}. {lien}',
  },
  'invoice-reminder': {
    subject: 'Rappel : facture {numéro}, {montant}',
    body: 'Bonjour {nom},\n\nSauf erreur de notre part, il reste {montant} à payer sur la facture {numéro}, qui était à payer pour le {échéance}. C’est peut-être un oubli : la voici de nouveau.\n\n{lien}\n\nSi vous venez de payer, merci, et ne tenez pas compte de ce message. Si quelque chose ne va pas, dites-le nous.\n\n{lieu}',
    short: '{lieu} : il reste {montant} à payer sur la facture {numéro} (échéance {échéance}). {lien}',
  },
  'invoice-last-reminder': {
    subject: 'Dernier rappel : facture {numéro}, {montant}',
    body: 'Bonjour {nom},\n\nMalgré nos rappels, il reste {montant} à payer sur la facture {numéro}, qui était à payer pour le {échéance}.\n\n{lien}\n\nMerci de la régler sous huit jours, ou de nous appeler pour convenir d’un paiement en plusieurs fois. Sans nouvelles, nous vous écrirons par lettre recommandée.\n\n{lieu}',
    short: '{lieu} : dernier rappel, {montant} à payer sur la facture {numéro} sous huit jours. {lien}',
  },
  invitation: {
    subject: '{lieu} vous ouvre votre espace',
    body: 'Bonjour {nom},\n\n{qui} vous invite à ouvrir votre espace chez nous. Le lien vaut jusqu’au {échéance} et ne sert qu’à vous :\n\n{lien}\n\nVous pouvez aussi continuer à tout faire au comptoir.\n\n{lieu}',
    short: '{lieu} : ouvrez votre espace avant le {échéance} : {lien}',
  },
  'debit-announced': {
    subject: 'Prélèvement de {montant} le {jour}',
    body: 'Bonjour {nom},\n\nComme convenu dans votre mandat {numéro}, {montant} seront prélevés le {jour} sur votre compte {document}.\n\nPour : {prestation}.\nNotre identifiant de créancier : {qui}.\n\nUne erreur, un changement de banque, un mois difficile ? Dites-le nous avant cette date : nous trouverons une solution.\n\n{lieu}',
    short:
      '{lieu} : {montant} prélevés le {jour} sur votre compte {document} (mandat {numéro}). Une question ? Appelez-nous avant.',
  },
  'payout-sent': {
    subject: 'Votre reversement {numéro} : {montant}',
    body: 'Bonjour {nom},\n\nVoici votre relevé {numéro} pour {période} : {montant} vous reviennent, par virement sur le compte que vous nous avez donné.\n\nLe détail des missions est à votre disposition au comptoir.\n\nMerci de travailler avec nous.\n\n{lieu}',
    short: '{lieu} : reversement {numéro} de {montant} pour {période}, par virement.',
  },
  mention: {
    subject: '{qui} vous a cité sur {numéro}',
    body: 'Bonjour {nom},\n\n{qui} vous a cité dans un commentaire sur {numéro}.\n\n{lien}',
    short: '{lieu} : {qui} vous a cité sur {numéro}.',
  },
  'wallet-low': {
    subject: 'Il reste {montant} sur votre porte-monnaie',
    body: 'Bonjour {nom},\n\nIl reste {montant} sur votre porte-monnaie. Pour continuer à vous en servir, rechargez-le au comptoir quand vous voulez.\n\n{lieu}',
    short: '{lieu} : il reste {montant} sur votre porte-monnaie. Vous pouvez le recharger au comptoir.',
  },
  'wallet-expiry': {
    subject: 'Votre crédit de {montant} est à utiliser avant le {échéance}',
    body: 'Bonjour {nom},\n\nIl vous reste {montant} à utiliser jusqu’au {échéance} compris. Après ce jour, ce crédit ne sera plus valable.\n\nDemandez-nous ce qui vous ferait plaisir : un passage, un coup de main, une course.\n\n{lieu}',
    short: '{lieu} : il vous reste {montant} à utiliser jusqu’au {échéance}. Après, ce crédit ne vaut plus.',
  },
  'stage-near': {
    subject: '« {palier} » approche de sa perte maximale',
    body: 'Bonjour {nom},\n\nLe palier « {palier} » a perdu {montant}, pour {plafond} acceptés au plus : plus de 80 % de la limite.\n\nRegardez ce qui peut être réduit avant de l’atteindre :\n\n{lien}\n\n{lieu}',
    short: '{lieu} : « {palier} » a perdu {montant} sur {plafond} acceptés. {lien}',
  },
  'stage-stop': {
    subject: '« {palier} » a atteint sa perte maximale',
    body: 'Bonjour {nom},\n\nLe palier « {palier} » a perdu {montant}, pour {plafond} acceptés au plus. C’est la limite que vous aviez fixée.\n\nArrêtez-vous, réunissez votre comité et décidez de la suite :\n\n{lien}\n\n{lieu}',
    short: '{lieu} : « {palier} » a atteint sa perte maximale ({montant}). Décidez de la suite : {lien}',
  },
  'opinion-asked': {
    subject: '{document} : votre avis est demandé',
    body: 'Bonjour {nom},\n\nAvant de décider de la suite, {lieu} demande l’avis de son comité. Le dossier du {document} est prêt : vous pouvez le lire et répondre jusqu’au {échéance}.\n\n{lien}\n\nCe lien est le vôtre : ne le transmettez pas.\n\n{lieu}',
    short: '{lieu} : votre avis est demandé ({document}) jusqu’au {échéance}. Lire et répondre : {lien}',
  },
  'subscription-renewal': {
    subject: 'Votre abonnement {prestation} sera renouvelé le {jour}',
    body: 'Bonjour {nom},\n\nVotre abonnement {prestation} ({montant}) sera renouvelé le {jour}, sauf si vous nous dites le contraire.\n\nPour ne pas le renouveler, prévenez-nous au plus tard le {échéance}, par ce message ou au comptoir : c’est gratuit et sans raison à donner (article L215-1 du code de la consommation).\n\n{lieu}',
    short:
      '{lieu} : votre abonnement {prestation} ({montant}) sera renouvelé le {jour}. Pour l’arrêter, dites-le nous avant le {échéance}, sans frais.',
  },
}

/** Why they are written to and how to change it, one line under each e-mail. */
export const termsFr: Readonly<Record<Purpose, string>> = {
  service:
    '{lieu} vous écrit parce que ce message concerne votre demande ou votre adhésion. Pour être joint autrement, dites-le au comptoir.',
  work: '{lieu} vous écrit parce que vous travaillez ensemble. Pour être joint autrement, dites-le nous.',
  news: '{lieu} vous envoie ces nouvelles parce que vous l’avez accepté. Pour ne plus les recevoir, répondez « stop » ou dites-le au comptoir.',
}
