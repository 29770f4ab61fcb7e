/** The words of the figures of people. */
export const measureWords = {
  members: {
    name: 'Adhérents à jour',
    definition: 'Personnes dont l’adhésion court ce jour-là, chacune comptée une fois.',
  },
  volunteers: {
    name: 'Bénévoles',
    definition: 'Personnes inscrites comme bénévoles ce jour-là et qui n’ont pas quitté le lieu.',
  },
} as const
