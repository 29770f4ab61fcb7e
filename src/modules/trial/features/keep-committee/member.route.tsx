import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { accountsOfHub } from '#modules/people/index.server.ts'
import { addMember, changeMember, setMemberLeft } from '#modules/trial/gate/committee.server.ts'
import { membersById } from '#modules/trial/gate/store.server.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { mayKeepCommittee } from '#modules/trial/permits.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Trash2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/member.route'
import { memberForm } from './form.ts'

/** One page for a new member and for one to change: the latter has their id in the address. */
const idOf = (params: object) => {
  const id = 'member' in params ? params.member : undefined
  if (id === undefined) return undefined
  return isId<'CommitteeMember'>(id) ? id : noPage()
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepCommittee(ctx.actor)) refusePage()
  const id = idOf(params)
  const [member] = id ? await ctx.read((tx) => membersById(tx, ctx.hub.id, [id])) : []
  if (id && (!member || member.leftAt)) noPage()
  const accounts = await accountsOfHub(ctx, context.get(servicesContext).db)
  return {
    key: newId<'Form'>(),
    accounts: accounts
      .filter(({ roles }) => roles.includes('committee'))
      .map(({ id: value, name }) => ({ value, label: name })),
    before: member && {
      ...{ name: member.name, role: member.role, email: member.email ?? '' },
      ...{ voices: String(member.voices), userId: member.userId ?? '' },
    },
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepCommittee(ctx.actor)) refusePage()
  const id = idOf(params)
  const home = `/${ctx.hub.slug}/phase-de-test/comite`
  const form = await request.formData()
  if (id && form.get('intent') === 'remove') {
    const done = await setMemberLeft(ctx, id, true)
    return done.ok ? redirect(`${home}?retire=${id}`) : data(refusedForm({}, done), { status: 422 })
  }
  const read = readForm(memberForm, form)
  if (!read.ok) return data({ values: read.values, errors: read.errors }, { status: 422 })
  const done = id ? await changeMember(ctx, id, read.value) : await addMember(ctx, read.value)
  if (!done.ok) return data(refusedForm(read.values, done), { status: 422 })
  return redirect(`${home}?fait=saved`)
}

export default function Member({ loaderData, actionData, params }: Route.ComponentProps) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.committeeForm
  const { key, before, accounts } = loaderData
  const title = before ? w.titleEdit : w.titleNew
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} over={<a href={`/${params.hub}/phase-de-test/comite`}>{w.title}</a>} />
      <Form idempotencyKey={key} {...shownForm(useLocale(), actionData, g.errors, before)}>
        <Field name="name" label={w.name} autoComplete="off" width="medium" />
        <Field name="role" label={w.role} help={w.roleHelp} autoComplete="off" width="medium" />
        <Field
          type="email"
          name="email"
          label={w.email}
          help={w.emailHelp}
          optional
          autoComplete="off"
          width="medium"
        />
        <Field
          type="number"
          name="voices"
          label={w.voices}
          help={w.voicesHelp}
          value={before ? undefined : '1'}
          width="short"
        />
        {accounts.length > 0 && (
          <Field
            type="select"
            name="userId"
            label={w.account}
            help={w.accountHelp}
            blank={w.noAccount}
            options={accounts}
            optional
          />
        )}
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
      {before && (
        <Form id="remove" intent="remove">
          <Button icon={Trash2}>{w.remove}</Button>
        </Form>
      )}
    </>
  )
}
