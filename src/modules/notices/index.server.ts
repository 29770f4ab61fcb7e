/** The only door of this module for the others. */

export { noticesAbout } from './about.server.ts'
export { tellMembers } from './features/tell-members/use-case.server.ts'
export { copyOfMessages, messageHistory } from './history.server.ts'
export { type NewNotice, type Notified, notify, notifyAll, type To } from './notify.server.ts'
export { mayReadNotices } from './permits.ts'
export type { TemplateId } from './rules/templates.ts'
export type { NoticeWay } from './rules/way.ts'
export { noticesToSay } from './to-say.server.ts'
