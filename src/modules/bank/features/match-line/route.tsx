import { data, redirect } from 'react-router'
import { type Id, isId, newId } from '#kit/id.ts'
import { negate } from '#kit/money.ts'
import { acceptAnswers } from '#modules/bank/accept.server.ts'
import { undoMatch } from '#modules/bank/match.server.ts'
import { en } from '#modules/bank/messages.match.en.ts'
import { fr } from '#modules/bank/messages.match.fr.ts'
import { mayKeepBank, mayReadBank } from '#modules/bank/permits.ts'
import '#modules/bank/ui/bank.css'
import { ToldAnswer } from '#modules/bank/ui/ToldAnswer.tsx'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { findOrganisations, getOrganisation } from '#modules/people/index.server.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatEuros } from '#ui/format.ts'
import { ArrowLeft, Check, Unlink } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ChooseEntries } from './ChooseEntries.tsx'
import { chosenForm, noteForm } from './form.ts'
import { NoteLine } from './NoteLine.tsx'
import { readLine } from './query.server.ts'
import { matchChosen, noteFromLine } from './use-case.server.ts'

const idsOf = (params: { bankAccount: string; bankLine: string }) =>
  isId<'BankAccount'>(params.bankAccount) && isId<'BankLine'>(params.bankLine)
    ? { accountId: params.bankAccount as Id<'BankAccount'>, lineId: params.bankLine as Id<'BankLine'> }
    : noPage()

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBank(ctx.actor)) refusePage()
  const { accountId, lineId } = idsOf(params)
  const page = (await readLine(ctx, accountId, lineId, new URL(request.url).searchParams)) ?? noPage()
  const organisations = page.match ? [] : await findOrganisations(ctx, { limit: 500 })
  return {
    ...page,
    mayKeep: mayKeepBank(ctx.actor),
    today: ctx.today(),
    organisations: organisations.map(({ id, label }) => ({ value: id as string, label })),
    key: newId<'Form'>(),
  }
}

type Sent = {
  readonly about: 'choose' | 'note' | 'answer' | 'part'
  readonly state: FormState
  readonly short?: string
}
const no = (sent: Sent) => data<Sent>(sent, { status: 422 })

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepBank(ctx.actor)) refusePage()
  const { accountId, lineId } = idsOf(params)
  const posted = await request.formData()
  const list = `/${ctx.hub.slug}/argent/banque/${accountId}`
  switch (posted.get('intent')) {
    case 'choose': {
      const form = readForm(chosenForm, posted)
      if (!form.ok) return no({ about: 'choose', state: form })
      const { entries, lines, fee, idempotencyKey } = form.value
      const chosen = { accountId, lines: [lineId, ...lines], entries, fee, idempotencyKey }
      const done = await matchChosen(ctx, { ...chosen, feeLabel: fr.line.feeLabel })
      if (done.ok) return redirect(`${list}?fait=${lines.length + 1}-0-0`)
      return no({ about: 'choose', state: refusedForm(form.values, done), short: done.short?.toString() })
    }
    case 'note': {
      const form = readForm(noteForm, posted)
      if (!form.ok) return no({ about: 'note', state: form })
      const { organisationId, partyName, pattern, ...rest } = form.value
      const organisation = organisationId ? await getOrganisation(ctx, organisationId) : null
      if (organisationId && !organisation)
        return no({
          about: 'note',
          state: { values: form.values, errors: { organisationId: 'unknown_choice' } },
        })
      const noted = await noteFromLine(ctx, {
        ...{ ...rest, accountId, lines: [lineId], organisationId, pattern },
        partyName: organisation?.name ?? partyName,
      })
      return noted.ok
        ? redirect(`${list}?fait=1-1-0`)
        : no({ about: 'note', state: refusedForm(form.values, noted) })
    }
    case 'part': {
      const id = String(posted.get('match'))
      const parted = isId<'BankMatch'>(id) ? await undoMatch(ctx, { matchId: id }) : noPage()
      if (!parted.ok) return no({ about: 'part', state: refusedForm({}, parted) })
      return redirect(`${list}?defait=1`)
    }
    default: {
      const key = String(posted.get('key'))
      const done = await acceptAnswers(ctx, { accountId, keys: [key] })
      if (!done.ok) return no({ about: 'answer', state: refusedForm({}, done) })
      const [code] = Object.keys(done.value.refused)
      if (code) return no({ about: 'answer', state: { values: {}, errors: { '': code } } })
      return redirect(`${list}?fait=${done.value.lines}-${done.value.made}-0`)
    }
  }
}

