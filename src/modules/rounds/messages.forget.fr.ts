/** Names, phones and addresses of what was carried, and how long they stay. */
export const fr = {
  title: 'Noms, téléphones et adresses des courses',
  lede: 'Une course notée à la main perd le nom, le téléphone, l’adresse et les mots notés quelque temps après sa fin. Le jour, les kilomètres, la charge et l’argent restent : le bilan ne change pas.',
  months: 'Effacer après',
  monthsUnit: 'mois',
  monthsHelp: 'De 1 à 60 mois après la fin de la course, ou après le retrait d’un modèle de tournée.',
  save: 'Enregistrer la durée',
  saved: 'La durée est enregistrée. Elle compte dès cette nuit.',
  forget: 'Effacer le nom, le téléphone et l’adresse',
  forgetHelp:
    'Tout de suite et pour toujours, avec les mots notés et ceux de qui conduisait. Le reste de la course ne change pas.',
  forgotten: 'Le nom, le téléphone, l’adresse et les mots notés de cette course sont effacés.',
  errors: {
    months_wrong: 'Écrivez un nombre de mois, de 1 à 60.',
    not_permitted: 'Seule la coordination règle cette durée.',
    errand_open: 'Cette course est encore à faire : qui s’y rend doit savoir chez qui.',
  },
}
