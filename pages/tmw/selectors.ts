import type { ListWords } from '../parts/table.ts';
import { label, resolveTree, type Resolved, type VersionedElements } from '../parts/versioned.ts';
import { tmwFilters } from './filters.ts';

/**
 * Everything about TMW that differs between versions, languages and layouts. G = in the guide; the rest is inferred and may be overridden by a calibration.
 * Versions known: 5.x and 6.x as the simulated consoles show them.
 */
const tree = {
  frames: { top: ['top'], menu: ['menu'], content: ['main'] },
  areas: {
    content: 'body', topMenu: '#topMenu', tree: '#leftMenu', userMenu: '#userMenu', location: '#location', form: '#formBox', popupForm: 'body',
    label: '#machineLabel', version: '#productVersion', error: '.errorMsg', noRight: '.errorMsg', notice: '#notice', list: '.listBox', pager: '.paging', pageNumber: '.paging strong', pageForm: 'form[name=pageForm]',
    searchBar: '.searchBar', searchField: 'select[name=searchField]', searchText: 'input[name=searchText]',
  },
  menu: {
    filters: label('필터 관리', 'Filter'), // G
    settings: label('환경 설정', 'Settings'), // G
    monitoring: label('모니터링', 'Monitoring'), // G
    advanced: label('스팸 고급 필터', 'Advanced Spam Filter'), // G
    connectionBlock: label('접속 단계 차단', 'Connection Block'), // G
    sendingIpBlock: label('발송 IP 차단', 'Sender IP Block'),
    connectionAllow: label('접속 단계 허용', 'Connection Allow'), // G
    relayAllow: label('송신 허용 정책', 'Relay Allow Policy'),
    smtpBlock: label('SMTP 단계 차단', 'SMTP Block'), // G
    maxRecipients: label('최대 수신자 수 제한', 'Max Recipients'), // G
    superWhiteIp: label('SuperWhite IP', 'SuperWhite IP', { from: '6.0', ko: 'Super White IP' }), // G
    logMonitoring: label('로그 모니터링', 'Log Monitoring'),
    spamMail: label('스팸 메일', 'Spam Mail'),
    connectionStage: label('접속 단계', 'Connection Stage'),
    smtpStage: label('SMTP 단계', 'SMTP Stage'),
    normalMail: label('정상 메일', 'Normal Mail'),
    adminLog: label('관리자 작업 로그', 'Admin Log'), // G
  },
  icons: {
    add: label('추가', 'Add', { from: '6.0', ko: '등록', en: 'New' }), // G [+]
    move: label('추가', 'Add', { from: '6.0', ko: '이동', en: 'Move' }), // G [>>]
    back: label('제거', 'Remove', { from: '6.0', ko: '빼기', en: 'Take out' }),
    save: label('저장', 'Save'), // G [O]
    remove: label('삭제', 'Delete'),
    search: label('검색', 'Search'),
    next: label('다음', 'Next'),
    first: label('처음', 'First'),
  },
  fields: {
    policyName: label('정책명', 'Policy Name'), // G
    inUse: label('사용여부', 'Use'), // G
    featureUse: label('사용 여부', 'Use'), // G, read as the switch of the whole feature
    use: label('사용', 'Use'), // G
    notUse: label('사용 안함', 'Do not use'), // G
    policyType: label('정책설정', 'Policy Setting'), // G
    allow: label('허용할 IP정책', 'Policy of IPs to allow'), // G
    exclude: label('허용에서 제외할 IP정책', 'Policy of IPs not to allow'), // G
    description: label('정책 설명', 'Description'), // G
    connectionFilters: label('접속단계필터', 'Connection Filters'), // G
    smtpFilters: label('SMTP단계필터', 'SMTP Filters'), // G
    ip: label('IP', 'IP'),
    targetIp: label('대상 IP', 'Target IP'),
    targetList: label('대상 IP 리스트', 'Target IP List'), // G
    limit: label('최대 수신자 수', 'Max Recipients'), // G
    memo: label('설명', 'Description'),
  },
  filters: tmwFilters,
  log: {
    time: label('시간', 'Time'), ip: label('발송 IP', 'Sender IP'), country: label('발신 국가', 'Country'), sender: label('송신자', 'Sender'), recipient: label('수신자', 'Recipient'),
    subject: label('제목', 'Subject'), size: label('크기', 'Size'), action: label('처리 상태', 'Action'), reason: label('이유', 'Reason'),
  },
  adminLog: {
    time: label('시간', 'Time'), administrator: label('관리자', 'Administrator'), from: label('접속 IP', 'From'), menu: label('메뉴', 'Menu'), work: label('작업 내용', 'Action'),
  },
  list: { total: String.raw`(?:전체|Total)\s*([\d,]+)`, noData: label('등록된 데이터가 없습니다.', 'No data.') },
  noRight: label('시스템관리자 권한이 필요한 페이지입니다.', 'This page needs the system administrator role.'), // G
};

/** Elements that no label finds, by `<section>.<field>`, as `calibrate --print` writes them. */
export const tmwElements: VersionedElements = {};

export type TmwUi = Resolved<typeof tree>;

/** Versions whose screens were walked; any other is read, and written only after a clean calibration (F-47). */
const known = /^[56]\.\d+(\.\d+)*$/;

export const triedTmw = (version: string): boolean => known.test(version);

/** Labels for one version and language; an untried version gets those of the nearest one before it. */
export const resolveTmw = (version: string, lang: 'ko' | 'en'): TmwUi => resolveTree(tree, version, lang);

/** What the list reader needs to know. */
export const listWords = (ui: TmwUi): ListWords => ({
  total: ui.list.total, empty: [ui.list.noData], next: ui.icons.next, first: ui.icons.first, pager: ui.areas.pager, current: ui.areas.pageNumber,
});

/** Signs that do not depend on version or language. */
export const tmwSigns = {
  signOutLabels: ['로그아웃', 'Logout'], password: 'input[type=password]', loginForm: 'form:has(input[type=password])', user: 'input[type=text]', submit: 'input[type=image], input[type=submit], button, a[href^="javascript"]',
  ...tree.areas,
  /** Pages between sign-in and console; the texts they are told apart by stand in `parts/barriers.ts`. */
  barrier: { form: '#gateForm', text: '.gateText', error: '.errorMsg', code: '#gateForm input[name=authCode]', notice: tree.areas.notice, sendCode: ['확인', 'OK', '로그인'] },
} as const;