export default function LinePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.line
  const locale = useLocale()
  const { account, line, match, answer, mayKeep, key } = loaderData
  const list = `/${params.hub}/argent/banque/${account.id}`
  const errors: Readonly<Record<string, string>> = t.errors
  const about = (what: Sent['about']) => (actionData?.about === what ? actionData : undefined)
  const wrong = (sent: Sent | undefined) => sent && (errors[sent.state.errors[''] ?? ''] ?? t.errors.other)
  const facts = [
    ...(line.reference ? [{ term: w.reference, value: line.reference }] : []),
    ...(line.party ? [{ term: w.party, value: line.party }] : []),
    ...(line.partyIban ? [{ term: w.iban, value: line.partyIban }] : []),
  ]
  const choose = (
    <ChooseEntries
      page={loaderData}
      hub={params.hub}
      sent={about('choose')?.state}
      short={shortWords(about('choose')?.short)}
      idempotencyKey={key}
    />
  )
  const note = <NoteLine page={loaderData} sent={about('note')?.state} idempotencyKey={key} first={!answer} />
  return (
    <>
      <title>{`${line.label} · Palier`}</title>
      <PageHeader
        over={w.title}
        title={<span className="bank-label">{line.label}</span>}
        quiet={
          <ButtonLink href={list} icon={ArrowLeft}>
            {w.backTo(account.name)}
          </ButtonLink>
        }
      />
      <MoneyTabs hub={params.hub} current="bank" />
      <div className="bank-line">
        <div className="ui-stack">
          <Card title={t.cols.bank}>
            <p className="bank-sum">
              <Amount value={line.amount} sign />
            </p>
            <p>
              <DayFr value={line.day} />
            </p>
            {facts.length > 0 && <DefinitionList items={facts} />}
            {line.details && line.details.length > 1 && (
              <details>
                <summary>{w.details}</summary>
                <ul className="bank-waits">
                  {line.details.map((one) => (
                    <li key={`${one.endToEndId} ${one.name} ${one.cents}`}>
                      <span>{one.name ?? one.words ?? one.endToEndId}</span>
                      <span>{formatEuros(BigInt(one.cents) as typeof line.amount, locale)}</span>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </Card>
          {answer && (
            <Card title={w.answer}>
              {about('answer') && <Notice tone="danger">{wrong(about('answer'))}</Notice>}
              <p>
                <ToldAnswer told={answer.told} hub={params.hub} />
              </p>
              {mayKeep && (
                <form method="post">
                  <input type="hidden" name="key" value={answer.key} />
                  <Button tone="primary" name="intent" value="answer" icon={Check}>
                    {w.accept}
                  </Button>
                </form>
              )}
            </Card>
          )}
          {match && (
            <Card title={w.matchedWith}>
              {about('part') && <Notice tone="danger">{wrong(about('part'))}</Notice>}
              <ul className="bank-waits">
                {match.entries.map((entry) => (
                  <li key={entry.id}>
                    <span>
                      <a href={`/${params.hub}/argent/ecritures/${entry.number}`}>{entry.number}</a> ·{' '}
                      {entry.label} · <DayFr value={entry.day} />
                    </span>
                    <Amount value={entry.amount} sign />
                  </li>
                ))}
              </ul>
              <p className="ui-soft">{t.how[match.how]}</p>
              {mayKeep && (
                <form method="post">
                  <input type="hidden" name="match" value={match.id} />
                  <p className="ui-soft ui-small">{w.partHelp}</p>
                  <Button name="intent" value="part" icon={Unlink}>
                    {w.part}
                  </Button>
                </form>
              )}
            </Card>
          )}
        </div>
        {!match && mayKeep && (
          <div className="ui-stack">
            {!answer && note}
            {choose}
            {answer && note}
            {line.amount > 0n && (
              <Card title={w.owed}>
                <p>{w.owedHelp}</p>
                <ButtonLink href={`/${params.hub}/argent/a-recevoir`}>{w.owedLink}</ButtonLink>
              </Card>
            )}
          </div>
        )}
      </div>
    </>
  )

  /** By how much the two sides differ, in words. */
  function shortWords(short: string | undefined): string | undefined {
    if (short === undefined) return undefined
    const amount = BigInt(short) as typeof line.amount
    const lacks = amount > 0n === line.amount > 0n
    const size = amount < 0n ? negate(amount) : amount
    return lacks ? w.short(formatEuros(size, locale)) : w.over(formatEuros(size, locale))
  }
}
