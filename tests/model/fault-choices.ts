import type { FaultName } from '../../fixtures/simulators/core/faults.ts';
import type { SimKind } from '../../fixtures/simulators/core/contract.ts';

type Values = readonly (string | number | boolean)[];

/**
 * The switches that a step may turn, with the values worth trying. Left out: what only costs time (silence, TLS of long ago), what the other tests hold to the letter.
 * Every switch is off again after its step.
 */
const common = {
  // on the way and at the sign-in
  'access-denied': ['200', '403'], 'http-403': [true], 'proxy-page': [true], 'redirect-login': ['form', 'basic', 'picture'], 'other-label': ['other-gw.example.co.kr'], 'other-version': ['9.9.9'],
  'other-login': [true], 'keyboard-plugin': ['script', 'any'], 'drop-at-sign-in': [1], 'session-slots': [1, 2], 'second-login': ['block', 'kick'], 'second-factor': ['totp'],
  'already-signed-in': [true], 'password-expired': [true], 'must-change': [true], 'legal-banner': ['이 시스템은 인가된 관리자만 사용할 수 있습니다.'], 'role': ['domain'], 'notice-layer': [true],
  // session and reading
  'expire-before-step': [2, 5, 8, 12, 16, 20, 25, 30], 'session-id-in-url': [true], 'csrf': [true], 'late-rows': [300, 900], 'page-size': [1, 3, 7], 'padded-options': [true],
  'stale-read': [400, 1500, 30_000], 'flip-read': [1000, 4000], 'cached-list': [60], 'churn': ['198.51.100.78'], 'ip-notation': ['slash32', 'range', 'mask', 'nbsp'], 'nfd-names': [true],
  'covering': ['203.0.113.0/24'], 'excluded': ['203.0.113.10'], 'feature-off': [true], 'late-alert': [50], 'late-alert-at': [3, 9, 15], 'latency': [20],
  // forms
  'confirm-text': ['저장하시겠습니까?'], 'beforeunload': [true], 'needs-show-modal': [true], 'keyup-ip': [true], 'keyup-count': [true], 'foreign-entry': ['198.51.100.77'],
  'save-by': ['fetch', 'fetch-twice', 'xhr', 'multipart-file'], 'save-target-blank': [true], 'popup-close-delay': [0, 200],
  // saving
  'save-delay': [300, 3500], 'drop-after-commit': [1, 99], 'cut-answer': [1, 99], 'status200-error': [true], 'success-but-not-stored': [true], 'refuse-save': ['권한이 없습니다.'],
  'refuse-save-after': [1, 2], 'popup-alert': ['중복된 IP 입니다'], 'alert-after-save': ['저장되었습니다.'], 'alert-then-remove-frame': ['저장되었습니다.'], 'reload-twice': [50],
  'duplicate-refused': [true], 'twice-within': ['refuse', 'commit'], 'commit-twice': [true], 'lost-neighbour': [true], 'cut-name': [true], 'pending-apply': [true], 'foreign-pending': [1],
} as const satisfies Partial<Record<FaultName, Values>>;

export type Switches = Readonly<Partial<Record<FaultName, string | number | boolean>>>;

/** Every switch with one of its values. */
export const faultChoices: readonly (readonly [FaultName, string | number | boolean])[] =
  Object.entries(common).flatMap(([name, values]: [string, Values]) => values.map((value) => [name as FaultName, value] as const));

/** Variants of the pages; one of each group, or none. */
export const variantChoices = (kind: SimKind): readonly (readonly string[])[] => [
  ['page', 'iframe', 'frameset'], ['inline', 'layer', 'popup'], ['utf-8', 'utf-8', 'euc-kr'], ['ko', 'ko', 'en'], ['v1', 'v2'], ['', 'post-menus'], ['', 'post-paging'], ['', '', 'polling-post'], ['', 'multipart'],
  ['answer-redirect', 'answer-200'], ...(kind === 'tmw' ? [['', 'post-move'], ['inner-posts', 'inner-silent']] : []),
];
