import type { ListWords } from '../parts/table.ts';
import { label, resolveTree, type Resolved, type VersionedElements } from '../parts/versioned.ts';
import { tmseFilters } from './filters.ts';

/**
 * Everything about TMSe that differs between versions, languages and layouts. G = in the guide, V = in the vendor's help centre; the rest is inferred and may be
 * overridden by a calibration. Versions known: 3.x and 4.x as the simulated consoles show them.
 */
const tree = {
  frames: { top: ['top'], menu: ['menu'], content: ['main'] },
  areas: {
    topMenu: '#gnb > ul', tree: '#lnb', content: '#content', location: '#content .location', form: '#formArea, #formLayer', popupForm: 'body', policyForm: '#policyForm',
    user: '#gnb .user', label: '.machine', version: '.version', signOut: '#logoutForm', listArea: '#listArea', switchForm: '#switchForm', tabs: '.tabs', noRight: '#content .description', notice: '#notice',
    pager: '.paging', pageNumber: '.paging strong', searchBar: '.tools', searchField: '.tools select[name=field]', searchText: '.tools input[name=keyword]',
  },
  menu: {
    filters: label('필터관리', 'Filter Management', { from: '4.0', ko: '필터 관리' }), // G
    system: label('시스템 관리', 'System Management'), // G
    monitoring: label('모니터링', 'Monitoring'), // G
    advanced: label('스팸 고급 필터', 'Advanced Spam Filter'), // G
    connectionBlock: label('접속 단계 차단', 'Connection Stage Block'), // V
    sendingIpBlock: label('발송 IP 차단', 'Sender IP Block'),
    connectionAllow: label('접속 단계 허용', 'Connection Stage Allow'), // V
    relayAllow: label('송신 허용 정책', 'Relay Allow Policy'),
    smtpBlock: label('SMTP 단계 차단', 'SMTP Stage Block'), // G
    maxRecipients: label('최대 수신자 수 제한', 'Max Recipients Limit'), // G
    superWhiteIp: label('Super White IP', 'Super White IP', { from: '4.0', ko: 'SuperWhite IP' }), // V
    logMonitoring: label('로그 모니터링', 'Log Monitoring'), // G
    spamMail: label('스팸 메일', 'Spam Mail'), // G
    connectionStage: label('접속 단계', 'Connection Stage'), // G
    smtpStage: label('SMTP 단계', 'SMTP Stage'), // G
    normalMail: label('정상 메일', 'Normal Mail'), // G
    adminLog: label('관리자 작업 로그', 'Administrator Log'), // G
  },
  tabs: { detail: label('상세정책', 'Detailed Policy') }, // G
  buttons: {
    add: label('추가', 'Add', { from: '4.0', ko: '신규 등록', en: 'New' }), // G
    move: label('추가', 'Add', { from: '4.0', ko: '등록', en: 'Register' }),
    takeOut: label('삭제', 'Delete', { from: '4.0', ko: '제거', en: 'Remove' }),
    remove: label('삭제', 'Delete'),
    save: label('저장', 'Save', { from: '4.0', ko: '저장하기' }), // G
    search: label('검색', 'Search', { from: '4.0', ko: '조회', en: 'Find' }), // G
    next: label('다음', 'Next'),
    first: label('처음', 'First'),
  },
  fields: {
    policyName: label('정책명', 'Policy Name', { from: '4.0', ko: '정책 이름' }),
    inUse: label('사용여부', 'Status', { from: '4.0', ko: '사용 여부' }),
    featureUse: label('사용 여부', 'Feature Status'),
    use: label('사용', 'Enabled'),
    policyType: label('정책설정', 'Policy Type', { from: '4.0', ko: '정책 설정' }),
    allow: label('허용', 'Allow'),
    filters: label('허용 필터', 'Allowed Filters'),
    connectionFilters: label('접속 단계', 'Connection Stage'),
    smtpFilters: label('SMTP 단계', 'SMTP Stage'),
    ip: label('발송 IP', 'Sender IP'), // V
    memo: label('설명', 'Description', { from: '4.0', ko: '비고', en: 'Remarks' }),
    limit: label('최대 수신자 수', 'Max Recipients'),
    blockedIps: label('차단 IP 설정', 'Blocked IP Setting', { from: '4.0', ko: '차단 IP 설정 리스트' }), // G
    description: label('정책 설명', 'Description'),
  },
  filters: tmseFilters,
  /** Which labels share a cell is a reading of the guide's picture (E-1). */
  log: {
    timeAndIp: label('시간 / 발송 IP', 'Time / Sender IP'), countryAndSender: label('발신 국가 / 송신자', 'Country / Sender'), recipient: label('수신자', 'Recipient'), subject: label('제목', 'Subject'),
    size: label('크기', 'Size'), actionAndReason: label('처리 상태 이유', 'Action Reason'), ip: label('발송 IP', 'Sender IP'),
  },
  adminLog: {
    time: label('시간', 'Time'), administrator: label('관리자', 'Administrator'), from: label('접속 IP', 'Access IP'), menu: label('메뉴', 'Menu'), work: label('작업 내용', 'Work'),
  },
  list: { total: String.raw`(?:전체|Total)\s*([\d,]+)`, noData: label('등록된 데이터가 없습니다.', 'No data.') },
  noRight: label('시스템관리자 권한이 필요한 페이지입니다.', 'This page requires the system administrator role.'), // G
};

/** Elements that no label finds, by `<section>.<field>`, as `calibrate --print` writes them. */
export const tmseElements: VersionedElements = {};

export type TmseUi = Resolved<typeof tree>;

/** Versions whose screens were walked; any other is read, and written only after a clean calibration (F-47). */
const known = /^[34]\.\d+(\.\d+)*$/;

export const triedTmse = (version: string): boolean => known.test(version);

/** Labels for one version and language; an untried version gets those of the nearest one before it. */
export const resolveTmse = (version: string, lang: 'ko' | 'en'): TmseUi => resolveTree(tree, version, lang);

/** What the list reader needs to know. */
export const listWords = (ui: TmseUi): ListWords => ({
  total: ui.list.total, empty: [ui.list.noData], next: ui.buttons.next, first: ui.buttons.first, pager: ui.areas.pager, current: ui.areas.pageNumber,
});

/** Signs that do not depend on version or language. */
export const tmseSigns = {
  password: 'input[type=password]', loginForm: 'form:has(input[type=password])', userField: 'input[type=text]', submitLabels: ['로그인', 'Login'], signOutLabels: ['로그아웃', 'Logout'],
  ...tree.areas,
  /** Pages between sign-in and console; the texts they are told apart by stand in `parts/barriers.ts`. */
  barrier: { form: '#gateForm', text: '.gateText', error: '.errorMsg', code: '#gateForm input[name=authCode]', notice: tree.areas.notice, sendCode: ['확인', 'OK', '로그인'] },
} as const;
