import type { Words } from '#kit/words.ts'
import type { gateFr } from './gate.fr.ts'
import { committeeEn, voices } from './gate-committee.en.ts'
import { conditionsEn } from './gate-conditions.en.ts'
import { papersEn } from './gate-papers.en.ts'

export const gateEn: Words<typeof gateFr> = {
  title: 'Gates',
  lede: 'At each gate, a frozen file, the committee’s opinion, a decision. What was known at that moment never changes again.',
  gate: (n) => `Gate ${n}`,
  askedAtOnce: 'Decision taken without asking for opinions.',
  voices,
  states: { draft: 'Draft', open: 'Waiting for opinions', decided: 'Decided', withdrawn: 'Withdrawn' },
  none: 'No gate yet',
  noneText:
    'A gate gathers the evidence of a stage, freezes it at its date and asks the committee before deciding.',
  prepare: 'Prepare a gate',
  continueDraft: 'Go on with the draft',
  seeGate: 'See the gate',
  committee: 'The committee',
  conditions: 'The conditions',
  history: 'The gates',
  knew: {
    title: 'What was known, and when',
    lede: 'Each column is a gate or a decision: the figures as they were at that instant.',
    criterion: 'Criterion',
    decision: (day) => `Decision of ${day}`,
    older: (n) => `${n} older ones are not shown here: open them from the list.`,
    absent: 'not yet a criterion',
  },
  columns: {
    gate: 'Gate',
    stage: 'Stage',
    frozen: 'Frozen on',
    met: 'Criteria',
    opinions: 'Opinions',
    outcome: 'Decision',
    state: 'State',
    member: 'Member',
    role: 'Capacity',
    voices: 'Votes',
    reach: 'How to reach them',
    opinion: 'Opinion',
    when: 'When',
    condition: 'Condition',
    due: 'Due on',
    decided: 'Decided on',
    why: 'Reason',
    actions: 'Actions',
  },
  metOf: (met, total) => `${met} of ${total}`,
  voicesOf: (given, total) => `${given} of ${voices(total)}`,
  noOpinions: 'no opinion asked',

  open: {
    title: (stage) => `Gate: ${stage}`,
    lede: 'Write what you ask of the committee. Evidence and figures come by themselves, and will be frozen when you send it.',
    asked: 'What the committee is asked',
    askedHelp: 'For instance: open three days a week and hire somebody half time.',
    proposal: 'What the coordination proposes',
    noProposal: 'Nothing: the committee speaks first',
    nextMeans: 'The means of the next stage, and who pays for them',
    nextMeansHelp:
      'The file also shows the budget and the financing of the next stage, when they are written.',
    answersBy: 'Opinions expected until',
    answersByHelp: 'The committee’s links no longer open after that day. Without a date: three weeks.',
    keep: 'Keep the draft',
    freeze: 'Freeze the file and send it',
    freezeAlone: 'Freeze the file',
    kept: 'Draft kept. Nobody else reads it.',
    whoGets: (n) =>
      n === 0
        ? 'The committee is empty: the file will be frozen, and no opinion is expected.'
        : n === 1
          ? 'One person will receive the file.'
          : `${n} people will receive the file.`,
    keepCommittee: 'See the committee',
    preview: 'What will be frozen',
    previewHelp: 'Today’s figures. They will be read once more when you send it.',
    alreadyOpen: 'This stage already has an open gate.',
    discard: 'Throw the draft away',
    discarded: 'Draft thrown away',
  },

  show: {
    over: (stage) => `Gate of the stage “${stage}”`,
    frozen: (at) => `File frozen on ${at}`,
    asked: 'What is asked',
    proposal: 'Proposal of the coordination',
    nextMeans: 'Means of the next stage',
    answersBy: 'Opinions expected until',
    openedBy: 'Prepared by',
    evidence: 'The evidence',
    evidenceHelp: 'As it was when the file was frozen.',
    changed: 'Verdicts changed since',
    changedText: (names) =>
      `The decision will also carry the evidence of the day it is signed. Changed: ${names}.`,
    quorum: 'Quorum',
    quorumReached: 'The quorum is reached',
    quorumReachedText: (given, total) => `${given} of ${total} answered: the decision may be signed.`,
    quorumMissing: 'The quorum is not reached',
    quorumMissingText: (given, needed, total) =>
      `${voices(given)} given of ${total}, ${needed} are needed. Remind the committee before deciding.`,
    quorumNone: 'No opinion is needed to decide.',
    quorumOf: (given, needed) => `${given} given, ${needed} needed`,
    decide: 'Take the decision',
    pdf: 'File as PDF',
    minutes: 'Minutes',
    opinions: 'Opinions',
    noCommittee: 'This gate was frozen without a committee.',
    waiting: 'Expected',
    left: 'Left the committee',
    changedMind: 'former opinion',
    noted: (name) => `written down by ${name}`,
    renew: 'New link',
    linkTitle: (name) => `The link of ${name}`,
    linkSent: 'It has just left by e-mail. You may also hand it over yourself:',
    linkShown: 'This person has no address: hand this link over. It will not be shown again.',
    sentTitle: 'File frozen',
    sent: (n) =>
      n === 0
        ? 'No e-mail left: nobody of the committee has an address.'
        : n === 1
          ? 'One e-mail left.'
          : `${n} e-mails left.`,
    byHand: 'To be handed over',
    note: 'Write down an opinion given aloud',
    member: 'Who speaks?',
    mine: 'Your opinion',
    mineGiven: (kind, when) => `You answered: ${kind}, on ${when}.`,
    replace: 'Change your mind',
    given: 'Opinion recorded.',
    withdraw: 'Withdraw this gate',
    withdrawHelp:
      'When it was opened too early. The file can still be read, links close, and another gate may be opened.',
    withdrawWhy: 'Why withdraw it',
    withdrawn: 'This gate was withdrawn',
    publish: 'Public summary',
    publishHelp:
      'A page that anybody may open: the decision, the criteria and their figures, the conditions. No name, no vote; figures that rest on fewer than five observations are hidden.',
    publicText: 'What you tell the public',
    publicTextHelp: 'Without naming anybody. A few plain sentences.',
    publishIt: 'Publish the summary',
    rewrite: 'Save the summary',
    unpublish: 'Stop publishing',
    published: (day) => `Published since ${day}`,
    seePublic: 'See the public page',
    done: { published: 'The summary is public.', hidden: 'The summary is no longer public.' },
    print: 'To print: Ctrl P',
  },

  proof: {
    title: 'Check',
    intact: 'File intact',
    intactText: 'The fingerprint computed now is the one of the day it was frozen.',
    broken: 'File altered',
    brokenText: 'The fingerprint computed now is not the one of the day it was frozen: do not rely on it.',
    fingerprint: 'Fingerprint',
    previous: 'Fingerprint of the file before',
    replay: 'Replay the measures',
    replayHelp: 'Computes each figure again from daily work, as it was known at the instant of the freeze.',
    same: 'Replayed just now: every figure is the same',
    sameText: (n, at) =>
      n === 1
        ? `The measure, computed again as known on ${at}, gives the frozen figure.`
        : `The ${n} measures, computed again as known on ${at}, give the frozen figures.`,
    differs: 'Replayed just now: some figures differ',
    differsText: 'These lines no longer give the frozen figure. The file itself has not changed.',
    frozen: 'Frozen',
    replayed: 'Replayed',
  },

  decide: {
    gate: (n) => `Decision on gate ${n}`,
    seeGate: 'Read the file again',
    opinionsMissing: 'The committee has not been asked yet',
    opinionsMissingText:
      'Your committee must give its opinion before the decision: prepare a gate, the file will be sent to it.',
    reservations: 'Reservations of the committee',
    reservationsHelp: 'For “launch under conditions”, they may become conditions.',
  },

  due: {
    opinions: (n, gate, day) =>
      `Gate ${gate}: ${n === 1 ? '1 opinion expected' : `${n} opinions expected`}${day ? ` until ${day}` : ''}.`,
    decide: (gate) => `Gate ${gate}: the quorum is reached, the decision may be signed.`,
    late: (gate) => `Gate ${gate}: the time for opinions is over without a quorum.`,
    mine: (gate, day) => `Gate ${gate}: your opinion is expected${day ? ` until ${day}` : ''}.`,
    condition: (what) => `Condition to keep: ${what}`,
    conditionLate: (what, n) => `Condition ${n === 1 ? '1 day' : `${n} days`} late: ${what}`,
  },

  ...committeeEn,
  ...conditionsEn,
  ...papersEn,

  errors: {
    gate_open: 'This stage already has an open gate: decide, or withdraw it first.',
    gate_closed: 'This gate is closed: it takes no opinion any more.',
    gate_not_open: 'This gate is not there yet.',
    opinions_missing: 'The committee has not given its opinion yet: prepare a gate.',
    quorum_missing: 'The quorum is not reached: the decision cannot be signed yet.',
    not_of_committee: 'This person was not of the committee when the file was frozen.',
    link_expired: 'The time of this link is over.',
    link_replaced: 'This link was replaced by a newer one.',
    reservations_needed: 'Write at least one reservation, or choose “in favour”.',
    reasons_needed: 'Say why, in a few words.',
    account_taken: 'This account is already another member’s.',
    condition_settled: 'This condition has just changed. Read the page again.',
    day_needed: 'Say by when.',
    due_too_far: 'This date is more than five years away: check the year.',
    day_not_later: 'Choose a day after the condition’s present date, and not in the past.',
  },
}
