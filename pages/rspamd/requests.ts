import type { RelayRules, RequestRule } from '../../engine/relay/rules.ts';

/**
 * Every request of rspamd's web interface that is more than a plain GET, as its scripts make them (`js/app/rspamd.js` and `config.js` of 3.4). The page sends the
 * password as the header `Password` with everything it asks once it was typed.
 */
export const rspamdSignIn = { rule: { id: 'rspamd/sign-in', method: 'GET', path: '/auth', fields: ['header:password'] }, fields: { password: 'header:password' }, free: [] } as const satisfies {
  readonly rule: RequestRule;
  readonly [key: string]: unknown;
};

/** [Save changes]: which map stands in the header `Map`, its whole new text is the body, under the type of a form. */
export const rspamdMapSave: RequestRule = { id: 'rspamd/map/save', method: 'POST', path: '/savemap', fields: ['header:map', 'body'], body: 'text' };

/** What the controller's commands change by GET as well; none of them is ours. */
const commands: RequestRule = { id: 'rspamd/command', method: 'GET', path: /^\/(?:historyreset|statreset|save[a-z]+|learn[a-z]+|fuzzy(?:add|del[a-z]*))$/, fields: [] };

export const rspamdRules: RelayRules = { declaredReads: [], ambient: [], getWrites: [commands], saves: [rspamdMapSave], credentialHeaders: ['password'] };
