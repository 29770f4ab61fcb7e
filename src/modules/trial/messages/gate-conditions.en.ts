import type { Words } from '#kit/words.ts'
import type { conditionsFr } from './gate-conditions.fr.ts'

export const conditionsEn: Words<typeof conditionsFr> = {
  follow: {
    title: 'The conditions',
    lede: 'What decisions asked for, and what became of it.',
    search: 'Search the conditions',
    none: 'No condition',
    noneText:
      'A decision to “launch under conditions” says what must be done, and by when. It is followed here.',
    noneFound: 'No condition matches',
    withoutFilters: 'All conditions',
    all: 'All',
    late: 'Late',
    lateBy: (n) => (n === 1 ? '1 day late' : `${n} days late`),
    state: 'State',
    count: (n, capped) =>
      capped ? `more than ${n} conditions` : n === 1 ? '1 condition' : `${n} conditions`,
    one: 'Condition',
    from: (stage) => `Decision of the stage “${stage}”`,
    what: 'What happened?',
    why: 'In a few words',
    whyHelp: 'Not needed for “kept”, needed otherwise.',
    newDay: 'New date',
    newDayHelp: 'Only to put it off.',
    save: 'Save',
    saved: 'Saved.',
    reopen: 'Open this condition again',
    past: 'What was said',
    signed: 'Written in the decision',
    movedTo: (from, to) => `from ${from} to ${to}`,
    firstDue: (day) => `due on ${day}`,
  },
  conditionStates: { open: 'To keep', kept: 'Kept', 'not-kept': 'Not kept' },
  conditionVerbs: {
    keep: 'It was kept',
    miss: 'It was not kept',
    move: 'Put it off to another date',
    reopen: 'Open again',
  },
  conditionMoves: { keep: 'Kept', miss: 'Not kept', move: 'Put off', reopen: 'Opened again' },
}
