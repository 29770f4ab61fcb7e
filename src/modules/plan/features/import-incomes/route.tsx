import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/tariff-rows.css'
import './incomes.css'
import { data, redirect } from 'react-router'
import { type Id, isId, newId } from '#kit/id.ts'
import { cents, toInput } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { LARGEST_INCOME_FILE } from '#modules/plan/tariffs/income-levels.ts'
import {
  forgetFile,
  keepAreas,
  moveAreas,
  readIncomes,
  typeArea,
} from '#modules/plan/tariffs/incomes.server.ts'
import { incomesSample, SAMPLE_NAME } from '#modules/plan/templates/incomes-sample.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { tidyName } from '#platform/files/upload.ts'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Undo2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { AreaForm } from './AreaForm.tsx'
import { AreaList } from './AreaList.tsx'
import { decileName } from './decile-name.ts'
import { FileForm } from './FileForm.tsx'
import { areaForm, fileForm, typedDeciles } from './form.ts'
import { readIncomePage } from './query.server.ts'
import { WaitingFile } from './WaitingFile.tsx'

/** Which of the page's forms was refused, and why. */
type Refused = FormState & { readonly form: 'file' | 'keep' | 'type' | 'list' }

const idsIn = (text: string | null): Id<'IncomeArea'>[] =>
  (text ?? '').split(',').filter((id) => isId<'IncomeArea'>(id)) as Id<'IncomeArea'>[]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const asked = query.get('q') ?? ''
  const read = await readIncomePage(ctx, asked)
  const id = query.get('modifier')
  const edited = id ? read.areas.find((area) => area.id === id) : undefined
  if (id && !edited) noPage()
  const mayWrite = mayWritePlan(ctx.actor)
  return {
    areas: read.areas,
    waiting: mayWrite ? read.waiting : null,
    asked,
    edited: edited ?? null,
    removed: idsIn(query.get('retires')),
    kept: Number(query.get('gardes')) || 0,
    done: query.get('fait'),
    key: newId<'Form'>(),
    lastYear: Number(ctx.today().slice(0, 4)) - 3,
    mayWrite,
  }
}

const refused = (form: Refused['form'], state: FormState) =>
  data<Refused>({ ...state, form }, { status: 422 })

async function readFile(ctx: Ctx, posted: FormData, page: string) {
  if (posted.get('intent') === 'sample') {
    const bytes = new TextEncoder().encode(incomesSample)
    const read = await readIncomes(ctx, { name: SAMPLE_NAME, bytes, year: 2022, base: 'DISP' })
    return read.ok ? redirect(`${page}#choisir`) : refused('file', refusedForm({}, read))
  }
  const form = readForm(fileForm, posted)
  if (!form.ok) return refused('file', { values: form.values, errors: form.errors })
  const file = posted.get('file')
  if (!(file instanceof File) || file.size === 0)
    return refused('file', { values: form.values, errors: { file: 'file_needed' } })
  // Told before its bytes are copied.
  if (file.size > LARGEST_INCOME_FILE)
    return refused('file', { values: form.values, errors: { file: 'file_too_large' } })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const read = await readIncomes(ctx, { ...form.value, name: tidyName(file.name), bytes })
  return read.ok ? redirect(`${page}#choisir`) : refused('file', refusedForm(form.values, read))
}

