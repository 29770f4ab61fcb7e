import type { Words } from '#kit/words.ts'
import type { missionsFr } from './messages.missions.fr.ts'

export const missionsEn: Words<typeof missionsFr> = {
  title: 'My jobs',
  lede: (name) => `What is offered and given to ${name}.`,
  nobody: 'Your account belongs to no provider',
  nobodyText: 'Ask the place to join your account to your record: your jobs will appear here.',
  tabs: { offers: 'To answer', todo: 'To do', bring: 'To bring', done: 'Done' },
  views: 'My jobs',
  statement: 'My statements',
  day: 'Open my day',
  accepted: 'It is yours, thank you! The job is under “To do”.',
  declined: 'Noted, thank you for answering.',
  noOffer: 'No offer is waiting',
  noOfferText: 'As soon as a job is offered to you it appears here, with the time to answer.',
  past: 'Past offers',
  noJob: 'Nothing to do for now',
  noJobText: 'The jobs that you accept come here.',
  noDone: 'Nothing done in the last thirty days',
  bringLede: 'What the jobs of today ask for, and those already late.',
  noBring: 'Nothing to bring today',
  doneLede: 'The last thirty days. Earlier months are in your statements.',
  columns: { what: 'What', who: 'For whom', where: 'Where', when: 'Due', done: 'Done on', price: 'Price' },
  collect: (amount) => `To collect: ${amount}`,
  print: 'Print',
}
