/** The words of the figures of people. */
export const measureWords = {
  members: {
    name: 'Adhérents à jour',
    definition: 'Personnes dont l’adhésion court ce jour-là, chacune comptée une fois.',
    lacking: ['adhérent de plus', 'adhérents de plus'],
    sampled: ['adhérent', 'adhérents'],
  },
  volunteers: {
    name: 'Bénévoles',
    definition: 'Personnes inscrites comme bénévoles ce jour-là et qui n’ont pas quitté le lieu.',
    lacking: ['bénévole de plus', 'bénévoles de plus'],
    sampled: ['bénévole', 'bénévoles'],
  },
} as const
