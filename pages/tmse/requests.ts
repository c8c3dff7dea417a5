import type { RelayRules, RequestRule } from '../../engine/relay/rules.ts';

/** Every request of TMSe that is no plain GET. All of it is inferred; a calibration confirms it on a real console. */
const post = (id: string, path: string, fields: readonly string[]): RequestRule => ({ id: `tmse/${id}`, method: 'POST', path, fields });

const signIn = (user: string, password: string) => ({ rule: post('sign-in', '/admin/login.do', [user, password]), fields: { user, password } });

/** The sign-in form by the name of its password field: versions differ (F-47). */
export const tmseSignIns = [signIn('userId', 'userPwd'), signIn('adminId', 'adminPassword')] as const;

/** Pages between sign-in and console post to an address of their own, never below a menu's folder, where the saves are. */
export const tmseBarrier: RequestRule = { id: 'tmse/barrier', method: 'POST', path: /^\/admin\/(?!login|logout|alarmPoll)[A-Za-z]+\.do$/, fields: [] };

export const tmseRequests = {
  signOut: post('sign-out', '/admin/logout.do', []),
  connectionAllowDelete: post('connection-allow/delete', '/admin/filter/connectionAllowDelete.do', ['id']),
  connectionAllowSave: post('connection-allow/save', '/admin/filter/connectionAllowSave.do', ['id', 'ip', 'memo']),
  relayAllowDelete: post('relay-allow/delete', '/admin/system/relayAllowDelete.do', ['id']),
  relayAllowSave: post('relay-allow/save', '/admin/system/relayAllowSave.do', ['id', 'ip', 'memo']),
  superWhiteDelete: post('super-white-ip/delete', '/admin/filter/superWhiteIpDelete.do', ['id']),
  superWhiteSave: post('super-white-ip/save', '/admin/filter/superWhiteIpSave.do', ['id', 'policyName', 'useYn', 'policyType', 'filter?', 'ipInput', 'ip?', 'description']),
  limitPolicyDelete: post('max-recipients-detail/delete', '/admin/filter/maxRecipientsDetailDelete.do', ['id']),
  limitPolicySave: post('max-recipients-detail/save', '/admin/filter/maxRecipientsDetailSave.do', ['id', 'policyName', 'useYn', 'maxCount', 'ipInput', 'ip?', 'description']),
} as const satisfies Record<string, RequestRule>;

/** Ids of the requests that a row's [삭제] sends. */
export const tmseDeletes = [tmseRequests.connectionAllowDelete, tmseRequests.relayAllowDelete, tmseRequests.superWhiteDelete, tmseRequests.limitPolicyDelete].map((one) => one.id);

const screens = (id: string, names: readonly string[], fields: readonly string[]): RequestRule => ({ id: `tmse/${id}`, method: 'POST', path: new RegExp(`^/admin/(?:${names.join('|')})\\.do$`), fields });

const mailLogs = ['monitor/spamConnection', 'monitor/spamSmtp', 'monitor/normal'];

const lists = ['monitor/adminLog', 'filter/connectionAllow', 'filter/sendingIpBlock', 'filter/superWhiteIp', 'filter/maxRecipientsDetail', 'system/relayAllow'];

/** Menus, paging and searches that some machines post, screen by screen: an address that is not named here may save whatever it is called. The alarm counter that some poll. */
export const tmseRules: RelayRules = {
  declaredReads: [
    screens('menu', ['index', 'menu', 'page', 'filter/maxRecipients', ...lists, ...mailLogs], ['menu']),
    screens('list', lists, ['page', 'size?']),
    screens('mail-log', mailLogs, ['page', 'size', 'action', 'field', 'keyword']),
  ],
  ambient: [{ id: 'tmse/alarm', method: 'POST', path: '/admin/alarmPoll.do', fields: ['type?'] }],
  getWrites: [],
  saves: [...tmseSignIns.map((one) => one.rule), ...Object.values(tmseRequests)],
  tokens: ['csrf'],
};
