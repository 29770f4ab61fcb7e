import type { Words } from '#kit/words.ts'
import type { fr } from './messages.fr.ts'

export const en: Words<typeof fr> = {
  home: 'Back to the start',
  notFound: {
    title: 'Page not found',
    text: 'This address does not exist, or you have no access to this place. Check the address.',
  },
  forbidden: {
    title: 'Reserved page',
    text: 'Your role gives no access to this page. Ask the coordinator.',
  },
  broken: {
    title: 'Something went wrong',
    text: 'Nothing that was saved is lost. Try again; if it goes on, tell the person who looks after the software.',
  },
  nav: {
    today: 'Today',
    desk: 'Desk',
    requests: 'Requests',
    people: 'People',
    partners: 'Partners',
    catalogue: 'Catalogue',
    money: 'Money',
    plan: 'Model',
    trial: 'Trial',
    measures: 'Measures',
    settings: 'Settings',
  },
  hubKind: { quartier: 'Neighbourhood', rural: 'Rural', other: 'Other place' },
}
