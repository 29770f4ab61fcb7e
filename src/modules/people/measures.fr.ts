/** The words of the figures of people. */
export const measureWords = {
  members: {
    name: 'Adhérents à jour',
    definition: 'Personnes dont l’adhésion court ce jour-là, chacune comptée une fois.',
    lacking: ['adhérent', 'adhérents'],
    sampled: ['adhérent', 'adhérents'],
  },
  ambassadors: {
    name: 'Ambassadeurs',
    definition: 'Personnes inscrites comme ambassadrices ce jour-là et qui n’ont pas quitté le lieu.',
  },
  volunteers: {
    name: 'Bénévoles',
    definition: 'Personnes inscrites comme bénévoles ce jour-là et qui n’ont pas quitté le lieu.',
    lacking: ['bénévole', 'bénévoles'],
    sampled: ['bénévole', 'bénévoles'],
  },
} as const