async function writeArea(ctx: Ctx, posted: FormData, page: string) {
  const form = readForm(areaForm, posted)
  if (!form.ok) return refused('type', { values: form.values, errors: form.errors })
  const { id, name, code, level, year, base, source, idempotencyKey } = form.value
  const typed = await typeArea(ctx, {
    ...{ name, level, year, base, source, deciles: typedDeciles(form.value) },
    ...(id ? { id } : {}),
    ...(code ? { code: code.toUpperCase() } : {}),
    ...(idempotencyKey ? { idempotencyKey } : {}),
  })
  return typed.ok ? redirect(`${page}?fait=tape`) : refused('type', refusedForm(form.values, typed))
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  const page = `/${params.hub}/modele/tarifs/revenus`
  const ids = () => posted.getAll('ids').flatMap((id) => (isId<'IncomeArea'>(id) ? [id] : []))
  switch (posted.get('intent')) {
    case 'keep': {
      const keys = posted.getAll('keys').flatMap((key) => (typeof key === 'string' ? [key] : []))
      const kept = await keepAreas(ctx, { file: String(posted.get('file') ?? ''), keys })
      return kept.ok ? redirect(`${page}?gardes=${kept.value.kept}`) : refused('keep', refusedForm({}, kept))
    }
    case 'forget':
      await forgetFile(ctx)
      return redirect(page)
    case 'remove':
    case 'restore': {
      const back = posted.get('intent') === 'restore'
      const moved = await moveAreas(ctx, { ids: ids(), back })
      if (!moved.ok) return refused('list', refusedForm({}, moved))
      return redirect(back ? `${page}?fait=remis` : `${page}?retires=${ids().join(',')}`)
    }
    case 'type':
      return await writeArea(ctx, posted, page)
    default:
      return await readFile(ctx, posted, page)
  }
}

export default function Incomes({ loaderData, actionData, params }: Route.ComponentProps) {
  const words = useWords({ fr, en })
  const t = words.tariffs
  const w = t.incomes
  const locale = useLocale()
  const { areas, waiting, asked, edited, removed, kept, done, key, lastYear, mayWrite } = loaderData
  const base = `/${params.hub}/modele/tarifs`
  const own = { ...words.errors, ...t.errors }
  const state = (form: Refused['form'], before: Readonly<Record<string, string>> = {}) =>
    shownForm(locale, actionData?.form === form ? actionData : undefined, own, before)
  const typed = edited
    ? {
        ...{ name: edited.name, code: edited.code, level: edited.level, year: String(edited.year) },
        ...{ base: edited.base, source: edited.source },
        ...Object.fromEntries(
          edited.deciles.map((amount, i) => [
            decileName(i + 1),
            amount === null ? '' : toInput(cents(amount)),
          ]),
        ),
      }
    : { level: 'commune', base: 'DISP', year: String(lastYear) }
  const list = state('list')
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        action={
          areas.length > 0 && (
            <ButtonLink tone={waiting ? 'quiet' : 'primary'} href={base}>
              {w.back}
            </ButtonLink>
          )
        }
      />
      <PlanTabs hub={params.hub} current="tariffs" />
      <div className="ui-stack">
        {list.error && <Notice tone="warn">{list.error}</Notice>}
        {kept > 0 && <Notice tone="success">{w.waiting.kept(kept)}</Notice>}
        {done === 'tape' && <Notice tone="success">{w.type.saved}</Notice>}
        {done === 'remis' && <Notice tone="success">{w.restored}</Notice>}
        {removed.length > 0 && (
          <Notice
            tone="success"
            actions={
              mayWrite && (
                <form method="post" action={`${base}/revenus`}>
                  {removed.map((id) => (
                    <input key={id} type="hidden" name="ids" value={id} />
                  ))}
                  <Button name="intent" value="restore" icon={Undo2}>
                    {w.undo}
                  </Button>
                </form>
              )
            }
          >
            {w.removed(removed.length)}
          </Notice>
        )}
        {waiting && (
          <WaitingFile waiting={waiting} asked={asked} form={state('keep')} page={`${base}/revenus`} />
        )}
        <AreaList areas={areas} mayWrite={mayWrite} page={`${base}/revenus`} />
        {mayWrite && (
          <>
            <FileForm
              form={state('file', { year: String(lastYear), base: 'DISP' })}
              first={areas.length === 0 && !waiting}
            />
            <AreaForm
              form={state('type', typed)}
              edited={edited}
              open={edited !== null || actionData?.form === 'type'}
              idempotencyKey={key}
              page={`${base}/revenus`}
            />
          </>
        )}
      </div>
    </>
  )
}
