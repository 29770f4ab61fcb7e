import type { Words } from '#kit/words.ts'
import type { fr } from './messages.fr.ts'

export const en: Words<typeof fr> = {
  open: {
    lede: 'The counter for everyday life, open to everybody.',
    ask: 'Ask for something',
    partner: 'Work with us',
    signIn: 'I have an account',
    services: 'What we do',
    free: 'Free',
    other: 'Something else? Ask in your words: we answer within 48 hours.',
  },
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
  unreadable: {
    title: 'Cannot be read',
    text: 'Nothing was saved: what was sent is not a form of Palier. Go back to the page and try again.',
  },
  tooHeavy: {
    title: 'Too much to send',
    text: 'Nothing was saved: what was sent is over 8 MB. Make it lighter and try again.',
  },
  elsewhere: {
    title: 'Refused',
    text: 'Nothing was saved: this form comes from another site. Open the page in Palier and try again.',
  },
  nav: {
    today: 'Today',
    desk: 'Counter',
    till: 'Till',
    field: 'My day',
    trip: 'Trip',
    missions: 'My jobs',
    space: 'My space',
    askMine: 'Ask',
    mine: 'Me',
    company: 'My company',
    requests: 'Requests',
    calendar: 'Calendar',
    hours: 'Hours',
    people: 'People',
    partners: 'Partners',
    contracts: 'Contracts',
    catalogue: 'Catalogue',
    money: 'Money',
    plan: 'Model',
    trial: 'Trial',
    measures: 'Measures',
    settings: 'Settings',
  },
  todayPage: {
    hello: (name) => `Hello ${name}`,
    lede: 'What is waiting today, and where the place stands.',
    take: 'Take a request',
    toDo: 'What must be done today?',
    toDoAll: 'All requests',
    nothing: 'Nothing is waiting',
    nothingText: 'Everything is done and paid. The next person through the door is the first request.',
    counts: {
      web: 'From the web, to take',
      triage: 'To look at',
      work: 'Under way',
      collect: 'To collect',
      late: 'Late',
    },
    more: (n) => (n > 99 ? 'more than 99' : String(n)),
    model: 'Does our model hold?',
    modelHolds: (low, month) => `On paper, yes: cash stays positive. Its lowest point is ${low} in ${month}.`,
    modelBreaks: (month) => `Not yet: cash falls below zero in ${month}.`,
    modelBalance: (month) => `Income covers costs from ${month} on.`,
    modelNever: 'Income never covers costs within the length of the plan.',
    modelNone: 'The model is not written yet. Begin from a neighbourhood or village example.',
    modelLink: 'Open the forecast',
    modelBegin: 'Begin the model',
    trial: 'Is our test conclusive?',
    trialStage: (name, days) =>
      days < 0
        ? `Stage “${name}”: it has ended, and awaits its decision.`
        : days === 0
          ? `Stage “${name}”: it ends today.`
          : `Stage “${name}”: ${days} ${days === 1 ? 'day' : 'days'} left.`,
    trialCount: (met, total, early) =>
      `${met} of ${total} criteria met${early > 0 ? `, ${early} too early to tell` : ''}.`,
    trialLoss: {
      near: (loss, ceiling) => `${loss} lost of ${ceiling} accepted at most`,
      reached: (loss, ceiling) => `Stop-loss: ${loss} lost for ${ceiling} accepted. To be decided now.`,
    },
    trialNone: 'No stage is under way. A trial moves stage by stage.',
    trialLink: 'See the criteria',
    measures: 'Measures of the place',
    measuresAll: 'All measures',
  },
  searchPage: {
    title: 'Search',
    lede: 'A name, a phone number, a town, a request number: type it in the box above.',
    found: (q) => `Search: “${q}”`,
    none: 'Nothing matches',
    noneText: 'Try the start of the name alone, the phone number, or the number of the request.',
    people: 'People',
    organisations: 'Partners',
    services: 'Services',
    requests: 'Requests',
    inList: 'See in the list',
    name: 'Name',
    detail: 'How to reach them',
  },
}
