import type { RelayRules, RequestRule } from '../../engine/relay/rules.ts';

/** Every request of TMW that is no plain GET. All of it is inferred; a calibration confirms it on a real console. */
const post = (id: string, path: string, fields: readonly string[]): RequestRule => ({ id: `tmw/${id}`, method: 'POST', path, fields });

/** The sign-in form by the name of its password field: another name is another firmware's (F-47). `x` and `y` are where the picture was clicked. */
export const tmwSignIns = [{ rule: post('sign-in', '/tmw/loginProc.do', ['adminId', 'adminPasswd', 'x?', 'y?']), fields: { user: 'adminId', password: 'adminPasswd' }, free: ['x', 'y'] }] as const;

/** Pages between sign-in and console post to an address of their own, never below a menu's folder, where the saves are. */
export const tmwBarrier: RequestRule = { id: 'tmw/barrier', method: 'POST', path: /^\/tmw\/(?!loginProc|alarmPoll)[A-Za-z]+\.do$/, fields: [] };

export const tmwRequests = {
  signOut: { id: 'tmw/sign-out', method: 'GET', path: '/tmw/logout.do', fields: [] },
  connectionAllowSave: post('connection-allow/save', '/tmw/filter/connAllowSave.do', ['ipList', 'memo']),
  relayAllowSave: post('relay-allow/save', '/tmw/env/relayAllowSave.do', ['ipList', 'memo']),
  superWhiteSave: post('super-white-ip/save', '/tmw/filter/superWhiteIpSave.do', ['policyName', 'useYn', 'policyType', 'connFilter?', 'smtpFilter?', 'description']),
  targetSave: post('super-white-ip-policy/save', '/tmw/filter/superWhiteIpTargetSave.do', ['id', 'ipList?']),
  listedSave: post('max-recipients/inner-save', '/tmw/filter/maxRecipientsTargetSave.do', ['maxRcpt', 'ipList?']),
  limitSave: post('max-recipients/save', '/tmw/filter/maxRecipientsSave.do', ['maxRcpt', 'ipList?']),
  connectionAllowDelete: post('connection-allow/delete', '/tmw/filter/connAllowDelete.do', ['id']),
  relayAllowDelete: post('relay-allow/delete', '/tmw/env/relayAllowDelete.do', ['id']),
  superWhiteDelete: post('super-white-ip/delete', '/tmw/filter/superWhiteIpDelete.do', ['id']),
} as const satisfies Record<string, RequestRule>;

/** [>>] posts on some machines: a draft that the server keeps for the form, no setting. */
export const moveRule = (save: RequestRule): RequestRule => ({
  ...save, id: save.id.replace(/save$/, 'move'), path: String(save.path).replace(/Save\.do$/, 'Move.do'), fields: ['op', 'ip', ...save.fields.map((name) => `${name.replace(/\?$/, '')}?`)],
});

/** Screens whose menus some machines post, the same field names for all of one rule. */
const screens = (id: string, names: readonly string[], fields: readonly string[]): RequestRule => ({ id: `tmw/${id}`, method: 'POST', path: new RegExp(`^/tmw/(?:${names.join('|')})\\.do$`), fields });

const lists = [
  'filter/connAllow', 'filter/ipBlock', 'filter/superWhiteIp', 'env/relayAllow', 'monitor/spamConnection', 'monitor/spamSmtp', 'monitor/normalMail', 'monitor/adminLog',
];

const listing = ['page', 'pageSize', 'searchField', 'searchText'];

/** Menus, paging and searches that some machines post, screen by screen: an address that is not named here may save whatever it is called. The alarm counter that some poll. */
export const tmwRules: RelayRules = {
  declaredReads: [
    screens('menu', ['main', 'page', 'frame/menu'], ['menu']),
    screens('screen', [...lists, 'filter/smtpBlock', 'filter/maxRecipients'], []),
    screens('list', lists, listing),
    screens('policy-list', ['filter/superWhiteIpPolicy'], ['id', ...listing]),
  ],
  ambient: [{ id: 'tmw/alarm', method: 'POST', path: '/tmw/alarmPoll.do', fields: ['seq?'] }],
  getWrites: [tmwRequests.signOut],
  saves: [...tmwSignIns.map((one) => one.rule), ...Object.values<RequestRule>(tmwRequests).flatMap((one) => (one.id.endsWith('save') ? [one, moveRule(one)] : [one]))],
  tokens: ['csrf'],
};
