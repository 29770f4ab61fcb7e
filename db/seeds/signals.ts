import { addDays, type Day, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { noteSignal, reviewSignal } from '#modules/trial/index.server.ts'
import { PHOTO } from './photo.ts'
import type { Teller } from './story.ts'

type Heard = {
  /** Days before today, and who noted it. */
  ago: number
  by: string
  text: string
  tags: string
  /** Noted with a photo. */
  photo?: true
  from?: string
  /** What the review, some days after, made of it; a signal without one still waits. */
  made?:
    | { verdict: 'hypothesis' | 'action' | 'answer' | 'aside'; words: string }
    | { verdict: 'watch'; words: string; until?: number }
}

/** Days between a signal and its review: they are treated on Fridays, one week or two later. */
const PATIENCE = 8

const QUARTIER: readonly Heard[] = [
  {
    ago: 138,
    by: 'sami',
    text: 'Deux responsables du personnel disent « après l’été » pour signer.',
    tags: 'entreprises',
    made: { verdict: 'answer', words: 'Rappel noté pour septembre.' },
  },
  {
    ago: 131,
    by: 'youssef',
    text: 'Au marché, on nous prend pour un bureau de la mairie.',
    tags: 'image, accueil',
    made: { verdict: 'action', words: 'Écrire sur la vitrine ce que l’on fait, en trois lignes.' },
  },
  {
    ago: 124,
    by: 'sami',
    text: 'Les habitants entrent d’eux-mêmes, les salariés attendent qu’on vienne.',
    tags: 'entreprises, habitants',
    made: { verdict: 'hypothesis', words: 'Un habitant servi amène un autre habitant dans le mois.' },
  },
  {
    ago: 117,
    by: 'claire',
    text: 'Une comptable d’Alpinnov demande une facture par salarié : on ne sait pas faire simple.',
    tags: 'entreprises, factures',
    made: { verdict: 'aside', words: 'Deux demandes seulement : nous gardons une facture par mois.' },
  },
  {
    ago: 103,
    by: 'sami',
    text: 'Madame Lopez vient pour une ampoule et reste trois quarts d’heure.',
    tags: 'lien, seniors',
    made: { verdict: 'watch', words: 'Compter ceux qui restent pour parler.', until: 40 },
  },
  {
    ago: 96,
    by: 'youssef',
    text: 'Trois messieurs jouent aux cartes sur notre banc le matin.',
    tags: 'lien, banc',
    photo: true,
    made: { verdict: 'watch', words: 'Voir si cela dure avec le froid.', until: 30 },
  },
  {
    ago: 88,
    by: 'sami',
    text: 'On demande si l’on garde les clés pendant les vacances.',
    tags: 'vacances',
    made: { verdict: 'action', words: 'Préparer une fiche « clés et courrier » pour l’été.' },
  },
  {
    ago: 81,
    by: 'odile',
    text: 'Deux chèques sans provision le même mois, toujours de petites sommes.',
    tags: 'paiement',
    made: { verdict: 'answer', words: 'Paiement en deux fois proposé au guichet.' },
  },
  {
    ago: 74,
    by: 'youssef',
    text: 'Le samedi, des gens viennent sans rien demander, juste pour le café.',
    tags: 'lien, samedi',
    made: { verdict: 'watch', words: 'Le café du samedi est peut-être un service.', until: 24 },
  },
  {
    ago: 67,
    by: 'sami',
    text: 'Une voisine propose d’apprendre à coudre aux autres.',
    tags: 'lien, entraide',
    made: { verdict: 'action', words: 'Un atelier couture un samedi, pour essayer.' },
  },
  {
    ago: 60,
    by: 'claire',
    text: 'Le gardien d’Horizon envoie les nouveaux locataires chez nous.',
    tags: 'bailleur, bouche à oreille',
    made: { verdict: 'answer', words: 'Gardien remercié, affichettes données.' },
  },
  {
    ago: 54,
    by: 'sami',
    text: 'On nous demande d’imprimer des papiers presque chaque jour.',
    tags: 'numérique',
    made: { verdict: 'watch', words: 'Compter les impressions pendant un mois.', until: 35 },
  },
  {
    ago: 47,
    by: 'youssef',
    text: 'Personne ne vient le mardi après-midi.',
    tags: 'horaires',
    made: { verdict: 'aside', words: 'Le mardi, c’est la permanence chez Rivoire : c’est voulu.' },
  },
  {
    ago: 40,
    by: 'sami',
    text: 'Un monsieur a demandé si l’on reste ouvert après 18 h 30 pour les colis.',
    tags: 'colis, horaires',
    made: { verdict: 'watch', words: 'Une demande, à suivre.', until: 20 },
  },
  {
    ago: 33,
    by: 'youssef',
    text: 'Encore quelqu’un qui a trouvé porte close à 19 h avec son avis de passage.',
    tags: 'colis, soir',
    made: { verdict: 'watch', words: 'Deuxième fois en deux semaines.', until: 16 },
  },
  {
    ago: 31,
    by: 'sami',
    text: 'Le fleuriste refuse des paquets le soir et les envoie vers nous.',
    tags: 'colis, commerces',
    from: 'partenaires',
    made: { verdict: 'answer', words: 'Passée voir le fleuriste : il préfère que nous les prenions.' },
  },
  {
    ago: 26,
    by: 'sami',
    text: 'Une infirmière rentre à 20 h : elle paierait pour récupérer son colis.',
    tags: 'colis, soir',
    made: {
      verdict: 'hypothesis',
      words: 'Des habitants paient un euro pour retirer un colis entre 18 h 30 et 20 h.',
    },
  },
  {
    ago: 22,
    by: 'claire',
    text: 'Au conseil de quartier, on a parlé de nous sans que nous y soyons.',
    tags: 'image',
    made: { verdict: 'action', words: 'Demander cinq minutes au prochain conseil de quartier.' },
  },
  {
    ago: 19,
    by: 'youssef',
    text: 'Les bénévoles du samedi se connaissent mieux que nous ne les connaissons.',
    tags: 'bénévoles, samedi',
    made: { verdict: 'watch', words: 'Prendre un repas ensemble avant l’hiver.', until: 30 },
  },
  {
    ago: 16,
    by: 'sami',
    text: 'Deux avis de passage posés sur le comptoir : « vous n’ouvrez jamais le soir ? »',
    tags: 'colis, soir',
    photo: true,
    made: { verdict: 'action', words: 'Essayer une ouverture le jeudi jusqu’à 20 h, quatre semaines.' },
  },
  {
    ago: 13,
    by: 'odile',
    text: 'Les dons ronds arrivent après les ateliers, pas après les services.',
    tags: 'dons, lien',
    made: { verdict: 'watch', words: 'Regarder les dates avec le trésor.', until: 25 },
  },
  {
    ago: 11,
    by: 'youssef',
    text: 'Une dame vient parce que « ici, on l’appelle par son nom ».',
    tags: 'lien, seniors',
    made: { verdict: 'answer', words: 'Lu à l’équipe le vendredi.' },
  },
  {
    ago: 6,
    by: 'sami',
    text: 'Quatre personnes ont demandé si le jeudi soir continuera.',
    tags: 'colis, soir',
  },
  {
    ago: 4,
    by: 'youssef',
    text: 'Il manque une chaise au banc : on reste debout pour parler.',
    tags: 'lien, banc',
  },
  {
    ago: 2,
    by: 'sami',
    text: 'Un étudiant propose de tenir le guichet le soir contre des heures de banque du temps.',
    tags: 'colis, entraide',
    from: 'guichet',
  },
]

const RURAL: readonly Heard[] = [
  {
    ago: 150,
    by: 'maryse',
    text: 'Les gens de Chastel montent le jeudi parce que le camion passe, et repartent sans acheter.',
    tags: 'tournée, hameaux',
    made: { verdict: 'watch', words: 'Compter les arrêts sans achat.', until: 60 },
  },
  {
    ago: 120,
    by: 'lucas',
    text: 'Au Collet, trois voisins se groupent pour une seule livraison.',
    tags: 'tournée, entraide',
    made: { verdict: 'action', words: 'Proposer un panier de hameau, un seul arrêt.' },
  },
  {
    ago: 98,
    by: 'maryse',
    text: 'À la poste, on achète du pain ; au pain, on demande la poste.',
    tags: 'poste, pain',
    made: { verdict: 'answer', words: 'Dit au conseil municipal, chiffres à l’appui.' },
  },
  {
    ago: 75,
    by: 'maryse',
    text: 'Deux familles disent qu’elles feront leurs courses en bas cet hiver.',
    tags: 'hiver',
    photo: true,
    made: { verdict: 'watch', words: 'La question de l’hiver, justement.', until: 50 },
  },
  {
    ago: 52,
    by: 'lucas',
    text: 'La route du Col a été fermée deux jours : personne ne s’est plaint, on nous attendait.',
    tags: 'tournée, hiver',
    made: { verdict: 'aside', words: 'Rien à changer : prévenir par message suffit.' },
  },
  {
    ago: 30,
    by: 'maryse',
    text: 'Le café est plein quand il pleut, vide quand il neige.',
    tags: 'café, hiver',
    made: { verdict: 'watch', words: 'À relire en février.', until: 80 },
  },
  {
    ago: 18,
    by: 'jean',
    text: 'La scierie demande si l’on peut livrer des repas à midi.',
    tags: 'repas, entreprises',
    made: { verdict: 'hypothesis', words: 'Dix repas livrés à la scierie paient le trajet du midi.' },
  },
  {
    ago: 9,
    by: 'lucas',
    text: 'Une dame des Granges garde les clés de trois voisines : elle fait notre métier.',
    tags: 'entraide, hameaux',
  },
  { ago: 3, by: 'maryse', text: 'On me demande le chauffage du café dès huit heures.', tags: 'café, hiver' },
]

/** A year's end of remarks, with the Fridays on which each was given its answer. The last ones wait. */
export function tellSignals(
  teller: Teller,
  today: Day,
  { hub, by }: { hub: 'quartier' | 'rural'; by: string },
): void {
  const { diary, actor } = teller
  const photo = { name: 'photo.png', type: 'image/png', content: Buffer.from(PHOTO, 'base64') }
  for (const [i, heard] of (hub === 'quartier' ? QUARTIER : RURAL).entries()) {
    // Nobody is there on a Sunday.
    const then = addDays(today, -heard.ago)
    const on = weekday(then) === 7 ? addDays(then, -1) : then
    let id: Id<'Signal'> | undefined
    diary.plan(diary.at(on, 11 * 60 + 7 * (i % 30)), actor(heard.by), async (ctx) => {
      const { text, tags, from } = heard
      const files = heard.photo ? [photo] : []
      id = must(await noteSignal(ctx, { text, tags, files, fromPath: from ?? 'demandes' })).id
    })
    const { made } = heard
    if (!made) continue
    diary.plan(
      diary.at(addDays(on, Math.min(PATIENCE, heard.ago - 1)), 16 * 60 + i),
      actor(by),
      async (ctx) => {
        const { verdict, words } = made
        const reviewOn = 'until' in made && made.until ? addDays(ctx.today(), made.until) : undefined
        const kind = verdict === 'hypothesis' ? 'desirable' : undefined
        const answer = await reviewSignal(ctx, id!, { verdict, words, reviewOn, kind })
        // Nothing runs between two stages: what would be a hypothesis is watched until there is one.
        if (!answer.ok) must(await reviewSignal(ctx, id!, { verdict: 'watch', words }))
        // What was to be looked at again was: most of it was seen to pass.
        if (reviewOn && reviewOn < addDays(today, -6))
          diary.plan(diary.at(reviewOn, 16 * 60 + i), actor(by), async (again) => {
            const seen = 'Revu : cela dure, sans appeler autre chose pour l’instant.'
            must(await reviewSignal(again, id!, { verdict: 'aside', words: seen }))
          })
      },
    )
  }
}
