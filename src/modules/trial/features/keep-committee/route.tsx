import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { refuse } from '#kit/result.ts'
import { chooseQuorum, setMemberLeft } from '#modules/trial/gate/committee.server.ts'
import { membersOf, quorumOf } from '#modules/trial/gate/store.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { mayKeepCommittee, mayReadTrial } from '#modules/trial/permits.ts'
import { QUORUMS, voicesNeeded } from '#modules/trial/rules/gate.ts'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Plus, Undo2, Users } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { quorumForm } from './form.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const { members, quorum } = await ctx.read(async (tx) => ({
    members: await membersOf(tx, ctx.hub.id),
    quorum: await quorumOf(tx, ctx.hub.id),
  }))
  const mayWrite = mayKeepCommittee(ctx.actor)
  return {
    // Addresses of members are for whoever writes to them.
    members: members.map(({ id, name, role, voices, email, userId }) => ({
      ...{ id, name, role, voices, account: userId !== null, email: mayWrite ? email : null },
    })),
    ...{ quorum, mayWrite, done: query.get('fait'), removed: query.get('retire') },
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepCommittee(ctx.actor)) refusePage()
  const form = await request.formData()
  const home = `/${ctx.hub.slug}/phase-de-test/comite`
  if (form.get('intent') === 'restore') {
    const id = form.get('id')
    const done = isId<'CommitteeMember'>(id) ? await setMemberLeft(ctx, id, false) : refuse('not_found')
    return done.ok ? redirect(`${home}?fait=saved`) : data(refusedForm({}, done), { status: 422 })
  }
  const read = readForm(quorumForm, form)
  if (!read.ok) return data({ values: read.values, errors: read.errors }, { status: 422 })
  const done = await chooseQuorum(ctx, read.value.quorum)
  if (!done.ok) return data(refusedForm(read.values, done), { status: 422 })
  return redirect(`${home}?fait=quorum`)
}

/** Who gives an opinion at gates, and how many voices a decision needs. */
export default function Committee({ loaderData, actionData, params }: Route.ComponentProps) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.committeeForm
  const locale = useLocale()
  const { members, quorum, mayWrite, done, removed } = loaderData
  const base = `/${params.hub}/phase-de-test/comite`
  const total = members.reduce((sum, one) => sum + one.voices, 0)
  const notices: Record<string, string> = { saved: w.saved, quorum: w.quorumSaved }
  const add = mayWrite && (
    <ButtonLink tone="primary" href={`${base}/nouveau`} icon={Plus}>
      {w.add}
    </ButtonLink>
  )
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        over={<a href={`/${params.hub}/phase-de-test/jalons`}>{g.title}</a>}
        lede={w.lede}
        action={members.length > 0 && add}
      />
      <TrialTabs hub={params.hub} current="gates" />
      <div className="ui-stack">
        {done && Object.hasOwn(notices, done) && <Notice tone="success">{notices[done]}</Notice>}
        {removed && mayWrite && (
          <Notice
            tone="success"
            actions={
              <Form id="undo" intent="restore" hidden={{ id: removed }}>
                <Button icon={Undo2}>{w.undo}</Button>
              </Form>
            }
          >
            {w.removed}
          </Notice>
        )}
        {members.length === 0 ? (
          <EmptyState title={w.none} icon={Users} action={add}>
            {w.noneText}
          </EmptyState>
        ) : (
          <Table
            caption={w.title}
            rows={members}
            rowKey={(one) => one.id}
            rowHref={mayWrite ? (one) => `${base}/${one.id}` : undefined}
            columns={[
              { key: 'name', header: g.columns.member, cell: (one) => one.name },
              { key: 'role', header: g.columns.role, cell: (one) => one.role },
              {
                key: 'voices',
                header: g.columns.voices,
                cell: (one) => one.voices,
                align: 'end',
                foldLabel: true,
              },
              ...(mayWrite
                ? [
                    {
                      key: 'reach',
                      header: g.columns.reach,
                      cell: (one: (typeof members)[number]) =>
                        [one.email, one.account && w.hasAccount].filter(Boolean).join(', ') || (
                          <span className="ui-soft">{w.byHand}</span>
                        ),
                    },
                  ]
                : []),
            ]}
          />
        )}
        <p className="ui-soft">{w.frozenNote}</p>
        <Card title={w.quorum}>
          <p>{w.totalVoices(total, voicesNeeded(quorum, total))}</p>
          {mayWrite ? (
            <Form {...shownForm(locale, actionData, g.errors)}>
              <Field
                type="radio"
                name="quorum"
                label={w.quorum}
                labelHidden
                help={w.quorumHelp}
                value={quorum}
                options={QUORUMS.map((value) => ({ value, label: g.quorums[value] }))}
              />
              <FormActions>
                <Button>{w.quorumSave}</Button>
              </FormActions>
            </Form>
          ) : (
            <p>{g.quorums[quorum]}</p>
          )}
        </Card>
      </div>
    </>
  )
}
