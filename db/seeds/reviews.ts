import { addDays, type Day } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { holdReview } from '#modules/trial/index.server.ts'
import type { Teller } from './story.ts'

/** A weekly review, told by how many days ago it was held. */
export type Told = {
  ago: number
  present: string
  noticed: string
  decided: string
  nextTest?: string
}

/** The reviews of a team, each kept at the end of its day with the week as it stood. */
export function tellReviews(
  { diary, actor }: Teller,
  today: Day,
  by: string,
  reviews: readonly Told[],
): void {
  for (const { ago, ...words } of reviews)
    diary.plan(diary.at(addDays(today, -ago), 17 * 60 + 50), actor(by), async (ctx) => {
      must(await holdReview(ctx, words))
    })
}

export const QUARTIER_REVIEWS: readonly Told[] = [
  {
    ago: 54,
    present: 'Claire, Sami, Youssef',
    noticed:
      'La moitié des demandes vient encore du bouche-à-oreille. Personne ne lit l’affiche de l’arrêt de tram.',
    decided:
      'Sami demande à chacun comment il nous a connus. L’affiche est remplacée par un mot dans les halls.',
    nextTest: 'Un mot dans trois halls d’Horizon Habitat.',
  },
  {
    ago: 40,
    present: 'Claire, Sami, Odile',
    noticed: 'Les retouches plaisent mais Sami y passe plus de temps que prévu.',
    decided: 'On note le temps de chaque retouche pendant deux semaines avant de toucher au prix.',
    nextTest: 'Retouches sur rendez-vous le jeudi seulement.',
  },
  {
    ago: 26,
    present: 'Claire, Sami, Youssef, Hélène',
    noticed: 'Deux samedis tenus sans Claire : personne ne s’en est plaint, et la caisse tombait juste.',
    decided: 'Youssef garde la clé du samedi. Claire reste joignable jusqu’à midi.',
    nextTest: 'Un samedi tenu par des adhérents seuls.',
  },
  {
    ago: 12,
    present: 'Claire, Sami, Odile',
    noticed: 'Le troisième local à poubelles demande un devis. Les familles réclament un créneau après 18 h.',
    decided: 'Odile chiffre le devis. Sami ouvre jusqu’à 19 h le mardi pendant un mois.',
    nextTest: 'Le mardi soir, quatre fois.',
  },
]

export const RURAL_REVIEWS: readonly Told[] = [
  {
    ago: 61,
    present: 'Jean, Maryse, Lucas',
    noticed: 'Les paniers partent mieux quand Maryse appelle le mercredi.',
    decided: 'L’appel du mercredi devient une habitude, avec une liste au mur.',
    nextTest: 'Vingt appels, et compter les paniers.',
  },
  {
    ago: 33,
    present: 'Jean, Maryse',
    noticed: 'Moins de passages depuis les vacances. La poste tient le matin à elle seule.',
    decided: 'On regarde le matin et l’après-midi à part avant de changer les heures.',
    nextTest: 'Fermer un mercredi après-midi sur deux.',
  },
  {
    ago: 16,
    present: 'Jean, Maryse, Paul, Lucas',
    noticed: 'La tournée à deux hameaux finit trop tard pour le déjeuner.',
    decided: 'Lucas part une demi-heure plus tôt le jeudi.',
    nextTest: 'Deux hameaux, départ à 8 h.',
  },
]
